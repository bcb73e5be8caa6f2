/// The form of a rejects file: the rejected rows with their own columns, then what is wrong with each.
///
/// Such a file is known by the names of its last four columns. It is made to be mended in a spreadsheet and fed
/// in again, so its own cells are written with ``CSV/neutralised(_:)`` and read back without; in any other file
/// a `'` is part of the cell. Whoever deletes the four columns must also delete each `'`: until then the cell is
/// no phone and no payload that is known, so it is rejected again rather than printed.
package enum RejectsFile {
    /// The columns that follow the rows' own.
    package static let columns = ["line", "field", "code", "problem"]

    /// What the file begins with: without it Excel takes UTF-8 for the encoding of its own country.
    package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// One line of the file: the row's own cells made harmless, then what is wrong.
    ///
    /// Also for the header, with ``columns`` as its `findings`.
    package static func line(
        _ cells: [[UInt8]], findings: [String], delimiter: UInt8 = CSV.comma
    ) -> [UInt8] {
        CSV.line(cells.map(CSV.neutralised) + findings.map { Array($0.utf8) }, delimiter: delimiter)
    }

    /// Hands over the lines of the input that its rows came from, in its order; nil for a row that does not tell.
    ///
    /// Throws ``TableError/brokenHeader(path:defect:)`` when the file at `path` is no rejects file.
    package static func lines(
        of path: String, _ take: (Int?) throws(TableError) -> Void
    ) throws(TableError) {
        let file = try CSVFile(try Input(path: path), encoding: .utf8, findings: true)
        guard isHeader(file.header) else {
            throw .brokenHeader(
                path: path, defect: .tooFewCells(expected: columns.count, found: file.header.count))
        }
        while let row = try file.next() {
            // A row may have been too long for the header; its findings are its last cells all the same.
            try take(row.text(at: row.cells.count - columns.count).flatMap { Int($0) })
        }
    }

    static func isHeader(_ names: [String]) -> Bool {
        names.count > columns.count && Array(names.suffix(columns.count)) == columns
    }

    static func isHeader(_ cells: [[UInt8]]) -> Bool {
        isHeader(cells.map { String(decoding: $0, as: UTF8.self) })
    }

    static func ownNames(_ names: [String]) -> [String] {
        names.dropLast(columns.count).map {
            String(decoding: CSV.restored(Array($0.utf8)), as: UTF8.self)
        }
    }

    static func ownCells(_ cells: [[UInt8]]) -> [[UInt8]] {
        cells.dropLast(columns.count).map(CSV.restored)
    }
}
