/// Why a file cannot be read as a table at all.
package enum TableError: Error, Hashable {
    case notFound(path: String)
    case isDirectory(path: String)
    /// `errno` is the system's own number, carried as it came.
    case cannotRead(path: String, errno: Int32)
    /// No line with anything on it, so not even a header.
    case empty(path: String)
    /// The header is not UTF-8: another encoding (UTF-16, Windows-1258, TCVN3 …) or no text at all.
    case notUTF8(path: String)
    case tooManyColumns(path: String, limit: Int)
    /// The header row itself is malformed.
    case brokenHeader(path: String, defect: RowDefect)
}
