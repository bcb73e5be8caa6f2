/// Why a file cannot be read as a table at all.
package enum TableError: Error, Hashable {
    case notFound(path: String)
    case isDirectory(path: String)
    /// `errno` is the system's own number, carried as it came.
    case cannotRead(path: String, errno: Int32)
    /// No line with anything on it, so not even a header.
    case empty(path: String)
    /// The header is not UTF-8, though that was asked for, or no text at all.
    case notUTF8(path: String)
    case tooManyColumns(path: String, limit: Int)
    /// The header row itself is malformed.
    case brokenHeader(path: String, defect: RowDefect)
    /// No encoding is beyond doubt: the same names as each that may be meant reads them, the likeliest first.
    ///
    /// Ask again with one of them; if none reads right, the table must be saved as UTF-8 where it was made.
    case encodingUnsure(path: String, samples: [EncodingSample])
    /// A column was asked for that the header does not have.
    case noSuchColumn(path: String, name: String, header: [String])
}
