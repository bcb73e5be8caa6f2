import Pages
import Press
import Records
import Store
import Web

/// What the page of a unit's settings shows.
struct SettingsPage: Sendable {
    struct Word: Sendable {
        let name: String
        let label: String
        /// The unit's own; empty when it says nothing of its own.
        let own: String
        let isOwn: Bool
        /// What is said when the unit says nothing, and who says so.
        let inherited: String
        let origin: String
        let isLong: Bool
        let isYesOrNo: Bool
        let isYes: Bool
        let isNo: Bool
        let fault: String?
    }

    struct Offer: Sendable {
        let id: String
        let title: String
        let isOffered: Bool
        let isShown: Bool
    }

    let picker: UnitPicker
    let shared: [Word]
    let others: [Word]
    /// Whether something is wrong with one of the others, which are folded away otherwise.
    let hasFaultInOthers: Bool
    let wordsFault: String?
    let ofPersons: [Offer]
    let ofVenues: [Offer]
    /// Whether the unit has a list of its own.
    let hasOwnOffers: Bool
    let offersFault: String?
    let hasOwnLogo: Bool
    let hasLogo: Bool
    let logoFault: String?
    /// What the reader of the file says, in English.
    let logoReason: String?
    /// Empty when the unit has not chosen.
    let keepHours: String
    /// Nil when the office itself keeps nothing for an hour.
    let mostHours: Int?
    let inheritedHours: Int
    let keepFault: String?
    /// The template that is shown as a sample.
    let shown: String
}

/// What was typed and is wrong, to be shown again beside its field.
struct SettingsFault: Sendable {
    var typed: [String: String]?
    /// By field; "" for what belongs to none.
    var words: [String: Wording] = [:]
    var offers: Wording?
    var logo: Wording?
    var logoReason: String?
    var hours: String?
    var keep: Wording?
}

/// Everything that applies to a unit, as the store has it.
struct UnitTerms: Sendable {
    /// The words of the unit and of those above it, the nearest first.
    let words: [(unit: OfficeUnit, words: [String: String])]
    let own: UnitChoices
    let inherited: UnitChoices

    var choices: UnitChoices { own.inheriting(from: inherited) }
    var ownWords: [String: String] { words.first?.words ?? [:] }
    /// The words that hold: of each field those of the nearest unit.
    var wording: [String: String] {
        words.reduce(into: [:]) { held, next in held.merge(next.words) { nearer, _ in nearer } }
    }

    /// What is said where the unit itself says nothing.
    func inherited(_ field: String) -> (text: String, unit: String)? {
        words.dropFirst().lazy.compactMap { step in step.words[field].map { ($0, step.unit.name) } }.first
    }
}

extension SettingsBook {
    func terms(of unit: String, in tree: UnitTree) async throws(StoreError) -> UnitTerms {
        let path = tree.path(to: unit)
        var words: [(OfficeUnit, [String: String])] = []
        for id in path {
            if let unit = tree.units[id] { words.append((unit, try await settings(of: id))) }
        }
        let kept = try await choices(of: Set(path))
        let above = path.dropFirst().first.map { tree.choices(of: $0, among: kept) } ?? UnitChoices()
        return UnitTerms(words: words, own: kept[unit] ?? UnitChoices(), inherited: above)
    }
}
