/// The eight ways to turn modules over, so that no part of a symbol looks like a pattern.
///
/// Source: ISO/IEC 18004, 7.8.2, table 10.
enum MaskPattern: Int, CaseIterable, Sendable {
    case checks, rows, columns, diagonals, bricks, fields, flowers, weave

    func turns(row: Int, column: Int) -> Bool {
        let product = row * column
        return switch self {
        case .checks: (row + column) % 2 == 0
        case .rows: row % 2 == 0
        case .columns: column % 3 == 0
        case .diagonals: (row + column) % 3 == 0
        case .bricks: (row / 2 + column / 3) % 2 == 0
        case .fields: product % 2 + product % 3 == 0
        case .flowers: (product % 2 + product % 3) % 2 == 0
        case .weave: ((row + column) % 2 + product % 3) % 2 == 0
        }
    }
}
