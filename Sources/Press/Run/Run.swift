import Pages
import Payloads
package import Records
import Tables

/// A run: every row of a table is printed or comes back with its reasons.
package struct Run {
    private let order: Order
    private let destination: Destination
    private let stopsAtProblem: Bool
    private let table: Table
    private let columns: Columns
    /// Nil when the documents go to a stream, which has no room for anything else.
    private let folder: RunFolder?
    private let manifest: Manifest?
    private let rejects: Rejects?
    private var report: Report

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

    /// Opens the table and the folder; nothing is printed yet.
    ///
    /// With `stopsAtProblem` the first row that cannot be printed ends the run.
    package init(_ order: Order, to destination: Destination, stopsAtProblem: Bool) throws(PressError) {
        self.order = order
        self.destination = destination
        self.stopsAtProblem = stopsAtProblem
        (table, columns) = try order.table()
        report = try Report(order, of: table.input)
        guard case .folder(let path) = destination else {
            (folder, manifest, rejects) = (nil, nil, nil)
            return
        }
        let folder = try RunFolder(path: path, input: order.input == Input.standardInput ? nil : order.input)
        self.folder = folder
        manifest = try Manifest(folder.file(RunFolder.manifest))
        rejects = try Rejects(folder.file(RunFolder.rejects), of: table)
    }

    /// Prints everything and gives the files their names.
    package consuming func print(_ watch: Watch) throws(PressError) -> Report {
        switch (destination, order.format) {
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
        let (rejects, stopsAtProblem) = (rejects, stopsAtProblem)
        let survey = try order.survey(table, columns) { (row, verdict, counts) throws(PressError) in
            if case .rejected(let problems) = verdict {
                if stopsAtProblem { throw .stopped(problems) }
                try rejects?.add(row, problems)
                watch.rejected(problems)
            }
            watch.row(counts)
        }
        report.counts = survey.counts
        report.problems = survey.problems.rows
        report.warnings = survey.remarks.rows
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
            readers.append(
                try PieceReader(order, table: table, isPrinted: survey.isPrinted, columns: columns))
        }
        var (number, first) = (0, 0)
        for (section, deal) in zip(survey.sections, deals) {
            // A frame carries the group's name itself.
            if let name = section.name, order.press.template.frame == nil {
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
                    cells: cells, imprint: Imprint(run: report.run, sheet: number, of: sheets),
                    frame: try order.frame(ofSheet: sheet, of: section, deal, run: report.run))
                let printed = try documents.print(filled)
                for (piece, place) in zip(cells.compactMap(\.self), printed) { try keep(piece, place) }
                watch.row(report.counts)
            }
            first += deal.pieces
        }
    }

    private mutating func keep(_ piece: Piece, _ printed: Printed) throws(PressError) {
        report.counts.printed += 1
        for rule in order.press.template.brokenSizeRules { report.warnings[rule.warning, default: 0] += 1 }
        report.count(piece, dpi: order.dpi)
        try manifest?.add(piece, template: order.press.template.id, printed)
    }
}
