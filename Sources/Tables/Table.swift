/// A table, whatever it came in: CSV, an Excel workbook or JSON lines.
///
/// The format is found by what the file holds and never by its name. No more than a row is held in memory, but for
/// the texts that a workbook's cells share, of which at most 40 MiB are.
package final class Table {
    /// What the input does not say by itself.
    package struct Options: Sendable {
        /// The worksheet of a workbook; nil is the first one that is not hidden.
        package let worksheet: String?
        /// The encoding of a text file; nil is the one that it is in, if that is beyond doubt.
        package let encoding: TextEncoding?
        /// The columns that a font of TCVN3 shows in capitals.
        package let capitals: Set<String>

        package init(worksheet: String? = nil, encoding: TextEncoding? = nil, capitals: Set<String> = []) {
            self.worksheet = worksheet
            self.encoding = encoding
            self.capitals = capitals
        }
    }

    private enum Format {
        case csv
        case jsonLines
        case workbook(Workbook)
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
    package convenience init(
        _ input: Input, options: Options = Options(), score: (([String]) -> Int)? = nil
    ) throws(TableError) {
        let format = try Self.format(of: input, options)
        var place = HeaderPlace()
        if let score {
            switch format {
            case .csv: place = try CSVFile.headerPlace(in: input, encoding: options.encoding, score: score)
            case .jsonLines: break
            case .workbook(let workbook): place = try WorkbookFile.headerPlace(in: workbook, score: score)
            }
        }
        try self.init(input, options, format, place)
    }

    private init(_ input: Input, _ options: Options, _ format: Format, _ place: HeaderPlace)
        throws(TableError)
    {
        self.input = input
        self.options = options
        self.format = format
        self.place = place
        switch format {
        case .csv:
            rows = try CSVFile(input, header: place, encoding: options.encoding, capitals: options.capitals)
        case .jsonLines: rows = try JSONLinesFile(input)
        case .workbook(let workbook): rows = try WorkbookFile(workbook, header: place)
        }
    }

    /// The names of the columns as they stand in the file.
    package var header: [String] { rows.header }

    /// The next row that is not blank; nil at the end.
    package func next() throws(TableError) -> Row? { try rows.next() }

    /// The same table from its first row on, read on its own.
    package func reopened() throws(TableError) -> Table { try Table(input, options, format, place) }

    private static func format(of input: Input, _ options: Options) throws(TableError) -> Format {
        let contents = try Contents(of: input)
        if contents == .archive { return .workbook(try Workbook(input, worksheet: options.worksheet)) }
        if case .foreign(let kind) = contents { throw .foreign(path: input.path, kind: kind) }
        // Nobody asks for a worksheet where there can be none, unless it is the wrong file.
        if let name = options.worksheet { throw .noSheet(path: input.path, name: name, sheets: []) }
        return contents == .jsonLines ? .jsonLines : .csv
    }
}
