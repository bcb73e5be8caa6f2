import Foundation
import Pages
import Payloads
import Records
import Tables

/// Shares the rows of a table out among shards.
///
/// Groups stay whole and in their order, so that a shard is some groups of the table; without groups it is so many rows that
/// follow each other.
package struct Planning {
    private let order: Order
    private let wanted: Int
    /// The words that say to `render` what is to be made of each shard.
    private let arguments: [String]

    /// `wanted` is how many shards there should be, at least 1; there are fewer when there are fewer groups.
    package init(_ order: Order, shards wanted: Int, arguments: [String]) {
        (self.order, self.wanted, self.arguments) = (order, wanted, arguments)
    }

    /// Writes the plan into a folder, and answers it.
    ///
    /// `tell` is called after each row. Throws ``PressError/cannotCreate(path:errno:)`` when the folder is there and not
    /// empty: a plan that is being printed must not change.
    package func write(
        to path: String, _ tell: (Report.Counts) -> Void
    ) throws(PressError) -> Plan {
        if let names = try? FileManager.default.contentsOfDirectory(atPath: path), !names.isEmpty {
            throw .cannotCreate(path: path, errno: EEXIST)
        }
        let folder = try RunFolder(path: path, input: nil)
        let (table, columns) = try order.table()
        let ticket = try JobTicket(order, of: table.input)
        let rejects = try Rejects(folder.file(Plan.rejects), of: table)
        let list = Worklist(isSorted: true)
        var survey = Survey(order)
        while let row = try PressError.carrying({ () throws(TableError) in try table.next() }) {
            let verdict = try survey.take(row, verdict: order.press.reading(of: row, columns: columns))
            switch verdict {
            case .printed(_, let record, _):
                let entry = Worklist.Entry(recordID: "", fingerprint: "", pictureName: "", row: row)
                try PressError.carrying { () throws(TableError) in
                    try list.append(entry, key: survey.key(of: record))
                }
            case .rejected(let problems): try rejects.add(row, problems)
            }
            tell(survey.counts)
        }
        guard table.input.isUnchanged else { throw .inputChanged(path: order.input) }
        let stock = try PressError.carrying { () throws(TableError) in try list.end() }
        var shards: [Plan.Shard] = []
        for range in Self.ranges(
            survey.groups.map(\.pieces), shards: wanted, groups: order.arrangement.groupField != nil)
        {
            shards.append(try write(range, of: stock, table, ticket, in: folder))
        }
        let plan = Plan(
            arguments: arguments, rejected: survey.counts.rejected, duplicates: survey.counts.duplicates,
            problems: survey.problems.rows, warnings: survey.remarks.rows, rows: survey.counts.rows,
            shards: shards, ticket: ticket)
        try rejects.publish()
        try publish(shards.map { $0.id + "\n" }.joined().utf8, as: Plan.list, in: folder)
        // Last, because with it the plan is whole.
        try publish(plan.jsonFile, as: Plan.name, in: folder)
        return plan
    }

    /// Which of the rows, in the order of their groups, belong to each shard.
    static func ranges(_ groups: [Int], shards: Int, groups areWhole: Bool) -> [Range<Int>] {
        let total = groups.reduce(0, +)
        let units = areWhole ? groups : Array(repeating: 1, count: total)
        var (ranges, start, end) = ([Range<Int>](), 0, 0)
        for unit in units {
            end += unit
            // A shard ends where its share of all rows does, at the nearest end of a group behind it.
            if end * shards >= total * (ranges.count + 1) || end == total {
                ranges.append(start..<end)
                start = end
            }
        }
        return ranges
    }

    private func write(
        _ range: Range<Int>, of stock: Stock, _ table: Table, _ ticket: JobTicket, in folder: RunFolder
    ) throws(PressError) -> Plan.Shard {
        // The name is not known before the rows are written.
        let file = try folder.file(Plan.rowsName)
        try file.take(PackedRows.head(table.header, delimiter: table.delimiter))
        for index in range {
            let entry = try PressError.carrying { () throws(TableError) in try stock.entry(index) }
            try file.take(PackedRows.row(entry.row))
        }
        try file.settle()
        let id = Plan.id(rows: file.sha256, ticket: ticket)
        let shard = try RunFolder(path: "\(folder.path)/\(id)", input: nil)
        try file.publish(as: "\(shard.path)/\(Plan.rowsName)")
        try shard.sync()
        return Plan.Shard(id: id, rows: range.count)
    }

    private func publish(_ bytes: some Sequence<UInt8>, as name: String, in folder: RunFolder)
        throws(PressError)
    {
        let file = try folder.file(name)
        try file.take(Array(bytes))
        try file.publish()
        try folder.sync()
    }
}

extension Press {
    /// What becomes of a row as far as it can be known without laying it out.
    fileprivate func reading(of row: Row, columns: Columns) -> Verdict {
        do throws(Problems) {
            let reading = try Reading(row, columns: columns, today: settings.date)
            let record = reading.record
            let fingerprint = record.qr.isEmpty ? "" : Payload(record.qr).fingerprint
            let piece = Piece(recordID: record.id, line: record.line, fingerprint: fingerprint, pages: [])
            return .printed(piece, record, remarks: reading.remarks)
        } catch {
            return .rejected(error.all)
        }
    }
}
