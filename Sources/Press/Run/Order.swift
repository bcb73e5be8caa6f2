package import Drawing
package import Pages
import Records
package import Tables

/// Where the documents of a run go.
package enum Destination {
    /// A folder, which also gets the manifest, the rejected rows and the report.
    case folder(String)
    /// One PDF, byte by byte, and nothing else.
    case stream(Sink)
}

/// What is asked for: a table on a template's pieces on sheets.
package struct Order: Sendable {
    package let press: Press
    /// The sheet that is used: the one asked for, or its folded form.
    package let sheet: Sheet
    package let arrangement: Arrangement
    package let format: Format
    /// The path of the table to print, or "-".
    package let input: String
    /// Columns whose headers do not say what they are: the field of each by its header.
    package let map: [String: String]
    package let duplicates: Duplicates.Policy
    /// The fields that pieces are sorted by, within their groups; none leaves them in the table's order.
    package let sort: [String]
    /// How many sheets a document has at most.
    package let maxSheets: Int
    /// What is read in the place of some cells.
    package let corrections: Corrections
    /// What the table does not say by itself.
    package let reading: Table.Options
    /// The version of the program, for the report.
    package let version: String

    /// A ream of paper: what a printer takes at a time.
    package static let usualSheets = 500

    /// Throws ``PressError/sheetDoesNotFit(sheet:template:)`` when the sheet's cells do not hold the piece, and
    /// ``PressError/arrangement(_:)`` when the sheet cannot be used as asked.
    package init(
        press: Press, sheet: Sheet, arrangement: Arrangement = Arrangement(), format: Format, input: String,
        reading: Table.Options = Table.Options(), map: [String: String] = [:],
        corrections: Corrections = Corrections(), duplicates: Duplicates.Policy = .keep, sort: [String] = [],
        maxSheets: Int = usualSheets,
        version: String
    ) throws(PressError) {
        let known = press.template.kind.fieldNames.filter { $0 != "qr" }
        for field in sort where !known.contains(field) {
            throw .arrangement(.noSuchSortField(field, known: known))
        }
        if case .png = format, press.template.frame != nil {
            throw .arrangement(.wholeSheetsOnly(template: press.template.id))
        }
        self.press = press
        self.sheet = try arrangement.sheet(sheet, for: press.template)
        self.arrangement = arrangement
        self.format = format
        self.input = input
        self.map = map
        self.corrections = corrections
        self.duplicates = duplicates
        self.sort = sort
        self.maxSheets = max(1, maxSheets)
        self.reading = reading
        self.version = version
    }
}

extension Order {
    /// How a table is read whose encoding is known by this name; nil for one that says it by itself.
    package static func reading(encoding: String?) -> Table.Options {
        Table.Options(encoding: encoding.flatMap(TextEncoding.init))
    }

    /// Opens the table; its columns may be any.
    func openTable() throws(PressError) -> Table {
        let kind = press.template.kind
        return try PressError.carrying { () throws(TableError) in
            try Table(
                try Input(path: input), options: reading,
                list: { Columns.header(ofListWith: $0, kind: kind) },
                score: { Columns.score($0, kind: kind) })
        }
    }

    /// Opens the table and finds its columns.
    func table() throws(PressError) -> (Table, Columns) {
        let kind = press.template.kind
        let table = try openTable()
        do throws(ColumnsError) {
            return (
                table,
                try Columns(
                    header: table.header, kind: kind, map: map,
                    others: Set(press.template.fields.map(\.name)),
                    needsCode: press.template.needsCode)
            )
        } catch {
            throw .columns(error)
        }
    }

    /// The first pass: decides every row of the table on several threads, and tells of each in its order.
    func survey(
        _ table: Table, _ columns: Columns, jobs: Int,
        each: (Row, Verdict, Survey) throws(PressError) -> Void
    ) throws(PressError) -> Survey {
        var survey = Survey(self)
        try inOrder(
            jobs: jobs,
            next: { () throws(PressError) -> [Row]? in
                var rows: [Row] = []
                while rows.count < Self.rowsAtOnce,
                    let row = try PressError.carrying({ () throws(TableError) in try table.next() })
                {
                    rows.append(corrections.row(row))
                }
                return rows.isEmpty ? nil : rows
            },
            work: { (rows: [Row]) throws(PressError) in
                rows.map { (row: $0, verdict: press.verdict(on: $0, columns: columns)) }
            },
            take: { (decided: [(row: Row, verdict: Verdict)]) throws(PressError) in
                for (row, verdict) in decided {
                    let verdict = try survey.take(row, verdict: verdict)
                    try each(row, verdict, survey)
                }
            })
        return survey
    }

    /// Enough work for a thread that handing it over does not matter, and few enough that memory does not.
    private static let rowsAtOnce = 64
}

extension Press {
    /// What a document made by this press says of itself, on sheets that are turned as `flip` says.
    package func documentTitle(flip: Flip = .longEdge, isFolded: Bool = false) -> DocumentTitle {
        let turned: DocumentTitle.Duplex = flip == .longEdge ? .longEdge : .shortEdge
        return DocumentTitle(
            title: template.title.vi, created: "\(settings.date.iso)T00:00:00+07:00",
            duplex: template.isTwoSided && !isFolded ? turned : .simplex)
    }
}
