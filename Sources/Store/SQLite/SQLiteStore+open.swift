import Foundation
import GRDB

extension SQLiteStore {
    static func open(
        _ path: String, timeout: Duration, watch: (@Sendable (String) -> Void)?
    ) throws -> DatabasePool {
        let pool = try DatabasePool(path: path, configuration: configuration(timeout, watch))
        // GRDB lowers it to NORMAL, which can lose answered commits with the power, after it has prepared the connection.
        try pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2,
                try Int.fetchOne(db, sql: "PRAGMA secure_delete") == 1
            else { throw StoreError.damaged("SQLite does not keep what is written as it must") }
        }
        return pool
    }

    static func configuration(
        _ timeout: Duration, _ watch: (@Sendable (String) -> Void)? = nil
    ) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(timeout / .seconds(1))
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA secure_delete = ON")
            if let watch {
                db.trace { event in
                    if case .statement(let statement) = event { watch(statement.sql) }
                }
            }
        }
        return configuration
    }

    static func migrate(_ pool: DatabasePool, _ migrator: DatabaseMigrator) throws {
        do {
            try migrator.migrate(pool)
        } catch {
            // Another process may have been faster.
            guard try pool.read(migrator.hasCompletedMigrations) else { throw error }
        }
        if try pool.read(migrator.hasBeenSuperseded) {
            throw StoreError.damaged("made by a later version")
        }
    }
}
