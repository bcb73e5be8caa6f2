import Records
import Tables

/// `rejects.csv`: the rows that were not printed, as they came, each with every reason.
///
/// The file can be mended and fed in again.
struct Rejects {
    private let file: PendingFile
    private let columnCount: Int
    private let delimiter: UInt8

    init(_ file: PendingFile, of table: Table) throws(PressError) {
        self.file = file
        columnCount = table.header.count
        delimiter = table.delimiter
        try file.take(Self.head(table.header, delimiter: delimiter))
    }

    /// What the file begins with.
    static func head(_ header: [String], delimiter: UInt8) -> [UInt8] {
        RejectsFile.byteOrderMark
            + RejectsFile.line(
                header.map { Array($0.utf8) }, findings: RejectsFile.columns, delimiter: delimiter)
    }

    /// Bytes that are no UTF-8 become U+FFFD, which no record may hold, so such a row cannot slip through unmended;
    /// the bytes themselves are in the problem and in the input.
    func add(_ row: Row, _ problems: [Problem]) throws(PressError) {
        var cells = row.cells.map { Array(String(decoding: $0, as: UTF8.self).utf8) }
        while cells.count < columnCount { cells.append([]) }
        let fields = problems.map(\.field)
        let words = problems.map { "\($0.message.vi) \($0.hint.vi) / \($0.message.en) \($0.hint.en)" }
        try file.take(
            RejectsFile.line(
                cells,
                findings: [
                    "\(row.line)", fields.joined(separator: "; "),
                    problems.map(\.code).joined(separator: "; "), words.joined(separator: " • "),
                ], delimiter: delimiter))
    }

    @discardableResult
    func publish() throws(PressError) -> Report.File {
        try file.publish()
        return Report.File(name: RunFolder.rejects, pages: 0, sha256: file.sha256)
    }
}
