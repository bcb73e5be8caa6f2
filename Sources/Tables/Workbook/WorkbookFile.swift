/// A worksheet of a workbook read as a stream.
///
/// Empty cells and rows are passed over, so a row has as many cells as the header has names. A rejects file
/// (``RejectsFile``) that a spreadsheet saved as a workbook reads as the table it came from.
final class WorkbookFile: RowReader {
    let header: [String]
    private let isRejects: Bool
    private let path: String
    private let reading: SheetReading
    private let stream: XMLStream

    /// Reads the header at `place`; the rows before it are passed over.
    init(_ workbook: Workbook, header place: HeaderPlace) throws(TableError) {
        path = workbook.path
        reading = SheetReading(workbook, from: place.line)
        stream = try XMLStream(try workbook.sheet(), reader: reading)
        guard try stream.advance(), let row = reading.takeRow() else { throw .empty(path: path) }
        guard row.surplus == nil, place.upper.count <= RowScan.columnLimit else {
            throw .tooManyColumns(path: path, limit: RowScan.columnLimit)
        }
        let first = Row(line: row.line, cells: row.cells, defects: row.defects)
        if let defect = first.defects.first { throw .brokenHeader(path: path, defect: defect) }
        let names = place.names(over: first.names)
        isRejects = RejectsFile.isHeader(names)
        header = isRejects ? Array(names.dropLast(RejectsFile.columns.count)) : names
    }

    func next() throws(TableError) -> Row? {
        while try stream.advance(), let found = reading.takeRow() {
            let row = row(of: found)
            if !row.isBlank || !row.defects.isEmpty { return row }
        }
        return nil
    }

    private func row(of found: SheetRow) -> Row {
        var (cells, defects) = (found.cells, found.defects)
        let columnCount = header.count + (isRejects ? RejectsFile.columns.count : 0)
        while cells.count < columnCount { cells.append([]) }
        if let column = cells.indices.dropFirst(columnCount).first(where: { !Row.isBlank(cells[$0]) })
            ?? found.surplus
        {
            defects.append(.unnamedCell(column: column))
        } else {
            cells = Array(cells.prefix(columnCount))
        }
        if isRejects { cells = RejectsFile.ownCells(cells) }
        return Row(line: found.line, cells: cells, defects: defects, numbers: found.numbers)
    }

    /// Where the header of the worksheet is, by the names that `score` knows.
    static func headerPlace(
        in workbook: Workbook, score: @escaping ([String]) -> Int
    ) throws(TableError) -> HeaderPlace {
        var search = HeaderSearch(score: score)
        let reading = SheetReading(workbook, from: 1)
        let stream = try XMLStream(try workbook.sheet(), reader: reading)
        var (upper, byteCount): ([String], Int) = ([], 0)
        while byteCount < HeaderSearch.byteLimit, try stream.advance(), let row = reading.takeRow(),
            row.line <= HeaderSearch.depth
        {
            let names = Row(line: row.line, cells: row.cells).names
            if !upper.isEmpty { search.consider(names, line: row.line, under: upper) }
            if search.isSure { break }
            search.consider(names, line: row.line)
            upper = names
            byteCount += row.cells.reduce(0) { $0 + $1.count }
        }
        return search.place ?? HeaderPlace()
    }
}
