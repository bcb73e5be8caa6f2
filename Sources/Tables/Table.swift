/// A table, whatever it came in: CSV, an Excel workbook, JSON lines, a list of codes or packed rows.
///
/// The format is found by what the file holds and never by its name. No more than a row is held in memory, but for
/// the texts that a workbook's cells share, of which at most 40 MiB are.
package final class Table {
    /// What the input does not say by itself.
    package struct Options: Sendable {
        /// The worksheet of a workbook; nil is the first one that is not hidden.
        package let worksheet: String?
        /// The encoding of the text, or of the font it was typed in; nil is the one that it is in, if that is beyond doubt.
        package let encoding: TextEncoding?
        /// The columns that a font of TCVN3 shows in capitals.
        package let capitals: Set<String>

        package init(worksheet: String? = nil, encoding: TextEncoding? = nil, capitals: Set<String> = []) {
            self.worksheet = worksheet
            self.encoding = encoding
            self.capitals = capitals
        }
    }

    /// What a table may come in.
    package enum Source: String, Sendable {
        case csv
        case jsonLines = "json-lines"
        case packed, list, workbook
    }

    private enum Format {
        case csv
        case jsonLines
        case packed
        case list(header: [String])
        case workbook(Workbook, CellReader)
    }

    package let input: Input
    private let options: Options
    private let format: Format
    private let place: HeaderPlace
    private let rows: any RowReader

    /// Opens a table and reads its header.
    ///
    /// `score` says how many of some names are columns that the reader of the table knows: with it title lines above
    /// the header are passed over, and a header of two rows is read as one. Without it the first row is the header.
    /// `list` tells of the first line of a text whether it is a list without a header, and then names its columns, of which
    /// the last holds the lines.
    package convenience init(
        _ input: Input, options: Options = Options(), list: (([UInt8]) -> [String]?)? = nil,
        score: (([String]) -> Int)? = nil
    ) throws(TableError) {
        let format = try Self.format(of: input, options, list: list)
        var place = HeaderPlace()
        if let score {
            switch format {
            case .csv: place = try CSVFile.headerPlace(in: input, encoding: options.encoding, score: score)
            case .jsonLines, .packed, .list: break
            case .workbook(let workbook, let reader):
                place = try WorkbookFile.headerPlace(in: workbook, reader: reader, score: score)
            }
        }
        try self.init(input, options, format, place)
    }

    /// A `reader` that knows the encoding of a CSV file saves guessing it again.
    private init(
        _ input: Input, _ options: Options, _ format: Format, _ place: HeaderPlace, reader: CellReader? = nil
    ) throws(TableError) {
        self.input = input
        self.options = options
        self.format = format
        self.place = place
        switch format {
        case .csv:
            rows = try CSVFile(
                input, header: place, encoding: options.encoding, capitals: options.capitals, reader: reader)
        case .jsonLines: rows = try JSONLinesFile(input)
        case .packed: rows = try PackedFile(input)
        case .list(let header): rows = try ListFile(input, header: header)
        case .workbook(let workbook, let reader):
            rows = try WorkbookFile(workbook, header: place, reader: reader, capitals: options.capitals)
        }
    }

    /// The names of the columns as they stand in the file.
    package var header: [String] { rows.header }

    /// What splits the cells of a CSV file, and of the files that go back to whoever made the table: a spreadsheet opens
    /// only its own country's as a table.
    package var delimiter: UInt8 {
        (rows as? CSVFile)?.delimiter ?? (rows as? PackedFile)?.delimiter ?? CSV.comma
    }

    /// What the table came in.
    package var source: Source {
        switch format {
        case .csv: .csv
        case .jsonLines: .jsonLines
        case .packed: .packed
        case .list: .list
        case .workbook: .workbook
        }
    }

    /// The encoding of its text, or of the font that a workbook was typed in; nil where there is but one.
    package var encoding: TextEncoding? {
        switch format {
        case .csv: (rows as? CSVFile)?.reader.encoding
        case .workbook(_, let reader): reader.encoding
        case .jsonLines, .packed, .list: nil
        }
    }

    /// The next row that is not blank; nil at the end.
    package func next() throws(TableError) -> Row? { try rows.next() }

    /// The same table from its first row on, read on its own.
    package func reopened() throws(TableError) -> Table {
        try Table(input, options, format, place, reader: (rows as? CSVFile)?.reader)
    }

    private static func format(
        of input: Input, _ options: Options, list: (([UInt8]) -> [String]?)?
    ) throws(TableError) -> Format {
        let contents = try Contents(of: input)
        if contents == .archive {
            let workbook = try Workbook(input, worksheet: options.worksheet)
            return .workbook(workbook, try WorkbookFile.reader(of: workbook, encoding: options.encoding))
        }
        if case .foreign(let kind) = contents { throw .foreign(path: input.path, kind: kind) }
        // Nobody asks for a worksheet where there can be none, unless it is the wrong file.
        if let name = options.worksheet { throw .noSheet(path: input.path, name: name, sheets: []) }
        if contents == .jsonLines { return .jsonLines }
        if contents == .packed { return .packed }
        var lines = try TextLines(input)
        if let list, let header = try lines.next()?.bytes.flatMap(list) { return .list(header: header) }
        return .csv
    }
}
