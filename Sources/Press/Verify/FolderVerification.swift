import Foundation
import Pages
import Payloads
import Records
import Tables

/// Holds everything that a run left in its folder against the table that it was made from.
package struct FolderVerification {
    /// What it comes to.
    package struct Summary: Sendable, Hashable, Codable {
        /// Rows of the table.
        package internal(set) var rows = 0
        package internal(set) var rejected = 0
        /// Items that the manifest lists.
        package internal(set) var planned = 0
        /// Items whose codes and names stand in their places.
        package internal(set) var printed = 0
        /// Records to which those items belong.
        package internal(set) var distinct = 0
        /// Pages, or pictures, that were gone through.
        package internal(set) var pages = 0
        package internal(set) var discrepancies = 0

        /// Whether everything is as it was meant to be.
        package var isSound: Bool { discrepancies == 0 && planned == printed && printed == distinct }
    }

    /// How far it has come.
    package enum Stage: Sendable, Hashable {
        case rows(Int)
        case pages(Int, of: Int)
    }

    let run: FinishedRun
    let order: Order
    let verification: Verification
    let watch: (Stage) -> Void
    private let tell: (Discrepancy) -> Void
    var summary = Summary()
    var roll: Roll
    var documents: Documents
    var plan: PlannedPages

    private static let manifestColumns = [
        "record_id", "line", "template", "file", "page", "cell", "copy", "qr_sha256",
    ]

    /// Verifies a run; `order` is for its template, sheet and arrangement and has the table that it was made from.
    ///
    /// `tell` gets every discrepancy once, those of files and tables first, then page by page, then those that only the
    /// whole shows. Memory does not grow with the table but for the names of documents.
    package static func summary(
        of run: FinishedRun, _ order: Order, jobs: Int, watch: @escaping (Stage) -> Void,
        tell: @escaping (Discrepancy) -> Void
    ) throws(VerificationError) -> Summary {
        var folder = try FolderVerification(run, order, watch: watch, tell: tell)
        try folder.readTable()
        try folder.readManifest()
        try folder.readRejects()
        try folder.look(jobs: jobs)
        try folder.sweep()
        return folder.summary
    }

    private init(
        _ run: FinishedRun, _ order: Order, watch: @escaping (Stage) -> Void,
        tell: @escaping (Discrepancy) -> Void
    ) throws(VerificationError) {
        (self.run, self.order, self.watch) = (run, order, watch)
        verification = Verification(order, otherCodes: run.otherCodes)
        var count = 0
        documents = try Documents(run) {
            count += 1
            tell($0)
        }
        summary.discrepancies = count
        self.tell = tell
        let pages = documents.plannedPages
        (roll, plan) = try Self.table { () throws(TableError) in
            (try Roll(), try PlannedPages(pages: pages))
        }
    }

    mutating func note(_ discrepancy: Discrepancy) {
        summary.discrepancies += 1
        tell(discrepancy)
    }

    static func table<Value>(
        _ body: () throws(TableError) -> Value
    ) throws(VerificationError) -> Value {
        do throws(TableError) { return try body() } catch { throw .press(.table(error)) }
    }

    // MARK: Tables

    private mutating func readTable() throws(VerificationError) {
        let order = order
        let (table, columns) = try VerificationError.carrying { () throws(PressError) in try order.table() }
        let (template, today) = (order.press.template, order.press.settings.date)
        while let row = try Self.table({ () throws(TableError) in try table.next() }) {
            summary.rows += 1
            var known: Roll.Row?
            if let record = try? Record(row, columns: columns, today: today) {
                let isCodeless = record.qr.isEmpty && !template.needsCode
                known = Roll.Row(
                    recordID: record.id, fingerprint: isCodeless ? "" : Payload(record.qr).fingerprint,
                    names: template.nameTexts(of: record))
            }
            try Self.table { () throws(TableError) in try roll.add(known, line: row.line) }
            watch(.rows(summary.rows))
        }
    }

    private mutating func readManifest() throws(VerificationError) {
        let path = "\(run.folder)/\(RunFolder.manifest)"
        do throws(TableError) {
            let table = try Table(try Input(path: path), options: Table.Options(encoding: .utf8))
            guard table.header == Self.manifestColumns else { throw .empty(path: path) }
            while let row = try table.next() {
                summary.planned += 1
                try take(row)
            }
        } catch {
            guard case .noRoom = error else { throw .damaged(path: path) }
            throw .press(.table(error))
        }
    }

    /// Takes a row of the manifest: whose it is, and where it says that it was printed.
    private mutating func take(_ row: Row) throws(TableError) {
        let text = { (column: Int) in row.text(at: column) ?? "" }
        guard let line = Int(text(1)), let entry = try roll.entry(line) else {
            return note(.unknown(RunFolder.manifest, row: row.line, line: Int(text(1))))
        }
        if let known = try roll.row(entry) {
            if text(0) != known.recordID {
                note(.other(("mã bản ghi", "the record's id"), row: row.line, line: line))
            }
            if text(7) != known.fingerprint {
                note(.other(("mã QR", "the code"), row: row.line, line: line))
            }
        } else {
            note(.unfit(row: row.line, line: line))
        }
        if text(2) != run.template { note(.other(("mẫu", "the template"), row: row.line, line: line)) }
        let place = PaperPlace(file: text(3), page: Int(text(4)) ?? 0, cell: Int(text(5)) ?? 0)
        let number = documents.number(place.file)
        if let number, let cell = place.cell, verification.cells.contains(cell),
            documents.all[number].plannedPages >= place.page, place.page > 0
        {
            let page = documents.all[number].first + place.page - 1
            if try plan.cells(page: page).contains(where: { $0.cell == cell }) {
                note(.cellTwice(place, line: line))
            } else {
                try plan.add(PlannedPages.Cell(line: line, cell: cell), page: page)
            }
        } else {
            note(.noCell(place, line: line))
        }
        try roll.change(line) { entry in
            entry.planned = entry.planned == .max ? .max : entry.planned + 1
            entry.document = UInt32(clamping: number ?? 0)
            entry.page = UInt32(clamping: place.page)
            entry.cell = UInt32(clamping: place.cell ?? 0)
        }
    }

    private mutating func readRejects() throws(VerificationError) {
        let path = "\(run.folder)/\(RunFolder.rejects)"
        do throws(TableError) {
            var number = 1
            try RejectsFile.lines(of: path) { line throws(TableError) in
                number += 1
                summary.rejected += 1
                guard let line, try roll.entry(line) != nil else {
                    return note(.unknown(RunFolder.rejects, row: number, line: line))
                }
                try roll.change(line) { entry in
                    entry.rejected = entry.rejected == .max ? .max : entry.rejected + 1
                }
            }
        } catch {
            guard case .noRoom = error else { throw .damaged(path: path) }
            throw .press(.table(error))
        }
    }
}
