/// An address with `http` or `https` and a host; the rest may be anything without blanks and controls.
struct WebAddress {
    /// In lower case, without user and port.
    let host: String
    /// Path, query and fragment.
    let rest: String

    /// Nil if the bytes are no such address.
    init?(_ bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self),
            text.unicodeScalars.allSatisfy({
                !$0.properties.isWhitespace && $0.value >= 0x20 && $0.value != 0x7F
            }),
            let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) })
        else { return nil }
        let address = text.dropFirst(scheme.count)
        let authority = address.prefix { !"/?#\\".contains($0) }
        let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? authority
        let name = place.prefix { $0 != ":" }
        guard name.contains(where: \.isLetter) || name.contains(where: \.isNumber),
            name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" })
        else { return nil }
        host = name.lowercased()
        rest = String(address.dropFirst(authority.count))
    }

    /// True for the result of a person's health declaration in Ho Chi Minh City.
    ///
    /// Source: Documentation/Formats.md, 4.
    var isPersonalResult: Bool {
        host == "kbyt.khambenh.gov.vn" && rest.lowercased().contains("#tokhai_yte/ketqua")
    }
}
