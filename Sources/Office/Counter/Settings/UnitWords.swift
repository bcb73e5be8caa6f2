import Foundation
import Pages
import Press
import Records
import Store

/// The words of all templates that a unit may say in its own way, each once.
struct UnitWords: Sendable {
    struct Field: Sendable {
        let name: String
        let meaning: Wording
        /// What templates say when nobody says anything else; they may differ.
        let initial: [String]
        /// Whether all of an office's pieces have it in common, such as the hotline.
        let isShared: Bool
    }

    /// Where the words that are in use come from.
    enum Origin: Sendable, Hashable {
        case own
        case unit(String)
        case locality
        case templates
    }

    /// Shared ones first, then by name.
    let fields: [Field]
    /// More than the longest line of any template.
    static let longest = 300

    init(of catalogue: Catalogue) {
        let all = Dictionary(grouping: catalogue.templates.flatMap(\.fields), by: \.name)
        fields = all.values.compactMap { fields in
            guard let first = fields.first else { return nil }
            let initial = Set(fields.map(\.initial).filter { !$0.isEmpty }).sorted()
            return Field(
                name: first.name, meaning: first.meaning, initial: initial,
                isShared: Locality.sharedFields.contains(first.name))
        }.sorted { ($0.isShared ? 0 : 1, $0.name) < ($1.isShared ? 0 : 1, $1.name) }
    }

    /// A line as it is kept: composed, and with single blanks.
    static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .precomposedStringWithCanonicalMapping
    }

    /// Why a line cannot be said; nil when it can.
    static func fault(_ line: String, for field: String) -> Wording? {
        if line.count > longest {
            return Wording(
                vi: "Dài quá \(longest) ký tự.", en: "It is longer than \(longest) characters.")
        }
        if line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            return Wording(vi: "Có ký tự không in được.", en: "It has characters that cannot be printed.")
        }
        if WithdrawnApp.isNamed(in: line) { return WithdrawnApp.reason }
        if field == Template.mask, !["yes", "no"].contains(line) {
            return Wording(vi: "Chỉ yes hoặc no.", en: "Either yes or no.")
        }
        return nil
    }
}

extension Catalogue {
    /// The first piece that cannot be printed with these words, for each field that is to blame.
    ///
    /// Only templates that have one of the `changed` fields are tried, with their samples.
    func faults(of words: [String: String], changed: Set<String>, on day: Day) throws -> [String: Wording] {
        var faults: [String: Wording] = [:]
        for template in templates where template.fields.contains(where: { changed.contains($0.name) }) {
            let press = try press(template.id, settings: [:], wording: words, date: day)
            // The sample's own words would stand in the way of those that are tried.
            let sample = template.sample.filter { !changed.contains($0.key) }
            do throws(Problems) {
                _ = try press.piece(for: try press.record(named: sample))
            } catch {
                for problem in error.all {
                    let blamed = changed.contains(problem.field) ? problem.field : ""
                    let (vi, en) = (problem.message.vi, problem.message.en)
                    faults[blamed] = Wording(
                        vi: "Mẫu “\(template.title.vi)”: \(vi)", en: "Template “\(template.title.en)”: \(en)")
                }
            }
        }
        // What is told beside a field need not be told again.
        if faults.count > 1 { faults[""] = nil }
        return faults
    }
}
