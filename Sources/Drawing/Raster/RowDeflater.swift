import CDeflate
import Glibc

/// zlib streams of a picture's rows after filtering, nearly all of them zeros.
///
/// A long run costs one comparison, where libdeflate looks at every byte: a poster takes a fifth of its time, for a file that
/// is a tenth larger. Source: RFC 1950 and 1951.
package enum RowDeflater {
    /// Few enough that the codes fit what is in a block, and enough that saying them does not matter.
    private static let tokensToABlock = 1 << 14

    package static func zlib(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var stream = BitStream()
        // Deflate, a window of 32 KiB.
        stream.put(0x9C78, count: 16)
        var search = RepeatSearch(bytes)
        var tokens: [DeflateToken] = []
        tokens.reserveCapacity(tokensToABlock)
        while let token = search.next() {
            tokens.append(token)
            if tokens.count == tokensToABlock {
                stream.put(block: tokens, isLast: false)
                tokens.removeAll(keepingCapacity: true)
            }
        }
        stream.put(block: tokens, isLast: true)
        let check = libdeflate_adler32(1, bytes.baseAddress, bytes.count)
        return stream.end() + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: check >> $0) }
    }
}

/// Finds what comes again.
private struct RepeatSearch {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0
    /// Where four bytes of each hash were seen last.
    private var places = [Int](repeating: -window - 1, count: 1 << hashBits)
    /// What was found at ``place`` by looking ahead.
    private var ahead: Repeat?

    private struct Repeat {
        let length: Int
        let distance: Int

        var token: DeflateToken { .again(length: length, distance: distance) }
    }

    private static let hashBits: UInt32 = 15
    private static let window = 1 << 15
    private static let longest = 258
    /// Fewer bytes take as much room by themselves.
    private static let shortest = 4
    /// After so many it is not worth while to look whether the next byte begins something longer.
    private static let long = 32
    /// Of what comes again so many places are remembered.
    private static let remembered = 16

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// What comes next; nil at the end.
    mutating func next() -> DeflateToken? {
        guard place < bytes.count else { return nil }
        if isInLongRun {
            place += Self.longest
            ahead = nil
            return .again(length: Self.longest, distance: 1)
        }
        let known = ahead
        ahead = nil
        guard let found = known ?? find(at: place) else { return byte() }
        if found.length < Self.long, let next = find(at: place + 1), next.length > found.length {
            ahead = next
            return byte()
        }
        for inner in place..<(place + min(found.length, Self.remembered)) { _ = exchange(inner) }
        place += found.length
        return found.token
    }

    private mutating func byte() -> DeflateToken {
        place += 1
        return .byte(bytes[place - 1])
    }

    /// Whether as many bytes as can come again at once are like the one before.
    private var isInLongRun: Bool {
        guard let start = bytes.baseAddress, place > 0, bytes.count - place >= Self.longest,
            bytes[place] == bytes[place - 1]
        else { return false }
        return memcmp(start + place, start + place - 1, Self.longest) == 0
    }

    /// What comes again at a place: the byte before it if that does, else what was last seen to begin alike.
    @inline(__always)
    private mutating func find(at place: Int) -> Repeat? {
        guard let seen = exchange(place) else { return nil }
        let isRun = place > 0 && word(place) == word(place - 1)
        let before = isRun ? place - 1 : seen
        guard place - before <= Self.window else { return nil }
        let length = self.length(before, place)
        return length < Self.shortest ? nil : Repeat(length: length, distance: place - before)
    }

    /// Remembers the four bytes at a place, and answers where such bytes, or others of their hash, were before; nil at the
    /// end.
    @inline(__always)
    private mutating func exchange(_ place: Int) -> Int? {
        guard bytes.count - place >= Self.shortest else { return nil }
        // Knuth's multiplier spreads the words over the slots.
        let slot = Int((word(place) &* 2_654_435_761) >> (32 - Self.hashBits))
        defer { places[slot] = place }
        return places[slot]
    }

    @inline(__always)
    private func word(_ place: Int) -> UInt32 {
        bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
    }

    /// How many bytes are alike from two places on.
    @inline(__always)
    private func length(_ before: Int, _ place: Int) -> Int {
        let most = min(Self.longest, bytes.count - place)
        var length = 0
        while length + 4 <= most, word(before + length) == word(place + length) { length += 4 }
        while length < most, bytes[before + length] == bytes[place + length] { length += 1 }
        return length
    }
}
