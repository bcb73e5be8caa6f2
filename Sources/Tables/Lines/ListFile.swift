/// A list without a header: each line one cell, whatever is in it.
///
/// Scanners write such files, a code to a line; the bars in a code are no columns. The line is the last cell of its
/// row; those before it are empty, for what has to be filled in where a row comes back.
final class ListFile: RowReader {
    let header: [String]
    private var lines: TextLines

    /// `header` has at least the name of the column for the lines, as its last.
    init(_ input: Input, header: [String]) throws(TableError) {
        self.header = header
        lines = try TextLines(input)
    }

    func next() throws(TableError) -> Row? {
        guard let line = try lines.next() else { return nil }
        guard let bytes = line.bytes else {
            return Row(line: line.number, cells: [], defects: [.rowTooLong(limit: TextLines.limit)])
        }
        guard bytes.count <= RowScan.cellLimit else {
            let defect = RowDefect.cellTooLong(column: header.count - 1, byteCount: bytes.count)
            return Row(line: line.number, cells: cells(bytes), defects: [defect])
        }
        return Row(line: line.number, cells: cells(bytes))
    }

    private func cells(_ bytes: [UInt8]) -> [[UInt8]] {
        [[UInt8]](repeating: [], count: header.count - 1) + [bytes]
    }
}
