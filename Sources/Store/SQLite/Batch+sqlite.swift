import Foundation
import GRDB

extension Batch {
    private static let columns = """
        batches.id, batches.unit, batches.account, batches.template, batches.options, batches.created,
            batches.state, batches.rows, batches.printed, batches.rejected, batches.documents,
            batches.finished, batches.failure, batches.purged
        """

    /// The batches that a query goes on to choose.
    ///
    /// `rest` is what stands behind the columns: `FROM batches …`.
    static func all(_ rest: String, _ parameters: [Parameter], _ db: Database) throws -> [Batch] {
        try db.all("SELECT \(columns) \(rest)", parameters) { batch in
            try Batch(
                id: batch.id(), unit: batch.text(), account: batch.id(), template: batch.text(),
                options: batch.bytes(), created: batch.date(), state: batch.word(), rows: batch.next(),
                printed: batch.next(), rejected: batch.next(), documents: batch.next(),
                finished: batch.optionalDate(), failure: batch.text(), purged: batch.optionalDate())
        }
    }

    static func find(_ id: String, in scope: Set<String>?, _ db: Database) throws -> Batch? {
        guard let batch = try all("FROM batches WHERE id = ?", [id], db).first else { return nil }
        return scope.map { $0.contains(batch.unit) } ?? true ? batch : nil
    }

    func insert(_ db: Database) throws {
        try db.run(
            """
            INSERT INTO batches
                (id, unit, account, template, options, created, state, rows, printed, rejected, documents,
                finished, failure, purged)
            VALUES (?, ?, ?, ?, ifnull(?, x''), ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id.text, unit, account.text, template, options.blob, created.microseconds, state.rawValue,
                rows, printed, rejected, documents, finished?.microseconds, failure, purged?.microseconds,
            ])
    }
}
