import Foundation
import GRDB

extension SQLiteStore: AuditTrail {
    package func note(_ act: Act) async throws(StoreError) {
        try await write { db in try self.append(act, db) }
    }

    package func audit(
        in scope: Set<String>, _ filter: AuditFilter, before: Int?, limit: Int
    ) async throws(StoreError) -> [AuditEntry] {
        try await read { db in
            let numbers = try Self.numbers(filter, db)
            let kept = try db.all(
                """
                SELECT audit.number, audit.moment, audit.account, audit.unit, audit.action, audit.count,
                    audit.reason, audit.subject, audit.hash
                FROM json_each(?1) AS scope JOIN audit ON audit.number IN (
                    SELECT audit.number FROM audit WHERE audit.unit = scope.value AND audit.number < ?2
                        AND audit.number BETWEEN ?4 AND ?5 AND audit.moment >= ?6 AND audit.moment < ?7
                        AND (?8 IS NULL OR audit.action = ?8) AND (?9 IS NULL OR audit.account = ?9)
                    ORDER BY audit.number DESC LIMIT ?3)
                ORDER BY audit.number DESC LIMIT ?3
                """,
                [
                    scope.json, before ?? .max, max(0, limit), numbers.first, numbers.last,
                    filter.since?.microseconds ?? .min, filter.until?.microseconds ?? .max,
                    filter.action?.rawValue, filter.account?.text,
                ], Self.line)
            return try kept.map { line, hash in
                guard let act = line.act else { throw StoreError.damaged("audit line \(line.number)") }
                return AuditEntry(number: line.number, act: act, hash: hash)
            }
        }
    }

    /// The first and the last line of the filter's time: numbers grow with it, but for those who write at once.
    ///
    /// So the lines of one day are found without those of all the days after it.
    private static func numbers(_ filter: AuditFilter, _ db: Database) throws -> (first: Int, last: Int) {
        guard filter.since != nil || filter.until != nil else { return (.min, .max) }
        let numbers = try db.first(
            "SELECT min(number), max(number) FROM audit WHERE moment >= ? AND moment < ?",
            [filter.since?.microseconds ?? .min, filter.until?.microseconds ?? .max]
        ) { fields in try (fields.optional(Int.self), fields.optional(Int.self)) }
        return (numbers?.0 ?? 0, numbers?.1 ?? 0)
    }

    package func verifyAudit() async throws(StoreError) -> AuditVerdict {
        try await read { [chain] db in
            var verification = chain.verification()
            let lines = try Row.fetchCursor(
                db,
                sql: """
                    SELECT number, moment, account, unit, action, count, reason, subject, hash
                    FROM audit ORDER BY number
                    """)
            while let row = try lines.next() {
                var fields = Fields(row)
                let (line, hash) = try Self.line(&fields)
                if let bad = verification.take(line, hash: hash) { return .broken(at: bad) }
            }
            let kept = try Self.head(db)
            return verification.verdict(head: kept?.head, seal: kept?.seal)
        }
    }

    /// Adds the line that goes with a change, within the transaction of that change.
    ///
    /// A head that is not sealed is not gone on from: that would hide what somebody did to the trail.
    func append(_ act: Act, _ db: Database) throws {
        guard let kept = try Self.head(db), chain.seal(of: kept.head) == kept.seal else {
            throw StoreError.damaged("the head of the audit trail is not sealed with this key")
        }
        let line = AuditLine(number: kept.head.count + 1, act)
        let head = AuditChain.Head(count: line.number, hash: chain.hash(of: line, after: kept.head.hash))
        try db.run(
            """
            INSERT INTO audit (number, moment, account, unit, action, count, reason, subject, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                line.number, line.moment, line.account, line.unit, line.action, line.count, line.reason,
                line.subject, head.hash.blob,
            ])
        try db.run(
            "UPDATE audit_head SET count = ?, hash = ?, seal = ? WHERE id = 1",
            [head.count, head.hash.blob, chain.seal(of: head).blob])
    }

    private static func head(_ db: Database) throws -> (head: AuditChain.Head, seal: [UInt8])? {
        try db.first("SELECT count, hash, seal FROM audit_head WHERE id = 1") { fields in
            let head = try AuditChain.Head(count: fields.next(), hash: fields.bytes())
            return try (head, fields.bytes())
        }
    }

    private static func line(_ fields: inout Fields) throws -> (AuditLine, hash: [UInt8]) {
        let line = try AuditLine(
            number: fields.next(), moment: fields.next(), account: fields.optional(), unit: fields.text(),
            action: fields.text(), count: fields.next(), reason: fields.text(), subject: fields.text())
        return try (line, fields.bytes())
    }
}
