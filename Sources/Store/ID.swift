package import Foundation

/// Names one thing that is kept: a UUID of version 7, so that later ones sort behind earlier ones.
///
/// Says nothing about the person it belongs to and may stand in addresses, logs and file names. Source: RFC 9562, 5.7.
package struct ID<Kind>: Hashable, Sendable, Comparable {
    /// 36 characters, in lower case.
    package let text: String

    /// A new one for this moment.
    package init(at moment: Date) {
        var random = SystemRandomNumberGenerator()
        self.init(moment, random.next(), random.next())
    }

    /// Sorts before every new one of this millisecond and later, and behind all of earlier ones; names nothing.
    package init(firstAt moment: Date) { self.init(moment, 0, 0) }

    private init(_ moment: Date, _ first: UInt64, _ second: UInt64) {
        let milliseconds = UInt64(max(0, moment.timeIntervalSince1970 * 1000))
        let high = milliseconds << 16 | 0x7000 | first & 0x0FFF
        let low = 0x8000_0000_0000_0000 | second & 0x3FFF_FFFF_FFFF_FFFF
        let digits = [high, low].map { word in
            let hex = String(word, radix: 16)
            return String(repeating: "0", count: 16 - hex.count) + hex
        }
        let all = Array(digits.joined())
        text = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(all[$0]) }.joined(separator: "-")
    }

    /// Nil for what is not a UUID in lower case.
    package init?(_ text: some StringProtocol) {
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) }
        guard groups.map(\.count) == [8, 4, 4, 4, 12], groups.joined().allSatisfy(isDigit) else { return nil }
        self.text = String(text)
    }

    package static func < (first: ID, second: ID) -> Bool { first.text < second.text }
}
