import Access
import Payloads
import Records
import Web

/// A card that a clerk has begun: what was scanned and typed so far.
struct CardDraft: Sendable {
    private(set) var choice: CardChoice
    /// What the form holds, by field; none is empty.
    private(set) var fields: [CardField: String] = [:]
    /// The card of the person that was scanned last.
    private(set) var papers: IdentityCode?
    /// What is printed.
    private(set) var code: PersonalCode?
    private(set) var isByProxy = false
    /// What was odd about the last scan, whose rest was taken.
    private(set) var oddity: ScanFault?
    /// Names what would be printed now: another one as soon as anything changes.
    private(set) var key = Self.newKey

    private static var newKey: String { Secret(.form).text }

    init(_ choice: CardChoice) { self.choice = choice }

    /// Adds what was scanned; what the form holds already stays.
    mutating func take(_ scanned: ScannedText) {
        guard let found = scanned.code else { return }
        key = Self.newKey
        oddity = ScanFault(scanned)
        var said = Dictionary(
            found.facts(masked: false).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        switch found {
        case .personal(let code):
            self.code = code
            isByProxy = isByProxy || code.isDeclaredByProxy
            // The code has the name without its marks; a card shows the legal name.
            said[CardField.fullName.rawValue] = nil
        case .identityCard where scanned.trouble == .marksLost:
            (said[CardField.fullName.rawValue], said[CardField.address.rawValue]) = (nil, nil)
        case .identityCard, .insuranceCard:
            papers = found
            said.merge(Residence(said[CardField.address.rawValue] ?? "")?.fields ?? [:]) { first, _ in first }
        }
        for field in CardField.allCases where fields[field] == nil { fields[field] = said[field.rawValue] }
        if isOfOldNumber { fields[.nationalID] = code?.number }
    }

    /// Takes what the clerk typed and chose; answers whether anything is different now.
    ///
    /// A code that was scanned into one of the fields is taken as a scan.
    mutating func take(_ form: Form, of offers: CardOffers) -> Bool {
        let before = self
        choice = CardChoice(form, of: offers)
        isByProxy = form["by_proxy"] != nil
        var scans: [ScannedText] = []
        for field in CardField.allCases {
            let text = form[field.rawValue]
            if let text, let scan = Self.scan(in: text, beside: fields[field]) {
                scans.append(scan)
            } else {
                fields[field] = text
            }
        }
        let isDifferent =
            (choice, fields, isByProxy) != (before.choice, before.fields, before.isByProxy)
            || !scans.isEmpty
        if isDifferent { key = Self.newKey }
        for scan in scans { take(scan) }
        return isDifferent
    }

    /// A code that was scanned into a field, before or behind what the field held.
    private static func scan(in text: String, beside value: String?) -> ScannedText? {
        guard text.contains("|") else { return nil }
        var texts = [text]
        if let value, text.hasPrefix(value) { texts.append(String(text.dropFirst(value.count))) }
        if let value, text.hasSuffix(value) { texts.append(String(text.dropLast(value.count))) }
        return texts.map(ScannedText.init).first { $0.code != nil }
    }

    /// True if the code has the number that the person's card names as the one before it.
    private var isOfOldNumber: Bool {
        guard let code, case .identityCard(let card)? = papers else { return false }
        return card.oldNumber == code.number
    }

    /// The fields of the record that is printed.
    var record: [String: String] {
        var record: [String: String] = [:]
        for (field, text) in fields where isByProxy || !CardField.ofProxy.contains(field) {
            record[field.rawValue] = text
        }
        record["qr"] = code?.raw
        return record
    }

    /// ``record``, and the card that it has to agree with.
    var sworn: [String: String] {
        var record = record
        record["scan"] = isOfOldNumber ? nil : papers?.raw
        return record
    }
}

extension IdentityCode {
    /// The whole code as it was read.
    fileprivate var raw: String {
        switch self {
        case .personal(let code): code.raw
        case .identityCard(let card): card.raw
        case .insuranceCard(let card): card.raw
        }
    }
}
