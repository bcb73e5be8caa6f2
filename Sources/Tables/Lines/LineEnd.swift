/// The three ways a line ends: LF, CR LF and CR.
enum LineEnd {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    @inline(__always)
    static func begins(with byte: UInt8) -> Bool {
        byte == lineFeed || byte == carriageReturn
    }

    /// How many bytes the line end at `index` has, 0 at the end of the file.
    ///
    /// Nil if it cannot be known before more is read: a CR that is the last byte in memory.
    static func length(in bytes: Span<UInt8>, at index: Int, isLast: Bool) -> Int? {
        guard index < bytes.count else { return 0 }
        guard bytes[index] == carriageReturn else { return 1 }
        guard index + 1 < bytes.count else { return isLast ? 1 : nil }
        return bytes[index + 1] == lineFeed ? 2 : 1
    }

    /// The bytes of the first line with its line end.
    ///
    /// Nil if it goes on beyond what is in memory.
    static func lengthOfLine(in bytes: Span<UInt8>, isLast: Bool) -> Int? {
        let end = index(in: bytes, from: 0)
        guard end < bytes.count || isLast else { return nil }
        return length(in: bytes, at: end, isLast: isLast).map { end + $0 }
    }

    /// Where the next line end is, or the count if there is none.
    static func index(in bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count, !begins(with: bytes[index]) { index += 1 }
        return index
    }
}
