/// A row or a column of a symbol: a bit for each module, the first module highest, and 1 for dark.
///
/// Beyond the symbol everything is light, as it is in the quiet zone.
protocol ModuleLine: Sendable {
    associatedtype Pair: LinePair where Pair.Line == Self

    static var light: Self { get }
    /// The modules that a line has room for.
    static var capacity: Int { get }
    /// What the symbols with such lines have in common.
    static var grids: Grids<Self> { get }
    /// Rows for columns, and columns for rows.
    static func transposed(_ lines: [Self]) -> [Self]

    subscript(index: Int) -> Bool { get set }
    /// Makes those modules dark, from `index` on, whose bits are set in `modules`.
    mutating func darken(_ modules: UInt64, from index: Int)
    static func ^ (a: Self, b: Self) -> Self
    /// The modules by eight in `count` bytes, the first one highest.
    func append(to bytes: inout [UInt8], count: Int)
}

/// The lines of versions 1 to 11.
extension UInt64: ModuleLine {
    typealias Pair = SIMD2<UInt64>

    static let light: UInt64 = 0
    static let capacity = 64
    static let grids = Grids<UInt64>()

    static func transposed(_ lines: [UInt64]) -> [UInt64] {
        var square = lines + [UInt64](repeating: 0, count: 64 - lines.count)
        transpose(&square)
        return Array(square.prefix(lines.count))
    }

    subscript(index: Int) -> Bool {
        get { self &>> (63 &- index) & 1 == 1 }
        set {
            let module: UInt64 = 1 &<< (63 &- index)
            self = newValue ? self | module : self & ~module
        }
    }

    mutating func darken(_ modules: UInt64, from index: Int) { self |= modules &>> index }

    func append(to bytes: inout [UInt8], count: Int) {
        for byte in 0..<count { bytes.append(UInt8(truncatingIfNeeded: self &>> (56 &- 8 &* byte))) }
    }
}

/// The lines of versions 12 to 40.
struct LongLine: ModuleLine {
    typealias Pair = LongPair

    static let light = LongLine(words: .zero)
    static let capacity = 192
    static let grids = Grids<LongLine>()

    /// Three are in use.
    private(set) var words: SIMD4<UInt64>

    init(words: SIMD4<UInt64>) { self.words = words }

    static func transposed(_ lines: [LongLine]) -> [LongLine] {
        var turned = lines
        for across in 0..<3 {
            for down in 0..<3 {
                var square = (0..<64).map { row in
                    64 * down + row < lines.count ? lines[64 * down + row].words[across] : 0
                }
                transpose(&square)
                for (row, word) in square.enumerated() where 64 * across + row < lines.count {
                    turned[64 * across + row].words[down] = word
                }
            }
        }
        return turned
    }

    subscript(index: Int) -> Bool {
        get { words[index / 64][index % 64] }
        set { words[index / 64][index % 64] = newValue }
    }

    mutating func darken(_ modules: UInt64, from index: Int) {
        let (word, shift) = index.quotientAndRemainder(dividingBy: 64)
        words[word] |= modules &>> shift
        if shift > 0, word < 2 { words[word + 1] |= modules &<< (64 &- shift) }
    }

    static func ^ (a: Self, b: Self) -> Self { Self(words: a.words ^ b.words) }

    func append(to bytes: inout [UInt8], count: Int) {
        for word in 0..<3 { words[word].append(to: &bytes, count: min(max(count - 8 * word, 0), 8)) }
    }
}

/// Turns a square of 64 × 64 modules over its diagonal: blocks of 32 change places, within them those of 16, and so on.
private func transpose(_ square: inout [UInt64]) {
    var lines = square.mutableSpan
    guard lines.count == 64 else { return }
    var width = 32
    var left: UInt64 = 0xFFFF_FFFF_0000_0000
    while width > 0 {
        var row = 0
        while row < 64 {
            let (upper, lower) = (lines[row], lines[row + width])
            lines[row] = upper & left | (lower & left) &>> width
            lines[row + width] = (upper & ~left) &<< width | lower & ~left
            row = (row + width + 1) & ~width
        }
        width /= 2
        left ^= left &>> width
    }
}
