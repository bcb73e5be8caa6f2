package import Foundation
import GRDB

extension SQLiteStore {
    package func tally(in scope: Set<String>, since: Date) async throws(StoreError) -> [PrintTally] {
        try await read { db in
            try db.all(
                """
                SELECT copies.unit, \(Self.day("copies.finished")) AS day, count(*), sum(copies.number > 1)
                FROM json_each(?) AS scope JOIN copies
                    ON copies.unit = scope.value AND copies.state = 'printed' AND copies.finished >= ?
                GROUP BY copies.unit, day ORDER BY day, copies.unit
                """, [scope.json, since.microseconds]
            ) { tally in
                try PrintTally(
                    unit: tally.text(), day: tally.day(), printed: tally.next(), reprints: tally.next())
            }
        }
    }

    package func batchTally(in scope: Set<String>, since: Date) async throws(StoreError) -> [BatchTally] {
        try await read { db in
            try db.all(
                """
                SELECT batches.unit, \(Self.day("batches.finished")) AS day, count(*), sum(batches.printed),
                    sum(batches.rejected)
                FROM json_each(?) AS scope JOIN batches
                    ON batches.unit = scope.value AND batches.state = 'printed' AND batches.finished >= ?
                GROUP BY batches.unit, day ORDER BY day, batches.unit
                """, [scope.json, since.microseconds]
            ) { tally in
                try BatchTally(
                    unit: tally.text(), day: tally.day(), batches: tally.next(), printed: tally.next(),
                    rejected: tally.next())
            }
        }
    }

    /// The day of a moment in Vietnam, which is seven hours (25,200 s) ahead all year round.
    private static func day(_ column: String) -> String {
        "strftime('%Y-%m-%d', \(column) / 1000000 + 25200, 'unixepoch')"
    }
}
