/// Bits for the symbols of a block, fewer for those that are frequent, none of them the beginning of others.
///
/// Source: RFC 1951, 3.2.2.
struct PrefixCode {
    /// How many bits each symbol takes, 1…15; 0 where it does not occur.
    let lengths: [UInt8]
    /// The bits of each symbol, the first one lowest.
    private let bits: [UInt16]

    private static let longest = 15

    /// `counts` says how often each symbol occurs, at least two of them above 0.
    init(_ counts: [Int]) {
        var weights = counts
        var lengths = Self.lengths(weights)
        // Flatter weights give shorter codes, and equal ones nine bits at most.
        while lengths.contains(where: { $0 > Self.longest }) {
            weights = weights.map { ($0 + 1) / 2 }
            lengths = Self.lengths(weights)
        }
        self.lengths = lengths
        bits = Self.bits(lengths)
    }

    @inline(__always)
    func write(_ symbol: Int, to stream: inout BitStream) {
        stream.put(UInt32(bits[symbol]), count: UInt32(lengths[symbol]))
    }

    /// Huffman's lengths: the two lightest are joined until all are.
    private static func lengths(_ counts: [Int]) -> [UInt8] {
        let symbols = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$0], $0) < (counts[$1], $1) }
        // First the symbols, then what was joined: both come from light to heavy.
        var weights = symbols.map { counts[$0] }
        var parents: [Int] = []
        var (symbol, joined) = (0, symbols.count)
        var parentOfSymbols = [Int](repeating: 0, count: symbols.count)
        while weights.count < 2 * symbols.count - 1 {
            var weight = 0
            for _ in 0..<2 {
                if symbol < symbols.count, joined == weights.count || weights[symbol] <= weights[joined] {
                    parentOfSymbols[symbol] = weights.count
                    weight += weights[symbol]
                    symbol += 1
                } else {
                    parents.append(weights.count)
                    weight += weights[joined]
                    joined += 1
                }
            }
            weights.append(weight)
        }
        var depths = [UInt8](repeating: 0, count: weights.count)
        for (node, parent) in (parentOfSymbols + parents).enumerated().reversed() {
            depths[node] = depths[parent] + 1
        }
        var lengths = [UInt8](repeating: 0, count: counts.count)
        for (symbol, depth) in zip(symbols, depths) { lengths[symbol] = depth }
        return lengths
    }

    /// Codes of one length are numbers that follow each other; shorter ones come first.
    private static func bits(_ lengths: [UInt8]) -> [UInt16] {
        var next = [UInt16](repeating: 0, count: longest + 1)
        var code: UInt16 = 0
        for length in 1...longest {
            next[length] = code
            code = (code + UInt16(lengths.count { $0 == length })) << 1
        }
        return lengths.map { length in
            guard length > 0 else { return 0 }
            defer { next[Int(length)] += 1 }
            return next[Int(length)].reversed(length)
        }
    }
}

extension UInt16 {
    /// The lowest `count` bits in the other order.
    func reversed(_ count: UInt8) -> UInt16 {
        (0..<count).reduce(0) { $0 << 1 | self >> $1 & 1 }
    }
}
