/// A CSV file read as a stream: RFC 4180 in any ``TextEncoding``, with or without a byte order mark.
///
/// Lines end with LF, CR LF or CR; the delimiter is comma, semicolon, tab or bar, whichever splits the header
/// into most names. No more than a row is held in memory. A rejects file (``RejectsFile``) reads as the table
/// it came from: without its last four columns, and without the `'` put before a formula.
package final class CSVFile: RowReader {
    /// The longest row that is read, in bytes; a longer one is a defect and is not kept.
    static let rowLimit = 1_048_576

    /// The names of the columns as they stand in the file.
    package let header: [String]
    /// What makes the cells text, and in which encoding.
    package let reader: CellReader
    let delimiter: UInt8
    private let isRejects: Bool
    private let keepsFindings: Bool
    private var window: ReadWindow
    private var line: Int

    /// Opens the file and reads its header.
    ///
    /// Without an `encoding` the file is read in the one that its beginning is in, if that is beyond doubt. `capitals`
    /// are columns that a font of TCVN3 shows in capitals. `chunkSize` is how many bytes are fetched at a time.
    package convenience init(
        path: String, encoding: TextEncoding? = nil, capitals: Set<String> = [], chunkSize: Int = 65_536
    ) throws(TableError) {
        try self.init(try Input(path: path), encoding: encoding, capitals: capitals, chunkSize: chunkSize)
    }

    /// Reads the header at `place`; the lines before it are passed over.
    ///
    /// A `reader` that knows the file's encoding already saves a look ahead. With `findings` the last four columns of a
    /// rejects file are columns like any other.
    init(
        _ input: Input, header place: HeaderPlace = HeaderPlace(), encoding: TextEncoding? = nil,
        capitals: Set<String> = [], reader known: CellReader? = nil, findings: Bool = false,
        chunkSize: Int = 65_536
    ) throws(TableError) {
        let path = input.path
        window = ReadWindow(InputFile(input), chunkSize: chunkSize)
        line = 1
        let isUTF16 = try window.transcodeUTF16(isAsked: encoding == .utf16)
        try window.skipByteOrderMark()
        while line < place.line {
            try window.skipLine()
            line += 1
        }
        try window.skipBlankLines(counting: &line)
        guard window.count > 0 else { throw .empty(path: path) }
        let (scan, delimiter) = try Self.headerRow(of: &window)
        self.delimiter = delimiter
        guard scan.cellCount <= RowScan.keptLimit else {
            throw .tooManyColumns(path: path, limit: RowScan.columnLimit)
        }
        var reader: CellReader
        if let known {
            reader = known
        } else {
            let sample = try Self.sample(of: &window, below: scan, delimiter: delimiter)
            reader = try CellReader(sample, encoding: encoding, isUTF16: isUTF16, path: path)
        }
        let top = Row(line: 1, cells: scan.cells, defects: scan.defects)
        let names = place.names(over: try reader.names(in: top, path: path))
        try reader.capitalise(capitals, header: names, path: path)
        self.reader = reader
        keepsFindings = findings
        isRejects = !findings && RejectsFile.isHeader(names)
        header = isRejects ? RejectsFile.ownNames(names) : names
        guard header.count <= (findings ? RowScan.keptLimit : RowScan.columnLimit) else {
            throw .tooManyColumns(path: path, limit: RowScan.columnLimit)
        }
        window.consume(scan.length)
        line += scan.lineCount
    }

    /// The next row that is not blank; nil at the end of the file.
    ///
    /// A row of a rejects file of which nothing but the findings is left is not blank: it must not get lost.
    package func next() throws(TableError) -> Row? {
        while let (row, isBlank) = try anyRow() {
            // A blank line has too few cells, which is not worth telling.
            let isMerelyShort = row.defects.allSatisfy { if case .tooFewCells = $0 { true } else { false } }
            guard isBlank, isMerelyShort else { return row }
        }
        return nil
    }

    /// The next row, blank or not.
    private func anyRow() throws(TableError) -> (row: Row, isBlank: Bool)? {
        let first = line
        guard let scan = try Self.scan(&window, delimiter: delimiter, width: columnCount) else {
            guard window.count > 0 else { return nil }
            try window.skipLine()
            line += 1
            return (Row(line: first, cells: [], defects: [.rowTooLong(limit: Self.rowLimit)]), false)
        }
        window.consume(scan.length)
        line += scan.lineCount
        return (row(of: scan, line: first), scan.cells.allSatisfy(Row.isBlank))
    }

    /// How many cells a row has in the file.
    private var columnCount: Int {
        header.count + (isRejects ? RejectsFile.columns.count : 0)
    }

    private func row(of scan: RowScan, line: Int) -> Row {
        var (cells, defects) = (scan.cells, scan.defects)
        let found = scan.cellCount - (columnCount - header.count)
        if scan.cellCount < columnCount {
            defects.append(.tooFewCells(expected: header.count, found: max(0, found)))
        } else if scan.cellCount > scan.cells.count || !cells.dropFirst(columnCount).allSatisfy(Row.isBlank) {
            defects.append(.tooManyCells(expected: header.count, found: found))
        } else {
            cells = Array(cells.prefix(columnCount))
        }
        if isRejects { cells = RejectsFile.ownCells(cells) }
        if cells.count > RowScan.columnLimit, !keepsFindings {
            cells = Array(cells.prefix(RowScan.columnLimit))
        }
        return reader.text(of: Row(line: line, cells: cells, defects: defects))
    }

    /// The row at the start of the window.
    ///
    /// Nil at the end of the file or if the row passes the limit.
    private static func scan(
        _ window: inout ReadWindow, delimiter: UInt8, width: Int
    ) throws(TableError) -> RowScan? {
        while true {
            let isLast = window.reachesEnd
            let scan = window.withBytes { bytes in
                RowScan(bytes, delimiter: delimiter, isLast: isLast, width: width)
            }
            if window.count > 0, let scan { return scan.length <= rowLimit ? scan : nil }
            // Beyond the row's own limit only a quote that may still be closed is worth waiting for.
            guard !window.reachesEnd, window.count <= rowLimit + RowScan.cellLimit + 2 else { return nil }
            // Twice as much each time, so that a long row is not scanned over and over.
            let seen = window.count
            repeat { try window.fill() } while !window.reachesEnd && window.count < 2 * seen
        }
    }

    private static func headerRow(
        of window: inout ReadWindow
    ) throws(TableError) -> (scan: RowScan, delimiter: UInt8) {
        var best: (scan: RowScan, delimiter: UInt8)?
        for delimiter in ",;\t|".utf8 {
            guard let scan = try scan(&window, delimiter: delimiter, width: 16) else { continue }
            // Its own columns may have any names, semicolons and all.
            if RejectsFile.isHeader(scan.cells) { return (scan, delimiter) }
            guard let last = best?.scan else { best = (scan, delimiter); continue }
            let isSounder = scan.defects.isEmpty && !last.defects.isEmpty
            let isAsSound = scan.defects.isEmpty == last.defects.isEmpty
            if isSounder || isAsSound && scan.cellCount > last.cellCount { best = (scan, delimiter) }
        }
        guard let best else {
            throw .brokenHeader(path: window.path, defect: .rowTooLong(limit: rowLimit))
        }
        return best
    }

    /// The header and the rows below it that are in memory after a look ahead; the window stays where it is.
    private static func sample(
        of window: inout ReadWindow, below header: RowScan, delimiter: UInt8
    ) throws(TableError) -> TableSample {
        while !window.reachesEnd, window.count < TableSample.byteLimit { try window.fill() }
        let isLast = window.reachesEnd
        let rows = window.withBytes { bytes in
            var (rows, place) = ([header.cells], header.length)
            while rows.count <= TableSample.rowLimit, place < min(bytes.count, TableSample.byteLimit),
                let row = RowScan(
                    bytes.extracting(place...), delimiter: delimiter, isLast: isLast, width: header.cellCount)
            {
                rows.append(row.cells)
                place += row.length
            }
            return rows
        }
        return TableSample(rows)
    }
}
