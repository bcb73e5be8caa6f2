package import Drawing
import Foundation
import Pages
package import Records
import Tables

/// A run: every row of a table is printed or comes back with its reasons.
///
/// A first pass decides every row; then everything is made up into documents; then these are drawn. A run that was
/// interrupted goes on where it was, to the same bytes.
package struct Run {
    /// Looks at a piece before it is drawn; one that it finds a fault with is not printed.
    package typealias Proof = @Sendable (Piece) -> DrawingError?

    /// How a run goes about its work: nothing of this changes what it makes.
    package struct Manner {
        /// The first row that cannot be printed ends the run.
        package var stopsAtProblem = false
        /// Goes on with an unfinished run in the folder.
        package var resumes = false
        /// How many threads do the work.
        package var jobs = 1
        /// Asked before each document; a run that is told to stop can be resumed.
        package var isInterrupted: () -> Bool = { false }
        package var proof: Proof = { _ in nil }
        /// How much of each document foreign programs read before it gets its name; nil for nothing.
        package var verification: Verification.Extent?

        package init() {}
    }

    /// What is told while a run goes on; never by two threads at once.
    package enum Event {
        /// Another row of the table was looked at.
        case surveyed(Report.Counts)
        case rejected([Problem])
        /// What there is to print, and how much of it an interrupted run had printed before.
        case madeUp(pieces: Int, documents: Int, printedBefore: Int)
        /// So many more pieces are on paper.
        case printed(Int)
        /// A document is whole.
        case document(String)
    }

    /// Hears one thread after the other.
    ///
    /// Unchecked, because the closure is only called with the lock held.
    private final class Listener: @unchecked Sendable {
        private let lock = NSLock()
        private let tell: (Event) -> Void

        init(_ tell: @escaping (Event) -> Void) { self.tell = tell }

        func hear(_ event: Event) { lock.withLock { tell(event) } }
    }

    let order: Order
    let manner: Manner
    let destination: Destination
    let table: Table
    let columns: Columns
    let ticket: JobTicket
    let tell: @Sendable (Event) -> Void

    /// Opens the table; nothing is printed yet.
    ///
    /// `tell` is called by several threads, though never by two at once.
    package init(
        _ order: Order, to destination: Destination, _ manner: Manner = Manner(),
        tell: @escaping (Event) -> Void = { _ in }
    ) throws(PressError) {
        (self.order, self.manner, self.destination) = (order, manner, destination)
        (table, columns) = try order.table()
        ticket = try JobTicket(order, of: table.input)
        let listener = Listener(tell)
        self.tell = { listener.hear($0) }
    }

    /// Prints everything and gives the files their names.
    package func print() throws(PressError) -> Report {
        switch destination {
        case .stream(let sink): try print(to: sink)
        case .folder(let path): try print(into: path)
        }
    }

    /// The first pass: decides every row, takes in those that are printed, and hands over the others.
    func survey(
        into report: inout Report, reject: (Row, [Problem]) throws(PressError) -> Void
    ) throws(PressError) -> SheetFilling {
        let list = Worklist(isSorted: order.arrangement.groupField != nil || !order.sort.isEmpty)
        var names = FileNames()
        let survey = try order.survey(table, columns, jobs: manner.jobs) {
            (row, verdict, survey) throws(PressError) in
            switch verdict {
            case .printed(let piece, let record, _):
                report.count(piece, of: order)
                let name =
                    order.format == .pdf ? "" : names.name(recordID: piece.recordID, line: piece.line)
                let entry = Worklist.Entry(
                    recordID: piece.recordID, fingerprint: piece.fingerprint, pictureName: name, row: row)
                try PressError.carrying { () throws(TableError) in
                    try list.append(entry, key: survey.key(of: record))
                }
            case .rejected(let problems):
                if manner.stopsAtProblem { throw .stopped(problems) }
                try reject(row, problems)
                tell(.rejected(problems))
            }
            tell(.surveyed(survey.counts))
            if survey.counts.rows % Self.rowsBetweenQuestions == 0, manner.isInterrupted() {
                throw .interrupted(documents: 0, planned: 0)
            }
        }
        guard table.input.isUnchanged else { throw .inputChanged(path: order.input) }
        report.counts = survey.counts
        report.problems = survey.problems.rows
        report.warnings.merge(survey.remarks.rows) { $0 + $1 }
        let stock = try PressError.carrying { () throws(TableError) in try list.end() }
        let makeup = Makeup(survey.groups, order: order)
        try order.check(makeup, run: report.run)
        return SheetFilling(order: order, columns: columns, stock: stock, makeup: makeup, run: report.run)
    }

    /// After so many rows the survey asks whether it is to stop.
    private static let rowsBetweenQuestions = 256

    /// One PDF of all documents, and nothing else.
    private func print(to sink: @escaping Sink) throws(PressError) -> Report {
        var report = Report(order, ticket)
        let filling = try survey(into: &report) { (_, _) throws(PressError) in }
        var pdf = Document(
            title: order.documentTitle, sheet: order.sheet, arrangement: order.arrangement,
            fonts: order.press.fonts, sink: sink)
        tell(.madeUp(pieces: filling.makeup.pieces, documents: 1, printedBefore: 0))
        let drawing = SheetDrawing(
            filling: filling, jobs: manner.jobs, proof: manner.proof,
            printed: { [tell] in tell(.printed($0)) })
        for document in filling.makeup.documents {
            if manner.isInterrupted() { throw .interrupted(documents: 0, planned: 0) }
            let failed = try drawing.add(document, to: &pdf, without: [])
            // What was written cannot be taken back.
            if let reason = failed.first?.reason { throw .drawing(.png(reason)) }
        }
        report.counts.printed = filling.makeup.pieces
        report.counts.pages = try pdf.end()
        report.symbols = report.symbols.inOrder
        return report
    }
}
