package import Drawing
package import Pages
import Payloads
package import Records
import Symbols

/// The line from a record to its pages.
///
/// There is no other: the batch and the web both go through it.
///
/// A value: what it prints depends on its parts and the record, and on nothing that happened before.
package struct Press: Sendable {
    package let template: Template
    package let settings: Settings
    package let fonts: FontBook
    private let accepted: Set<PayloadKind>

    /// The kinds of code that a template's `accepts` may name.
    package static let kindsOfCode = PayloadKind.allCases.map(\.rawValue)

    package init(template: Template, settings: Settings, fonts: FontBook) {
        self.template = template
        self.settings = settings
        self.fonts = fonts
        accepted = Set(template.accepts.compactMap(PayloadKind.init(rawValue:)))
    }

    /// Everything that has to be printed for `record`, or every reason why it cannot be.
    package func piece(for record: Record) throws(Problems) -> Piece {
        let payload = Payload(record.qr)
        // A slip for somebody whose code is not there yet.
        let isCodeless = payload.bytes.isEmpty && !template.needsCode
        let faults = isCodeless ? [] : payload.problems(against: record, accepting: accepted)
        let pages = try pages(for: record, code: payload.bytes, after: faults)
        return Piece(
            recordID: record.id, line: record.line, fingerprint: isCodeless ? "" : payload.fingerprint,
            pages: pages)
    }

    /// What is printed for nobody in particular, of a template that needs no record.
    package func notice() throws(Problems) -> [Page] { try pages(for: nil, code: [], after: []) }

    private func pages(
        for record: Record?, code: [UInt8], after found: [Problem]
    ) throws(Problems) -> [Page] {
        var problems = found
        var symbols: [String: Symbol] = [:]
        for slot in template.symbolSlots where symbols[slot.id] == nil {
            guard let content = content(of: slot, code: code) else { continue }
            do throws(SymbolRuleError) {
                symbols[slot.id] = try slot.rule.symbol(for: content, slot: slot.frame.size.width)
            } catch {
                problems.append(.symbol(error, line: record?.line ?? 0))
            }
        }
        var pages: [Page] = []
        do throws(Problems) {
            pages = try template.pages(for: record, symbols: symbols, settings: settings, fonts: fonts)
        } catch {
            problems += error.all
        }
        if let problems = Problems(problems) { throw problems }
        return pages
    }

    /// What the symbol in a slot says: the record's code, or what the slot is for; nil when that is empty.
    private func content(of slot: SymbolSlot, code: [UInt8]) -> [UInt8]? {
        guard let phrase = slot.rule.content else { return code }
        return phrase.text { settings.values[$0].flatMap { $0.isEmpty ? nil : $0 } }.map { Array($0.utf8) }
    }

    /// The record with these fields.
    ///
    /// Throws everything that is wrong with them.
    package func record(named fields: [String: String]) throws(Problems) -> Record {
        try Record(
            template.kind, named: fields.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) },
            today: settings.date)
    }

    /// The record that stands for all others in pictures of the template.
    ///
    /// It does not exist.
    package func sample() throws(Problems) -> Record {
        try record(named: template.sample)
    }
}

extension Problem {
    fileprivate static func symbol(_ error: SymbolRuleError, line: Int) -> Problem {
        switch error {
        case .tooDense(let version, let module, let smallest):
            let (size, floor) = (hundredths(module), hundredths(smallest))
            return Problem(
                line: line, field: "qr", code: "qr.too-dense",
                message: Wording(
                    vi:
                        "Mã quá dày (phiên bản \(version)): mỗi ô chỉ \(size) mm, máy quét cần ít nhất \(floor) mm.",
                    en:
                        "The code is too dense (version \(version)): a module would be \(size) mm, readers need \(floor) mm."
                ),
                hint: Wording(
                    vi: "Chọn mẫu có mã lớn hơn.", en: "Choose a template with a larger symbol."))
        case .unencodable(let cause):
            return Problem(
                line: line, field: "qr", code: "qr.unencodable",
                message: Wording(
                    vi: "Nội dung này không thể thành mã QR.",
                    en: "This content cannot become a QR code (\(cause))."),
                hint: Wording(vi: "Xin mã từ nơi cấp.", en: "Ask the issuer for the code again."))
        }
    }

    private static func hundredths(_ length: Length) -> String {
        let value = Int((length.mm * 100).rounded())
        let cents = value % 100
        return "\(value / 100).\(cents < 10 ? "0" : "")\(cents)"
    }
}
