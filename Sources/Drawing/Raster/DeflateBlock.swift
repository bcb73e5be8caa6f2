/// What a deflate stream says: a byte, or that bytes from before come again.
struct DeflateToken {
    /// How many bytes come again, 3…258; 0 for a byte as it is.
    fileprivate let length: UInt16
    /// The byte; of those that come again how far they lie back, less one.
    fileprivate let value: UInt16

    static func byte(_ byte: UInt8) -> DeflateToken { DeflateToken(length: 0, value: UInt16(byte)) }

    /// `length` is 3…258 and `distance` 1…32768.
    static func again(length: Int, distance: Int) -> DeflateToken {
        DeflateToken(
            length: UInt16(truncatingIfNeeded: length), value: UInt16(truncatingIfNeeded: distance - 1))
    }
}

/// A number as the symbol of its highest bits, and the bits that follow. RFC 1951, 3.2.5
private struct Symbol {
    let number: Int
    let rest: UInt32
    let restCount: UInt32
}

extension Symbol {
    /// The length of what comes again; 258 has a symbol of its own.
    @inline(__always)
    fileprivate init(length: UInt16) {
        if length == 258 {
            self.init(number: 285, rest: 0, restCount: 0)
        } else {
            self.init(UInt32(length) - 3, bits: 2, first: 257)
        }
    }

    @inline(__always)
    fileprivate init(distance value: UInt16) { self.init(UInt32(value), bits: 1, first: 0) }

    /// Every power of two has `2^bits` symbols.
    @inline(__always)
    private init(_ value: UInt32, bits: UInt32, first: Int) {
        let count = value < 2 << bits ? 0 : 31 - UInt32(value.leadingZeroBitCount) - bits
        self.init(
            number: first + Int((count << bits) + (value >> count)), rest: value & ((1 << count) - 1),
            restCount: count)
    }
}

extension BitStream {
    private static let endOfBlock = 256
    private static let (literals, distances) = (286, 30)

    /// Writes a block with codes of its own. 3.2.7
    mutating func put(block tokens: [DeflateToken], isLast: Bool) {
        var literals = [Int](repeating: 0, count: Self.literals)
        // A code has two symbols at least, whether they occur or not.
        var distances = [1, 1] + [Int](repeating: 0, count: Self.distances - 2)
        (literals[0], literals[Self.endOfBlock]) = (1, 1)
        for token in tokens {
            if token.length == 0 {
                literals[Int(token.value)] += 1
            } else {
                literals[Symbol(length: token.length).number] += 1
                distances[Symbol(distance: token.value).number] += 1
            }
        }
        let (text, distance) = (PrefixCode(literals), PrefixCode(distances))
        put(isLast ? 0b101 : 0b100, count: 3)
        put(lengths: text.lengths, distance.lengths)
        for token in tokens {
            guard token.length > 0 else {
                text.write(Int(token.value), to: &self)
                continue
            }
            put(Symbol(length: token.length), text)
            put(Symbol(distance: token.value), distance)
        }
        text.write(Self.endOfBlock, to: &self)
    }

    @inline(__always)
    private mutating func put(_ symbol: Symbol, _ code: PrefixCode) {
        code.write(symbol.number, to: &self)
        put(symbol.rest, count: symbol.restCount)
    }

    /// The lengths of both codes, each as a number of four bits: a hundredth of a block, and no third code to reckon.
    private mutating func put(lengths text: [UInt8], _ distance: [UInt8]) {
        put(UInt32(text.count - 257), count: 5)
        put(UInt32(distance.count - 1), count: 5)
        // Of 19 symbols the first three mean runs; the others are the lengths 0…15.
        put(19 - 4, count: 4)
        for symbol in 0..<19 { put(symbol < 3 ? 0 : 4, count: 3) }
        for length in text + distance { put(UInt32(UInt16(length).reversed(4)), count: 4) }
    }
}
