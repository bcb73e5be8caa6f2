/// A line of input: where it began and its cells, byte for byte as they came.
///
/// Nothing is normalised or trimmed here: a cell that is a payload must reach the symbol unchanged.
package struct Row: Sendable, Hashable {
    /// The physical line on which the row begins, from 1; the header is usually line 1.
    package let line: Int
    /// The cells without their CSV quotes.
    ///
    /// At most 256; the count may differ from the header's.
    package let cells: [[UInt8]]
    /// Everything that is wrong with the row as a row; a cell that is not UTF-8 is always among them.
    package let defects: [RowDefect]
    /// What cells say, by their column, where it is not what they hold.
    private let mended: [Int: [UInt8]]

    /// A row with the `defects` its reader found; cells that are not UTF-8 are found here.
    package init(line: Int, cells: [[UInt8]], defects: [RowDefect] = []) {
        self.line = line
        self.cells = cells
        let found = cells.indices.compactMap { RowDefect.invalidUTF8(in: cells[$0], column: $0) }
        self.defects = defects + found.filter { !defects.contains($0) }
        mended = [:]
    }

    /// The row with its cells as text: other cells and defects, and the words of cells that stay as they came.
    init(_ row: Row, cells: [[UInt8]], defects: [RowDefect], mended: [Int: [UInt8]]) {
        line = row.line
        self.cells = cells
        self.defects = defects
        self.mended = mended
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

    /// True if no cell holds anything but spaces and tabs: such a row says nothing.
    var isBlank: Bool { cells.allSatisfy(Self.isBlank) }

    static func isBlank(_ cell: [UInt8]) -> Bool {
        cell.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }
}
