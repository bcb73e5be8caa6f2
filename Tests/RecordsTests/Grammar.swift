import Records

/// The forms of the codes as regular expressions, to judge what reads them part by part.
///
/// Source: Documentation/Formats.md, 1 to 3.
struct Grammar {
    enum Kind: CaseIterable { case personal, identityCard, insuranceCard }

    private let personal =
        /[0-9A-Z]{6,20}\|[A-Z]+(?: [A-Z]+)*\|[0-9]{4}-[0-9]{2}-[0-9]{2}\|[01]\|[0-9]{1,20}\|[^|]*/
        .matchingSemantics(.unicodeScalar)
    private let identityCard =
        /[0-9]{12}\|(?:[0-9]{9}|[0-9]{12})?\|([^|]+)\|(?:[0-9]{8}|[0-9]{6}|[0-9]{4})\|(?:Nam|Nữ)\|[^|]*\|(?:[0-9]{8})?(?:(?:\|[^|]*){4})?/
        .matchingSemantics(.unicodeScalar)
    private let insuranceCard =
        /(?:[A-Z]{2}[1-5][0-9]{2}[0-9A-Z]{10}|[0-9]{10})\|([0-9A-Fa-f]+)\|[^|]*\|[12]\|([0-9A-Fa-f]+|-)(?:\|[^|]*){5}\|([0-9A-Fa-f]+|-)(?:\|[^|]*){3}\|\$/
        .matchingSemantics(.unicodeScalar)

    /// Nil if the bytes have none of the forms.
    func kind(of bytes: [UInt8]) -> Kind? {
        // Every form has bars; a regular expression takes long to find out.
        guard bytes.count(where: { $0 == UInt8(ascii: "|") }) >= 5,
            let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        let scalars = text.unicodeScalars
        var bare = Substring(text.unicodeScalars.first == "\u{FEFF}" ? scalars.dropFirst() : scalars[...])
        while let last = bare.unicodeScalars.last, last == "\n" || last == "\r" {
            bare.unicodeScalars.removeLast()
        }
        if bare.wholeMatch(of: personal) != nil { return .personal }
        if let match = bare.wholeMatch(of: identityCard), match.1.count <= 100 { return .identityCard }
        if let match = bare.wholeMatch(of: insuranceCard),
            [match.1, match.2, match.3].allSatisfy(Self.isText)
        {
            return .insuranceCard
        }
        return nil
    }

    /// True for `-`, and for pairs of digits that spell UTF-8.
    private static func isText(_ hex: Substring) -> Bool {
        if hex == "-" { return true }
        let digits = Array(hex)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
        return bytes.count * 2 == digits.count && String(validating: bytes, as: UTF8.self) != nil
    }
}

extension IdentityCode {
    var kind: Grammar.Kind {
        switch self {
        case .personal: .personal
        case .identityCard: .identityCard
        case .insuranceCard: .insuranceCard
        }
    }
}
