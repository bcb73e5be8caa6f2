package import Foundation
import GRDB

extension SQLiteStore: BatchBook {
    package func begin(
        _ batch: Batch, key: RequestKey?, _ act: Act
    ) async throws(StoreError) -> Begun<Batch> {
        try await write { db in
            switch try Self.earlier(key, db) {
            case .other: return .keyTaken
            case .begun(let thing, let copy):
                return try Batch.find(thing, in: nil, db).map { .before($0, copy: copy) } ?? .missing
            case .none:
                try batch.insert(db)
                try Self.remember(key, thing: batch.id.text, at: act.moment, db)
                try self.append(act, db)
                return .new(batch)
            }
        }
    }

    package func batch(_ id: ID<Batch>, in scope: Set<String>) async throws(StoreError) -> Batch? {
        try await read { db in try Batch.find(id.text, in: scope, db) }
    }

    package func batches(
        in scope: Set<String>, account: ID<Account>?, before: ID<Batch>?, limit: Int
    ) async throws(StoreError) -> [Batch] {
        try await read { db in
            try Batch.all(
                """
                FROM json_each(?1) AS scope JOIN batches ON batches.id IN (
                    SELECT batches.id FROM batches WHERE batches.unit = scope.value AND batches.id < ?2
                        AND (?4 IS NULL OR batches.account = ?4)
                    ORDER BY batches.id DESC LIMIT ?3)
                ORDER BY batches.id DESC LIMIT ?3
                """, [scope.json, before?.text ?? "~", max(0, limit), account?.text], db)
        }
    }

    package func takeBatch() async throws(StoreError) -> Batch? {
        try await write { db in
            let next = try Batch.all(
                """
                FROM batches LEFT JOIN turns ON turns.unit = batches.unit
                WHERE batches.state = 'waiting'
                ORDER BY ifnull(turns.served, 0), batches.id LIMIT 1
                """, [], db)
            guard var batch = next.first else { return nil }
            try db.run("UPDATE batches SET state = 'running' WHERE id = ?", [batch.id.text])
            try db.run(
                """
                INSERT INTO turns (unit, served) VALUES (?, (SELECT ifnull(max(served), 0) + 1 FROM turns))
                ON CONFLICT (unit) DO UPDATE SET served = excluded.served
                """, [batch.unit])
            batch.state = .running
            return batch
        }
    }

    package func releaseBatches() async throws(StoreError) {
        try await write { db in
            try db.run("UPDATE batches SET state = 'waiting' WHERE state = 'running'")
        }
    }

    package func note(_ batch: Batch, _ act: Act?) async throws(StoreError) {
        try await write { db in
            let noted = try db.run(
                """
                UPDATE batches SET state = ?, rows = ?, printed = ?, rejected = ?, documents = ?,
                    finished = ?, failure = ?
                WHERE id = ? AND state IN ('waiting', 'running')
                """,
                [
                    batch.state.rawValue, batch.rows, batch.printed, batch.rejected, batch.documents,
                    batch.finished?.microseconds, batch.failure, batch.id.text,
                ])
            if let act, noted == 1 { try self.append(act, db) }
        }
    }

    package func cancel(
        _ id: ID<Batch>, in scope: Set<String>, at moment: Date, _ act: Act
    ) async throws(StoreError) -> Batch? {
        try await write { db in
            guard var batch = try Batch.find(id.text, in: scope, db) else { return nil }
            guard [.waiting, .running].contains(batch.state) else { return batch }
            (batch.state, batch.finished) = (.cancelled, moment)
            try db.run(
                "UPDATE batches SET state = 'cancelled', finished = ? WHERE id = ?",
                [moment.microseconds, id.text])
            try self.append(act, db)
            return batch
        }
    }

    package func batchesToPurge(
        in scope: Set<String>?, finishedBefore: Date, limit: Int
    ) async throws(StoreError) -> [Batch] {
        try await read { db in
            try Batch.all(
                """
                FROM batches WHERE purged IS NULL AND finished < ?1
                    AND (?3 IS NULL OR +unit IN (SELECT value FROM json_each(?3)))
                ORDER BY finished LIMIT ?2
                """, [finishedBefore.microseconds, max(0, limit), scope?.json], db)
        }
    }

    package func purged(_ ids: [ID<Batch>], at moment: Date, _ act: Act) async throws(StoreError) {
        try await write { db in
            try db.run(
                "UPDATE batches SET purged = ? WHERE id IN (SELECT value FROM json_each(?)) AND purged IS NULL",
                [moment.microseconds, ids.map(\.text).json])
            try self.append(act, db)
        }
    }
}
