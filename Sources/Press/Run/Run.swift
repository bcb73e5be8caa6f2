import Pages
import Payloads
package import Records
import Tables

/// A run: every row of a table is printed or comes back with its reasons.
package struct Run {
    private let order: Order
    private let table: Table
    private let columns: Columns
    /// Nil when the documents go to a stream, which has no room for anything else.
    private let folder: RunFolder?
    private let manifest: Manifest?
    private let rejects: Rejects?
    private var report: Report
    private var printedIDs: Set<String> = []

    /// What is called while a run goes on.
    package struct Watch {
        /// After every row.
        let row: (Report.Counts) -> Void
        /// For every row that is rejected.
        let rejected: ([Problem]) -> Void

        package init(row: @escaping (Report.Counts) -> Void, rejected: @escaping ([Problem]) -> Void) {
            self.row = row
            self.rejected = rejected
        }
    }

    /// Opens the table and the folder.
    ///
    /// Nothing is printed yet.
    package init(_ order: Order) throws(PressError) {
        self.order = order
        let kind = order.press.template.kind
        table = try PressError.carrying { () throws(TableError) in
            try Table(try Input(path: order.input), options: order.reading) { Columns.score($0, kind: kind) }
        }
        do throws(ColumnsError) {
            columns = try Columns(header: table.header, kind: kind)
        } catch {
            throw .columns(error)
        }
        report = try Report(order, of: table.input)
        guard case .folder(let path) = order.destination else {
            (folder, manifest, rejects) = (nil, nil, nil)
            return
        }
        let folder = try RunFolder(path: path, input: order.input == Input.standardInput ? nil : order.input)
        self.folder = folder
        manifest = try Manifest(folder.file(RunFolder.manifest))
        rejects = try Rejects(folder.file(RunFolder.rejects), header: table.header)
    }

    /// Prints everything and gives the files their names.
    package consuming func print(_ watch: Watch) throws(PressError) -> Report {
        switch (order.destination, order.format) {
        case (.stream(let sink), _): return try print(on: StreamOutput(order, sink: sink), watch)
        case (.folder(let path), .pdf): return try print(on: PDFOutput(order, folder: path), watch)
        case (.folder(let path), .png(let dpi)):
            return try print(on: PNGOutput(order, folder: path, dpi: dpi), watch)
        }
    }

    private consuming func print<Documents: Output & ~Copyable>(
        on documents: consuming Documents, _ watch: Watch
    ) throws(PressError) -> Report {
        let survey = try survey(watch)
        try print(survey, on: &documents, watch)
        let earlier = folder?.earlierDocuments ?? []
        (report.files, report.counts.pages) = try documents.finish()
        report.counts.files = report.files.count
        try rejects?.publish()
        try manifest?.publish()
        if let folder {
            folder.removeLeftovers(of: earlier, keeping: Set(report.files))
            try report.publish(in: folder)
        }
        return report
    }

    /// The first pass: decides every row, and lets those go that cannot be printed.
    private mutating func survey(_ watch: Watch) throws(PressError) -> Survey {
        var survey = Survey()
        while let row = try nextRow() {
            report.counts.rows += 1
            switch outcome(of: row) {
            case .success(let record):
                try survey.take(
                    group: order.arrangement.groupField.map { record.groupName($0) }, line: row.line)
            case .failure(let problems):
                survey.reject()
                try reject(row, problems.all)
                watch.rejected(problems.all)
            }
            watch.row(report.counts)
        }
        return survey
    }

    /// The second pass: prints what the first decided, sheet by sheet.
    private mutating func print<Documents: Output & ~Copyable>(
        _ survey: Survey, on documents: inout Documents, _ watch: Watch
    ) throws(PressError) {
        let deals = order.deals(of: survey)
        let sheets = deals.reduce(0) { $0 + $1.sheets }
        // Each pile goes through the table on its own, so that no piece waits in memory for its sheet.
        var readers: [PieceReader] = []
        for _ in 0..<(order.arrangement.order == .stack ? order.sheet.cells.count : 1) {
            readers.append(try PieceReader(order, table: table, survey: survey, columns: columns))
        }
        var (number, first) = (0, 0)
        for (section, deal) in zip(survey.sections, deals) {
            if let name = section.name {
                try documents.print(Separator(name: name, pieces: deal.pieces, sheets: deal.sheets))
            }
            for sheet in 0..<deal.sheets {
                number += 1
                var cells: [Piece?] = []
                for cell in 0..<deal.cells {
                    guard let piece = deal.piece(sheet: sheet, cell: cell) else {
                        cells.append(nil)
                        continue
                    }
                    let pile = min(cell, readers.count - 1)
                    cells.append(try readers[pile].piece(first + piece))
                }
                let filled = FilledSheet(
                    cells: cells, imprint: Imprint(run: report.run, sheet: number, of: sheets))
                let printed = try documents.print(filled)
                for (piece, place) in zip(cells.compactMap(\.self), printed) { try keep(piece, place) }
                watch.row(report.counts)
            }
            first += deal.pieces
        }
    }

    private func nextRow() throws(PressError) -> Row? {
        try PressError.carrying { () throws(TableError) in try table.next() }
    }

    private func outcome(of row: Row) -> Result<Record, Problems> {
        do throws(Problems) {
            let record = try Record(row, columns: columns, today: order.press.settings.date)
            _ = try order.press.piece(for: record)
            return .success(record)
        } catch {
            return .failure(error)
        }
    }

    private mutating func keep(_ piece: Piece, _ printed: Printed) throws(PressError) {
        report.counts.printed += 1
        for rule in order.press.template.brokenSizeRules { report.warnings[rule.warning, default: 0] += 1 }
        if !printedIDs.insert(piece.recordID).inserted { report.counts.duplicates += 1 }
        try manifest?.add(piece, template: order.press.template.id, printed)
    }

    private mutating func reject(_ row: Row, _ problems: [Problem]) throws(PressError) {
        if order.stopsAtProblem { throw .stopped(problems) }
        report.counts.rejected += 1
        for code in Set(problems.map(\.code)) { report.problems[code, default: 0] += 1 }
        try rejects?.add(row, problems)
    }
}
