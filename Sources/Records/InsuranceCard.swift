/// The code on a health-insurance card: fifteen parts, the last `$`, names and addresses in hexadecimal UTF-8.
///
/// It is read to fill in a form and never printed as somebody's code. Source: Documentation/Formats.md, 2.
package struct InsuranceCard: Sendable, Hashable {
    /// The whole code as it came.
    package let raw: String
    /// 15 characters, or 10 digits as cards since 2021 print it.
    package let number: String
    package let name: String
    /// Nil if the card has no date of the calendar.
    package let dateOfBirth: PartialDay?
    package let sex: Sex
    package let address: String?
    /// The place of first treatment: `79 - 034`.
    package let hospital: String
    package let validFrom: String
    /// Nil if it is not limited.
    package let validTo: String?
    /// Father or mother, on a child's card.
    package let guardian: String?

    /// Nil if the text does not have the form of such a code.
    package init?(_ text: String) { self.init(Array(text.utf8)) }

    /// Nil if the bytes do not have the form of such a code.
    package init?(_ bytes: [UInt8]) {
        guard let (raw, parts) = IdentityCode.parts(of: bytes), parts.count == 15,
            parts[14].elementsEqual("$".utf8), Self.isNumber(parts[0]),
            let name = Self.text(hex: parts[1]), let address = Self.text(hex: parts[4]),
            let guardian = Self.text(hex: parts[10]), !name.isEmpty
        else { return nil }
        let texts = parts.map { String(decoding: $0, as: UTF8.self) }
        guard texts[3] == "1" || texts[3] == "2" else { return nil }
        self.raw = raw
        number = texts[0]
        self.name = name
        dateOfBirth = PartialDay(issuedAs: texts[2])
        sex = texts[3] == "1" ? .male : .female
        self.address = address.isEmpty ? nil : address
        hospital = texts[5]
        validFrom = texts[6]
        validTo = texts[7] == "-" ? nil : texts[7]
        self.guardian = guardian.isEmpty ? nil : guardian
    }

    /// True for 10 digits, or two letters, 1–5, two digits and ten of 0–9 A–Z.
    static func isNumber(_ part: ArraySlice<UInt8>) -> Bool {
        let number = Array(part)
        if number.count == 10 { return number.allSatisfy(\.isDigit) }
        return number.count == 15 && number[..<2].allSatisfy(\.isCapital) && "12345".utf8.contains(number[2])
            && number[3..<5].allSatisfy(\.isDigit) && number[5...].allSatisfy { $0.isDigit || $0.isCapital }
    }

    /// The text that pairs of hexadecimal digits spell; empty for `-`.
    ///
    /// Nil if they spell none.
    private static func text(hex part: ArraySlice<UInt8>) -> String? {
        guard !part.elementsEqual("-".utf8) else { return "" }
        let digits = part.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard !digits.isEmpty, digits.count == part.count, digits.count.isMultiple(of: 2) else { return nil }
        let bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
        return String(validating: bytes, as: UTF8.self)
    }
}
