/// The bearer token that opens the press.
package struct Token: Sendable {
    private let bytes: [UInt8]

    /// Shorter tokens can be guessed.
    package static let shortest = 16

    /// Blanks and line ends around the text are not part of it.
    ///
    /// Is nil when fewer than ``shortest`` characters are left, or when any of them cannot stand in a
    /// header.
    package init?(_ text: String) {
        let bytes = Array(text.utf8).filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard bytes.count >= Self.shortest, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        self.bytes = bytes
    }

    /// Takes the same time wherever the first difference is, so that nobody can find the token letter by letter.
    func matches(_ other: some Sequence<UInt8>) -> Bool {
        let other = Array(other)
        var difference = bytes.count ^ other.count
        for index in bytes.indices {
            difference |= Int(bytes[index] ^ (index < other.count ? other[index] : 0))
        }
        return difference == 0
    }
}
