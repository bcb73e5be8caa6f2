/// One line of a symbol under two masks, which are judged at once.
protocol LinePair: Sendable {
    associatedtype Line: ModuleLine

    init(_ first: Line, _ second: Line)
    /// The line under the first mask, 0, or the second, 1.
    subscript(mask: Int) -> Line { get }
    var isLight: Bool { get }
    /// The dark modules.
    var counts: PairCounts { get }

    static func & (a: Self, b: Self) -> Self
    static func | (a: Self, b: Self) -> Self
    static func ^ (a: Self, b: Self) -> Self
    static prefix func ~ (a: Self) -> Self
    /// Every module `count` places earlier; `count` is 1…63.
    static func &<< (a: Self, count: Int) -> Self
    /// Every module `count` places later; `count` is 1…63.
    static func &>> (a: Self, count: Int) -> Self
}

extension SIMD2: LinePair where Scalar == UInt64 {
    @inline(__always) var isLight: Bool { self == .zero }
    @inline(__always) var counts: PairCounts { PairCounts(of: self) }

    @inline(__always) static func &<< (a: Self, count: Int) -> Self {
        a &<< Self(repeating: UInt64(truncatingIfNeeded: count))
    }
    @inline(__always) static func &>> (a: Self, count: Int) -> Self {
        a &>> Self(repeating: UInt64(truncatingIfNeeded: count))
    }
}

/// Long lines under two masks.
struct LongPair: LinePair {
    private let first: SIMD2<UInt64>
    private let middle: SIMD2<UInt64>
    private let last: SIMD2<UInt64>

    @inline(__always)
    private init(_ first: SIMD2<UInt64>, _ middle: SIMD2<UInt64>, _ last: SIMD2<UInt64>) {
        (self.first, self.middle, self.last) = (first, middle, last)
    }

    init(_ one: LongLine, _ other: LongLine) {
        let (a, b) = (one.words, other.words)
        self.init(SIMD2(a[0], b[0]), SIMD2(a[1], b[1]), SIMD2(a[2], b[2]))
    }

    subscript(mask: Int) -> LongLine {
        LongLine(words: SIMD4(first[mask], middle[mask], last[mask], 0))
    }

    @inline(__always) var isLight: Bool { (first | middle | last).isLight }
    @inline(__always) var counts: PairCounts { first.counts + middle.counts + last.counts }

    @inline(__always) static func & (a: Self, b: Self) -> Self {
        Self(a.first & b.first, a.middle & b.middle, a.last & b.last)
    }
    @inline(__always) static func | (a: Self, b: Self) -> Self {
        Self(a.first | b.first, a.middle | b.middle, a.last | b.last)
    }
    @inline(__always) static func ^ (a: Self, b: Self) -> Self {
        Self(a.first ^ b.first, a.middle ^ b.middle, a.last ^ b.last)
    }
    @inline(__always) static prefix func ~ (a: Self) -> Self { Self(~a.first, ~a.middle, ~a.last) }
    @inline(__always) static func &<< (a: Self, count: Int) -> Self {
        Self(
            a.first &<< count | a.middle &>> (64 &- count), a.middle &<< count | a.last &>> (64 &- count),
            a.last &<< count)
    }
    @inline(__always) static func &>> (a: Self, count: Int) -> Self {
        Self(
            a.first &>> count, a.middle &>> count | a.first &<< (64 &- count),
            a.last &>> count | a.middle &<< (64 &- count))
    }
}

/// How many modules are dark under either mask, as four counts of 16 bits each that are added up at the end.
///
/// A line adds 48 to each at most, so the 354 lines of the largest symbol fit three times.
struct PairCounts: Sendable {
    private var words: SIMD2<UInt64>

    @inline(__always) private init(words: SIMD2<UInt64>) { self.words = words }

    @inline(__always) init() { words = .zero }

    @inline(__always) init(of modules: SIMD2<UInt64>) {
        func every(_ word: UInt64) -> SIMD2<UInt64> { SIMD2(repeating: word) }
        // Each field of 2, 4, 8 and 16 bits gets the sum of its halves.
        let twos = modules &- ((modules &>> 1) & every(0x5555_5555_5555_5555))
        let fours =
            (twos & every(0x3333_3333_3333_3333)) &+ ((twos &>> 2) & every(0x3333_3333_3333_3333))
        let eights = (fours &+ (fours &>> 4)) & every(0x0F0F_0F0F_0F0F_0F0F)
        words = (eights &+ (eights &>> 8)) & every(0x00FF_00FF_00FF_00FF)
    }

    /// The whole count under the first mask, 0, or the second, 1.
    subscript(mask: Int) -> Int {
        (0..<4).reduce(0) { $0 + Int(words[mask] >> UInt64(16 * $1) & 0xFFFF) }
    }

    @inline(__always) static func + (a: Self, b: Self) -> Self { Self(words: a.words &+ b.words) }
    @inline(__always) static func += (a: inout Self, b: Self) { a = a + b }
}
