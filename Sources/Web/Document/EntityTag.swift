/// What tells one version of a document from another: the same tag means the same bytes (RFC 9110, 8.8.3).
package struct EntityTag: Hashable, Sendable {
    /// Without its quotes.
    let text: String

    /// Nil for characters that cannot stand in a tag; a hash in hexadecimal digits can.
    package init?(_ text: String) {
        let isPlain = text.utf8.allSatisfy { $0 == 0x21 || (0x23...0x7E).contains($0) || $0 >= 0x80 }
        guard isPlain else { return nil }
        self.text = text
    }

    /// With its quotes, for a header.
    package var field: String { "\"\(text)\"" }

    /// Whether a list of `If-None-Match` has this tag, weak or not, or is `*`.
    func isNamed(in list: String) -> Bool { matches(list, isWeakEnough: true) }

    /// Whether a list of `If-Match` has this very tag or is `*`.
    func isNamedStrongly(in list: String) -> Bool { matches(list, isWeakEnough: false) }

    private func matches(_ list: String, isWeakEnough: Bool) -> Bool {
        if list.filter({ $0 != " " && $0 != "\t" }) == "*" { return true }
        return Self.entries(list).contains { $0.text == text && (isWeakEnough || !$0.isWeak) }
    }

    /// A comma may stand inside a tag, so the list cannot simply be split.
    private static func entries(_ list: String) -> [(isWeak: Bool, text: Substring)] {
        var entries: [(isWeak: Bool, text: Substring)] = []
        var rest = Substring(list)
        while let open = rest.firstIndex(of: "\"") {
            let isWeak = rest[..<open].hasSuffix("W/")
            let behind = rest[rest.index(after: open)...]
            guard let close = behind.firstIndex(of: "\"") else { break }
            entries.append((isWeak, behind[..<close]))
            rest = behind[behind.index(after: close)...]
        }
        return entries
    }
}
