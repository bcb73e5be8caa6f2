import Foundation
import Payloads
import Records
import Tables

/// `plan.json`: how the rows of a table are shared out among shards that are printed one by one, anywhere.
///
/// Nothing in a plan tells where or when it was made: equal tables and options give equal plans.
package struct Plan: Codable, Sendable, Hashable {
    package struct Shard: Codable, Sendable, Hashable {
        /// The first twelve digits of the SHA-256 of its rows and of what is to be made of them.
        package let id: String
        package let rows: Int
    }

    /// The words that say to `render` what is to be made of each shard.
    package let arguments: [String]
    /// Rows that are no records, or repeat another: they are in no shard but among the rejected rows.
    package let rejected: Int
    /// Rows that repeat one before.
    package let duplicates: Int
    package let problems: [String: Int]
    package let warnings: [String: Int]
    /// All rows of the table.
    package let rows: Int
    package let shards: [Shard]
    /// What the whole is made from.
    package let ticket: JobTicket

    static let name = "plan.json"
    /// A line for each shard with its id, for engines that count.
    static let list = "shards.txt"
    /// The rows that are in no shard, with the reasons.
    static let rejects = "plan-rejects.csv"
    /// The rows of a shard, in its folder.
    static let rowsName = "rows"
    /// The folder of a shard's documents, in its folder.
    static let output = "out"

    /// Reads the plan in a folder.
    ///
    /// Throws ``PressError/noPlan(path:)``.
    package init(in folder: String) throws(PressError) {
        guard let content = FileManager.default.contents(atPath: "\(folder)/\(Self.name)"),
            let plan = try? JSONDecoder().decode(Plan.self, from: content)
        else { throw .noPlan(path: folder) }
        self = plan
    }

    init(
        arguments: [String], rejected: Int, duplicates: Int, problems: [String: Int], warnings: [String: Int],
        rows: Int, shards: [Shard], ticket: JobTicket
    ) {
        (self.arguments, self.rejected, self.duplicates) = (arguments, rejected, duplicates)
        (self.problems, self.warnings, self.rows) = (problems, warnings, rows)
        (self.shards, self.ticket) = (shards, ticket)
    }

    /// The id of a shard with these rows in a plan with this ticket.
    static func id(rows sha256: String, ticket: JobTicket) -> String {
        var hash = Fingerprint()
        hash.update(Array((sha256 + ticket.run).utf8))
        return String(hash.hex.prefix(12))
    }
}

/// One shard of a plan: a folder `plan/<id>`.
package struct ShardFolder: Sendable {
    package let id: String
    package let plan: Plan
    private let path: String

    /// Finds the shard of this folder in the plan around it.
    ///
    /// Throws ``PressError/noPlan(path:)`` when there is no plan there or the shard is none of it, and
    /// ``PressError/shardDamaged(id:)`` when its rows are not those that were planned.
    package init(_ path: String) throws(PressError) {
        let url = URL(fileURLWithPath: path).standardizedFileURL
        id = url.lastPathComponent
        self.path = url.path
        plan = try Plan(in: url.deletingLastPathComponent().path)
        guard plan.shards.contains(where: { [id] in $0.id == id }) else { throw .noPlan(path: path) }
        guard FileManager.default.fileExists(atPath: rows) else { throw .noPlan(path: path) }
        let sha256 = try PressError.carrying { [rows] () throws(TableError) in
            try Input(path: rows).fingerprint()
        }
        guard Plan.id(rows: sha256, ticket: plan.ticket) == id else { throw .shardDamaged(id: id) }
    }

    package var rows: String { "\(path)/\(Plan.rowsName)" }
    package var output: String { "\(path)/\(Plan.output)" }

    /// Throws ``PressError/otherRun(path:differences:)`` when `order` would not make what was planned: another template,
    /// another version.
    package func check(_ order: Order) throws(PressError) {
        let ticket = try JobTicket(
            order, of: PressError.carrying { () throws(TableError) in try Input(path: rows) })
        let differences = ticket.differences(from: plan.ticket).filter { !Self.own.contains($0.part) }
        guard differences.isEmpty else { throw .otherRun(path: path, differences: differences) }
    }

    /// What a shard has of its own: its rows, which were understood and looked through for repetitions before.
    private static let own: Set = ["data", "--duplicates"]
}
