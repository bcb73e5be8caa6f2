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
    /// The first byte of the cell that the encoding does not have, or that stands for what no list of Vietnamese names
    /// holds; `offset` counts the bytes of that encoding from 0.
    case notInEncoding(TextEncoding, column: Int, offset: Int, byte: UInt8)
    /// A cell that is, or reads as if it were, in another encoding than the table.
    case otherEncoding(column: Int, looksLike: TextEncoding)
    /// A small letter that may stand for a capital, which TCVN3 does not have.
    case unsureCase(column: Int)
    /// UTF-8 that went through Windows-1252, "Nguyá»…n": the cell is as it came, its words are mended.
    case mended(column: Int)
    /// An error of a spreadsheet in place of a value: `#N/A`, `#REF!` …
    case errorValue(column: Int, value: String)
    /// A formula that no spreadsheet has worked out yet.
    case formulaWithoutValue(column: Int)
    /// A number of more than 15 digits, of which a spreadsheet keeps the first 15.
    case digitsLost(column: Int)
    /// A number that is none, or that stands for no day Excel can show.
    case unreadableNumber(column: Int)
    /// A cell that is not empty, beyond the columns of the header.
    case unnamedCell(column: Int)
    /// A line that is no JSON object from its byte `offset` on; the line is the row's only cell.
    case notJSON(offset: Int)
    /// An object's key that is no column, because the first object does not have it.
    case unknownKey(String)
    case doubledKey(column: Int)
    /// An object or a list as a value.
    case nestedValue(column: Int)

    /// True if the cells can no longer be trusted to stand under their own names.
    package var breaksColumns: Bool {
        switch self {
        case .tooFewCells, .tooManyCells, .unclosedQuote, .strayQuote, .rowTooLong, .notJSON: true
        case .invalidUTF8, .cellTooLong, .errorValue, .formulaWithoutValue, .digitsLost, .unreadableNumber,
            .unnamedCell, .unknownKey, .doubledKey, .nestedValue, .notInEncoding, .otherEncoding, .unsureCase,
            .mended:
            false
        }
    }

    /// True if no name of a column can be read or relied on.
    var breaksHeader: Bool {
        switch self {
        case .otherEncoding, .unsureCase, .mended: false
        default: true
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

    /// The errors of Excel and LibreOffice, also as they stand in a CSV that they saved.
    static func errorValue(in cell: [UInt8], column: Int) -> RowDefect? {
        guard cell.first == UInt8(ascii: "#") else { return nil }
        let value = String(decoding: cell.prefix(16), as: UTF8.self)
        return errorValues.contains(value) ? .errorValue(column: column, value: value) : nil
    }

    private static let errorValues: Set = [
        "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!",
        "#GETTING_DATA",
    ]
}
