/// What is wrong with a row as a row, whatever its cells mean.
///
/// Columns count from 0.
package enum RowDefect: Sendable, Hashable {
    case tooFewCells(expected: Int, found: Int)
    /// More cells than the header has names, and at least one of the surplus is not blank.
    case tooManyCells(expected: Int, found: Int)
    /// The first byte of the cell at which it stops being UTF-8; `offset` counts bytes from 0.
    case invalidUTF8(column: Int, offset: Int, byte: UInt8)
    /// A quote that is never closed; the row ends with the line on which it opened.
    case unclosedQuote(column: Int)
    /// A quote inside a cell that is not quoted, or text after a closing quote.
    case strayQuote(column: Int)
    case cellTooLong(column: Int, byteCount: Int)
    /// The row passes the limit of bytes; its cells are not kept.
    case rowTooLong(limit: Int)

    /// True if the cells can no longer be trusted to stand under their own names.
    package var breaksColumns: Bool {
        switch self {
        case .tooFewCells, .tooManyCells, .unclosedQuote, .strayQuote, .rowTooLong: true
        case .invalidUTF8, .cellTooLong: false
        }
    }

    static func invalidUTF8(in cell: [UInt8], column: Int) -> RowDefect? {
        do {
            _ = try UTF8Span(validating: cell.span)
            return nil
        } catch {
            let offset = error.byteOffsets.lowerBound
            return .invalidUTF8(column: column, offset: offset, byte: cell[offset])
        }
    }
}
