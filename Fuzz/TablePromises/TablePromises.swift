import Fuzzing
@testable import Records
package import Tables

/// What holds of every table, whatever it came in.
package struct TablePromises {
    private let kind: RecordKind
    private let rejects = MemoryFile()

    /// `isVenues` says that the rows are read as venues and not as citizens.
    package init(isVenues: Bool) { kind = isVenues ? .venue : .citizen }

    /// Tells the header of a table from the lines of its title.
    package func score(_ header: [String]) -> Int { Columns.score(header, kind: kind) }

    /// Reads the first rows as records; then the rejects file of all rows must read as the same rows.
    package func check(_ rows: [Row], under header: [String]) {
        promise(zip(rows, rows.dropFirst()).allSatisfy { $0.line < $1.line }, "lines go back")
        guard let today = Day(iso: "2021-12-20") else { return }
        let columns = Columns.matching(header, kind: kind).columns
        // What the tables of units answered is kept for the next row.
        for row in rows.prefix(10) { _ = kept { try? Reading(row, columns: columns, today: today) } }
        checkRejects(rows, under: header)
    }

    private func checkRejects(_ rows: [Row], under header: [String]) {
        // As `Press` writes it: what is no UTF-8 becomes U+FFFD, and a short row is filled up.
        let cells = rows.map { row in
            row.cells.map { Array(String(decoding: $0, as: UTF8.self).utf8) }
                + Array(repeating: [], count: max(0, header.count - row.cells.count))
        }
        var bytes = RejectsFile.byteOrderMark
        bytes += RejectsFile.line(header.map { Array($0.utf8) }, findings: RejectsFile.columns)
        for row in cells { bytes += RejectsFile.line(row, findings: ["1", "qr", "qr.empty", "…"]) }
        rejects.hold(bytes)
        do {
            let table = try CSVFile(path: rejects.path, encoding: .utf8)
            // What JSON leaves as it came, CSV mends.
            promise(
                table.header == header || table.reader.wasMisread, "the rejects file has another header")
            let again = try table.allRows()
            promise(again.count == rows.count, "the rejects file has another number of rows")
            for (row, cells) in zip(again, cells) {
                promise(row.cells == cells, "line \(row.line) of the rejects file has other cells")
            }
        } catch {
            promise(false, "the rejects file cannot be read: \(error)")
        }
    }
}

extension CSVFile {
    /// All rows that are left.
    package func allRows() throws(TableError) -> [Row] {
        var rows: [Row] = []
        while let row = try next() { rows.append(row) }
        return rows
    }
}

extension Table {
    /// All rows that are left.
    package func allRows() throws(TableError) -> [Row] {
        var rows: [Row] = []
        while let row = try next() { rows.append(row) }
        return rows
    }
}
