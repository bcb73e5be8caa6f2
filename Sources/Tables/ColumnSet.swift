/// Some of the 256 columns that a row can have, counted from 0.
package struct ColumnSet: Sendable, Hashable, ExpressibleByArrayLiteral {
    private var bits = SIMD4<UInt64>()

    /// A column beyond the 256th is left out.
    package init(arrayLiteral columns: Int...) {
        for column in columns { insert(column) }
    }

    package mutating func insert(_ column: Int) {
        guard (0..<256).contains(column) else { return }
        bits[column / 64] |= 1 << UInt64(column % 64)
    }

    package func contains(_ column: Int) -> Bool {
        (0..<256).contains(column) && bits[column / 64] & 1 << UInt64(column % 64) != 0
    }
}
