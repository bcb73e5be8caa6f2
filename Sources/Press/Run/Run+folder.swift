import Drawing
import Foundation
import Pages
import Records
import Tables

/// A run into a folder, which is its ledger until it is whole.
///
/// In this order: the intent is noted, a document is made durable, it gets its name, and that is noted.
extension Run {
    func print(into path: String) throws(PressError) -> Report {
        let folder = try RunFolder(path: path, input: order.input == Input.standardInput ? nil : order.input)
        let ledger = try Ledger(folder, ticket: ticket, resumes: manner.resumes)
        if manner.resumes, !ledger.isResumed, let whole = try whole(in: folder) { return whole }
        var report = Report(order, ticket)
        let rejects = try Rejects(folder.file(RunFolder.rejects), of: table)
        let filling = try survey(into: &report) { (row, problems) throws(PressError) in
            try rejects.add(row, problems)
        }
        if !ledger.isResumed { try ledger.begin(clearing: folder.earlierFiles) }
        do throws(PressError) {
            try folder.clear(ledger.leftovers)
            try make(filling, in: folder, ledger)
            try finish(&report, filling, in: folder, ledger, rejects)
        } catch .cannotCreate(let path, let errno) {
            // The folder was fit for use when the run began; it may be again.
            throw .cannotWrite(path: path, errno: errno)
        }
        return report
    }

    /// The report of a run that has nothing left to do.
    ///
    /// Throws ``PressError/otherRun(path:differences:)`` when the folder holds another run.
    private func whole(in folder: RunFolder) throws(PressError) -> Report? {
        guard let report = folder.wholeReport else { return nil }
        let differences = ticket.differences(from: report.ticket)
        guard differences.isEmpty else { throw .otherRun(path: folder.path, differences: differences) }
        return (report.files + report.lists).allSatisfy(folder.holds) ? report : nil
    }

    /// Makes every document that is not whole yet, several at a time.
    private func make(
        _ filling: SheetFilling, in folder: RunFolder, _ ledger: Ledger
    ) throws(PressError) {
        let documents = filling.makeup.documents
        let missing = documents.filter { document in
            !(ledger.finished[document.name]?.files.allSatisfy(folder.holds) ?? false)
        }
        let pieces = missing.reduce(0) { $0 + $1.deal.pieces }
        tell(
            .madeUp(
                pieces: filling.makeup.pieces, documents: documents.count,
                printedBefore: filling.makeup.pieces - pieces))
        var pictures: PicturePool?
        if case .png(let dpi) = order.format {
            pictures = try PressError.drawing { () throws(DrawingError) in
                try PicturePool(order.press, dpi: dpi)
            }
        }
        // A run of few documents has threads left for each of them.
        let together = max(1, min(manner.jobs, missing.count))
        let drawing = SheetDrawing(
            filling: filling, jobs: max(1, manner.jobs / together), proof: manner.proof,
            printed: { [tell] in tell(.printed($0)) })
        let making = DocumentMaking(
            drawing: drawing, folder: folder, pictures: pictures,
            proofreading: manner.verification.map { Proofreading(filling, $0, jobs: drawing.jobs) })
        var waiting = missing.makeIterator()
        var made = 0
        var isInterrupted = false
        try inOrder(
            jobs: together,
            next: { () throws(PressError) in
                isInterrupted = isInterrupted || manner.isInterrupted()
                return isInterrupted ? nil : waiting.next()
            },
            work: { [tell] (document: Makeup.Document) throws(PressError) in
                try ledger.note(try making.make(document))
                tell(.document(document.name))
            },
            take: { () throws(PressError) in made += 1 })
        if made < missing.count {
            throw .interrupted(documents: documents.count - missing.count + made, planned: documents.count)
        }
    }

    /// Writes what is said of the whole run, and ends the ledger.
    private func finish(
        _ report: inout Report, _ filling: SheetFilling, in folder: RunFolder, _ ledger: Ledger,
        _ rejects: Rejects
    ) throws(PressError) {
        var quarantined: Set<Int> = []
        for line in filling.makeup.documents.compactMap({ ledger.finished[$0.name] }) {
            report.files += line.files
            report.counts.pages += line.files.reduce(0) { $0 + $1.pages }
            for piece in line.quarantined.sorted(by: { $0.piece < $1.piece }) {
                let row = try filling.entry(piece.piece).row
                let problem = Problem.undrawable(row.line, reason: piece.reason)
                try rejects.add(row, [problem])
                tell(.rejected([problem]))
                quarantined.insert(piece.piece)
            }
        }
        let manifest = try Manifest(folder.file(RunFolder.manifest), filling)
        try manifest.add(filling.makeup.documents, without: quarantined, jobs: manner.jobs)
        if !quarantined.isEmpty { report.problems[Problem.undrawable] = quarantined.count }
        report.counts.rejected += quarantined.count
        report.counts.printed = filling.makeup.pieces - quarantined.count
        report.counts.files = report.files.count
        report.symbols = report.symbols.inOrder
        report.lists = [try manifest.publish(), try rejects.publish()]
        try folder.sync()
        try report.publish(in: folder)
        try ledger.end()
    }
}

extension Problem {
    static let undrawable = "drawing.failed"

    /// The row is fit to print and could not be drawn all the same.
    fileprivate static func undrawable(_ line: Int, reason: String) -> Problem {
        Problem(
            line: line, field: "", code: undrawable,
            message: Wording(
                vi: "Không vẽ được bản in của dòng này (\(reason)); các dòng khác vẫn in.",
                en: "This row could not be drawn (\(reason)); the others were printed."),
            hint: Wording(
                vi: "In lại dòng này; nếu vẫn lỗi, báo cho người phụ trách kèm lý do trên.",
                en: "Print this row again; if it fails again, report it with this reason."))
    }
}
