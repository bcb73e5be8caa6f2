import Pages
import Records
import Tables

/// Reads the pieces of a table again, in its order, as the survey decided.
///
/// A row that the survey did not print is not looked at; one that it did print must still be fit to print.
struct PieceReader {
    private let order: Order
    private let isPrinted: [Bool]
    private let table: Table
    private let columns: Columns
    private var row = 0
    private var next = 0

    /// `isPrinted` says of every row whether the survey printed it.
    ///
    /// Throws ``PressError/inputChanged(path:)`` when the file is no longer the one that was surveyed.
    init(_ order: Order, table: Table, isPrinted: [Bool], columns: Columns) throws(PressError) {
        guard table.input.isUnchanged else { throw .inputChanged(path: order.input) }
        self.order = order
        self.isPrinted = isPrinted
        self.columns = columns
        self.table = try PressError.carrying { () throws(TableError) in try table.reopened() }
    }

    /// The piece with this number, from 0; none before the last one asked for.
    ///
    /// Throws ``PressError/inputChanged(path:)`` when the table is no longer the one that was surveyed.
    mutating func piece(_ number: Int) throws(PressError) -> Piece {
        while let line = try PressError.carrying({ () throws(TableError) in try table.next() }),
            row < isPrinted.count
        {
            row += 1
            guard isPrinted[row - 1] else { continue }
            next += 1
            guard next == number + 1 else { continue }
            do throws(Problems) {
                let record = try Record(line, columns: columns, today: order.press.settings.date)
                return try order.press.piece(for: record)
            } catch {
                break
            }
        }
        throw .inputChanged(path: order.input)
    }
}
