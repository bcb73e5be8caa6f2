/// A table in one format, read row by row.
protocol RowReader: AnyObject {
    /// The names of the columns as they stand in the file.
    var header: [String] { get }

    /// The next row that is not blank; nil at the end.
    func next() throws(TableError) -> Row?
}
