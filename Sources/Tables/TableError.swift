/// Why a file cannot be read as a table at all.
package enum TableError: Error, Hashable {
    case notFound(path: String)
    case isDirectory(path: String)
    /// `errno` is the system's own number, carried as it came.
    case cannotRead(path: String, errno: Int32)
    /// The folder for temporary files is full or closed.
    case noRoom(errno: Int32)
    /// No line with anything on it, so not even a header.
    case empty(path: String)
    /// Something that is no table, or none that can be read.
    case foreign(path: String, kind: ForeignKind)
    /// The header is not UTF-8, though that was asked for, or no text at all.
    case notUTF8(path: String)
    case tooManyColumns(path: String, limit: Int)
    /// The header row itself is malformed.
    case brokenHeader(path: String, defect: RowDefect)
    /// No worksheet has the name that was asked for; `sheets` are those there are, none if it is no workbook.
    case noSheet(path: String, name: String, sheets: [String])
    /// A workbook that is not what Excel writes.
    ///
    /// `part` is the file inside, `reason` in English for those who mend such files.
    case damaged(path: String, part: String, reason: String)
    /// More bytes than `limit`, which no honest table reaches: the whole of a pipe, or a part that unpacks to more.
    case tooLarge(path: String, part: String?, limit: Int)
    /// No encoding is beyond doubt: the same names as each that may be meant reads them, the likeliest first.
    ///
    /// Ask again with one of them; if none reads right, the table must be saved as UTF-8 where it was made.
    case encodingUnsure(path: String, samples: [EncodingSample])
    /// A column was asked for that the header does not have.
    case noSuchColumn(path: String, name: String, header: [String])
}
