package import Foundation
import GRDB
import Records

extension SQLiteStore: PrintBook {
    package func finish(_ copy: Copy, of id: ID<Print>) async throws(StoreError) {
        try await write { db in
            try db.run(
                """
                UPDATE copies SET state = ?, finished = ?, document = ?
                WHERE print = ? AND number = ? AND state = 'intended'
                """,
                [copy.state.rawValue, copy.finished?.microseconds, copy.document, id.text, copy.number])
        }
    }

    package func print(_ id: ID<Print>, in scope: Set<String>) async throws(StoreError) -> Print? {
        try await read { db in try Print.find(id.text, in: scope, db) }
    }

    package func prints(
        in scope: Set<String>, subject: String?, since: Date?, before: ID<Print>?, limit: Int
    ) async throws(StoreError) -> [Print] {
        let since = since?.microseconds ?? .min
        // No id sorts behind this.
        let before = before?.text ?? "~"
        let limit = max(0, limit)
        return try await read { db in
            guard let subject else {
                // The latest of each unit, and of these the latest: so no more is read for the largest scope.
                return try Print.all(
                    """
                    FROM json_each(?1) AS scope JOIN prints ON prints.id IN (
                        SELECT prints.id FROM prints
                        WHERE prints.unit = scope.value AND prints.id < ?2 AND prints.created >= ?3
                        ORDER BY prints.id DESC LIMIT ?4)
                    ORDER BY prints.id DESC LIMIT ?4
                    """, [scope.json, before, since, limit], db)
            }
            return try Print.all(
                """
                FROM prints
                WHERE subject = ?1 AND subject <> '' AND id < ?2 AND created >= ?3
                    AND unit IN (SELECT value FROM json_each(?4))
                ORDER BY id DESC LIMIT ?5
                """, [subject, before, since, scope.json, limit], db)
        }
    }

    package func unfinishedPrints() async throws(StoreError) -> [Print] {
        try await read { db in
            try Print.all(
                "FROM prints WHERE id IN (SELECT print FROM copies WHERE state = 'intended') ORDER BY id", [],
                db)
        }
    }

    package func printsToPurge(
        in scope: Set<String>?, finishedBefore: Date, limit: Int
    ) async throws(StoreError) -> [Print] {
        try await read { db in
            try Print.all(
                """
                FROM prints WHERE id IN (
                    SELECT print FROM copies WHERE purged IS NULL AND document <> '' AND finished < ?1
                        AND (?3 IS NULL OR +unit IN (SELECT value FROM json_each(?3)))
                    ORDER BY finished LIMIT ?2)
                ORDER BY id
                """, [finishedBefore.microseconds, max(0, limit), scope?.json], db)
        }
    }

    package func purged(
        _ ids: [ID<Print>], finishedBefore: Date, at moment: Date, _ act: Act
    ) async throws(StoreError) {
        try await write { db in
            try db.run(
                """
                UPDATE copies SET purged = ?
                WHERE print IN (SELECT value FROM json_each(?)) AND finished < ?
                    AND +purged IS NULL AND document <> ''
                """,
                [moment.microseconds, ids.map(\.text).json, finishedBefore.microseconds])
            try self.append(act, db)
        }
    }
}
