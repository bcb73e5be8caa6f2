/// How much of a symbol may be lost and it still reads: about 7, 15, 25 and 30 % of the code words.
///
/// Source: ISO/IEC 18004, which names the levels L, M, Q and H.
package enum ErrorCorrection: String, Sendable, Hashable, CaseIterable, Comparable {
    case low, medium, quartile, high

    package static func < (a: ErrorCorrection, b: ErrorCorrection) -> Bool { a.rank < b.rank }

    package var letter: String { ["L", "M", "Q", "H"][rank] }

    private var rank: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .quartile: 2
        case .high: 3
        }
    }
}
