import Pages
import Records
import Tables

/// What becomes of a row of a table.
enum Verdict: Sendable {
    /// `remarks` is what is odd about it all the same.
    case printed(Piece, Record, remarks: [Problem])
    case rejected([Problem])
}

extension Press {
    func verdict(on row: Row, columns: Columns) -> Verdict {
        do throws(Problems) {
            let reading = try Reading(row, columns: columns, today: settings.date)
            return .printed(try piece(for: reading.record), reading.record, remarks: reading.remarks)
        } catch {
            return .rejected(error.all)
        }
    }
}
