import Foundation
import Glibc
import Records
import Tables

/// Brings the shards of a plan together: every row was printed once or came back once, and is in one manifest.
package struct Collection {
    private let plan: Plan
    private let folder: RunFolder

    /// Throws ``PressError/noPlan(path:)``.
    package init(_ path: String) throws(PressError) {
        plan = try Plan(in: path)
        folder = try RunFolder(path: path, input: nil)
    }

    /// Writes `manifest.csv`, `rejects.csv` and `report.json` of the whole beside the plan, and answers the report.
    ///
    /// `tell` is called after each shard with the number of those that are done. Throws
    /// ``PressError/shardsMissing(_:)`` when any is not printed, and ``PressError/shardUnequal(id:missing:doubled:foreign:)``
    /// when one holds anything but its rows.
    package func collect(_ tell: (Int) -> Void = { _ in }) throws(PressError) -> Report {
        let shards = plan.shards.map { ($0, report(of: $0)) }
        let missing = shards.filter { $0.1 == nil }.map(\.0.id)
        guard missing.isEmpty, let first = shards.first?.1 ?? nil else { throw .shardsMissing(missing) }
        let manifest = try folder.file(RunFolder.manifest)
        try manifest.take(CSV.line(Manifest.columns))
        let rejects = try folder.file(RunFolder.rejects)
        try copyRejects("\(folder.path)/\(Plan.rejects)", to: rejects, withHead: true)
        var whole = Report(plan, like: first)
        for (index, (shard, report)) in shards.enumerated() {
            guard let report else { continue }
            try add(shard, report, to: manifest)
            let own = "\(folder.path)/\(shard.id)/\(Plan.output)/\(RunFolder.rejects)"
            try copyRejects(own, to: rejects, withHead: false)
            whole.add(report, in: "\(shard.id)/\(Plan.output)")
            tell(index + 1)
        }
        whole.symbols = whole.symbols.inOrder
        try manifest.publish()
        try rejects.publish()
        try whole.publish(in: folder)
        return whole
    }

    /// The report of a shard that is whole; nil if it is not.
    private func report(of shard: Plan.Shard) -> Report? {
        let path = "\(folder.path)/\(shard.id)/\(Plan.output)"
        guard FileManager.default.fileExists(atPath: path),
            let output = try? RunFolder(path: path, input: nil),
            access("\(path)/\(Ledger.name)", F_OK) != 0, let report = output.wholeReport,
            report.files.allSatisfy(output.holds)
        else { return nil }
        return report
    }

    /// Copies the manifest of a shard, and holds it against the rows.
    private func add(_ shard: Plan.Shard, _ report: Report, to manifest: PendingFile) throws(PressError) {
        let path = "\(folder.path)/\(shard.id)"
        var open: Set<Int> = []
        let rows = try table("\(path)/\(Plan.rowsName)")
        while let row = try PressError.carrying({ () throws(TableError) in try rows.next() }) {
            open.insert(row.line)
        }
        let planned = open
        var (doubled, foreign) = (0, 0)
        let items = try table("\(path)/\(Plan.output)/\(RunFolder.manifest)")
        let columns = ["line", "file"].map { items.header.firstIndex(of: $0) ?? 0 }
        while let item = try PressError.carrying({ () throws(TableError) in try items.next() }) {
            let line = item.text(at: columns[0]).flatMap { Int($0) } ?? 0
            if open.remove(line) == nil {
                if planned.contains(line) { doubled += 1 } else { foreign += 1 }
            }
            var cells = item.cells
            cells[columns[1]] = Array("\(shard.id)/\(Plan.output)/".utf8) + cells[columns[1]]
            try manifest.take(CSV.line(cells))
        }
        // What was not printed came back.
        let missing = open.count - report.counts.rejected
        guard missing == 0, doubled == 0, foreign == 0, planned.count == shard.rows else {
            throw .shardUnequal(id: shard.id, missing: max(missing, 0), doubled: doubled, foreign: foreign)
        }
    }

    private func table(_ path: String) throws(PressError) -> Table {
        try PressError.carrying { () throws(TableError) in try Table(try Input(path: path)) }
    }

    /// Copies the rejected rows of a run, byte for byte.
    private func copyRejects(_ path: String, to file: PendingFile, withHead: Bool) throws(PressError) {
        let input = try PressError.carrying { () throws(TableError) in try Input(path: path) }
        // All have the header of the same table, written by the same words.
        var head = withHead ? 0 : try headLength()
        var failure: PressError?
        try PressError.carrying { () throws(TableError) in
            try input.read { piece in
                let skipped = min(head, piece.count)
                head -= skipped
                do throws(PressError) { try file.take(Array(piece.dropFirst(skipped))) } catch {
                    failure = failure ?? error
                }
            }
        }
        if let failure { throw failure }
    }

    /// How many bytes the rejected rows of a shard begin with that are no row.
    private func headLength() throws(PressError) -> Int {
        guard let shard = plan.shards.first else { return 0 }
        let rows = try table("\(folder.path)/\(shard.id)/\(Plan.rowsName)")
        return Rejects.head(rows.header, delimiter: rows.delimiter).count
    }
}

extension Report {
    /// The report of a whole plan, still without its shards.
    fileprivate init(_ plan: Plan, like report: Report) {
        self = report
        ticket = plan.ticket
        run = plan.ticket.run
        (files, symbols, counts) = ([], [], Counts())
        (problems, warnings) = (plan.problems, plan.warnings)
        counts.rows = plan.rows
        counts.rejected = plan.rejected
        counts.duplicates = plan.duplicates
    }

    /// Adds what a shard printed into `folder`.
    fileprivate mutating func add(_ shard: Report, in folder: String) {
        counts.printed += shard.counts.printed
        counts.rejected += shard.counts.rejected
        counts.pages += shard.counts.pages
        counts.files += shard.counts.files
        problems.merge(shard.problems) { $0 + $1 }
        // What is odd about rows was told of the whole table already.
        let known = Set(warnings.keys)
        warnings.merge(shard.warnings.filter { !known.contains($0.key) }) { $0 + $1 }
        symbols.add(shard.symbols)
        files += shard.files.map { File(name: "\(folder)/\($0.name)", pages: $0.pages, sha256: $0.sha256) }
    }
}
