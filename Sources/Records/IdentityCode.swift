/// A code that states who somebody is, in one of the three forms in use.
package enum IdentityCode: Sendable, Hashable {
    case personal(PersonalCode)
    case identityCard(IdentityCard)
    case insuranceCard(InsuranceCard)

    /// Recognises the bytes by their shape; nil if they are none of the three.
    ///
    /// No bytes are two of them.
    package init?(_ bytes: [UInt8]) {
        if let code = PersonalCode(bytes) {
            self = .personal(code)
        } else if let card = IdentityCard(bytes) {
            self = .identityCard(card)
        } else if let card = InsuranceCard(bytes) {
            self = .insuranceCard(card)
        } else {
            return nil
        }
    }

    /// The parts between bars, the empty ones too.
    ///
    /// Nil if the bytes are not UTF-8.
    ///
    /// A byte order mark before and line ends after the text are passed over, as readers send them.
    static func parts(of bytes: [UInt8]) -> (raw: String, parts: [ArraySlice<UInt8>])? {
        guard let raw = String(validating: bytes, as: UTF8.self) else { return nil }
        var text = bytes[...]
        if text.starts(with: "\u{FEFF}".utf8) { text = text.dropFirst(3) }
        while let last = text.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") {
            text.removeLast()
        }
        return (raw, text.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false))
    }
}
