/// A line of input: where it began and its cells, byte for byte as they came.
///
/// Nothing is normalised or trimmed here: a cell that is a payload must reach the symbol unchanged. Only a cell
/// that is no text in its file (a number, a date) is given the text that a person sees there.
package struct Row: Sendable, Hashable {
    /// The physical line on which the row begins, or the number of the row in its worksheet, from 1.
    ///
    /// The header is usually line 1.
    package let line: Int
    /// The cells without their CSV quotes.
    ///
    /// At most 256; the count may differ from the header's.
    package let cells: [[UInt8]]
    /// Everything that is wrong with the row as a row.
    ///
    /// A cell that is not UTF-8 or is a spreadsheet's error is always among them.
    package let defects: [RowDefect]
    /// What cells say, by their column, where it is not what they hold.
    let mended: [Int: [UInt8]]

    /// A row with the `defects` its reader found; cells that are not UTF-8 or are errors are found here.
    package init(line: Int, cells: [[UInt8]], defects: [RowDefect] = []) {
        self.line = line
        self.cells = cells
        var all = defects
        for (column, cell) in cells.enumerated() {
            let found =
                RowDefect.invalidUTF8(in: cell, column: column) ?? .errorValue(in: cell, column: column)
            guard let found else { continue }
            // A formula without a value stands there as an error, too.
            let isKnown = defects.contains { $0 == found || $0 == .formulaWithoutValue(column: column) }
            if !isKnown { all.append(found) }
        }
        self.defects = all
        mended = [:]
    }

    /// The row with its cells as text: other cells and defects, and the words of cells that stay as they came.
    init(_ row: Row, cells: [[UInt8]], defects: [RowDefect], mended: [Int: [UInt8]]) {
        line = row.line
        (self.cells, self.defects, self.mended) = (cells, defects, mended)
    }

    /// A row without defects, and the words of cells that are not what they hold.
    init(line: Int, cells: [[UInt8]], mended: [Int: [UInt8]]) {
        (self.line, self.cells, self.mended) = (line, cells, mended)
        defects = []
    }

    /// What the cell says, mended where the file was misread on its way: for text, never for a payload.
    ///
    /// Empty if there is no such cell.
    package func words(at column: Int) -> [UInt8] {
        mended[column] ?? (cells.indices.contains(column) ? cells[column] : [])
    }

    /// What the cell says, not normalised.
    ///
    /// Nil if there is no such cell or it is not UTF-8.
    package func text(at column: Int) -> String? {
        guard cells.indices.contains(column) else { return nil }
        return String(validating: words(at: column), as: UTF8.self)
    }

    /// The cells as names of columns; empty where a cell is not UTF-8.
    var names: [String] { cells.indices.map { text(at: $0) ?? "" } }

    /// True if the cell holds nothing but spaces and tabs: a row of such cells says nothing.
    static func isBlank(_ cell: [UInt8]) -> Bool {
        cell.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }
}
