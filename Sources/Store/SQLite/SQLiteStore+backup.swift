import Crypto
import Foundation
import GRDB

extension SQLiteStore {
    /// Writes the store as it is at one moment into a new file (mode 0600), while others go on writing.
    ///
    /// The file has its name only once it is whole and on the disk. Throws ``StoreError/taken`` when there is one already.
    package func backup(to path: String) async throws(StoreError) {
        guard !FileManager.default.fileExists(atPath: path) else { throw .taken }
        let part = try PrivateFile.makePart(of: path)
        do throws(StoreError) {
            try await copy(into: part)
            try PrivateFile.publish(part, as: path)
        } catch {
            try? FileManager.default.removeItem(atPath: part)
            throw error
        }
    }

    /// Holds no lock that a writer would wait for; leaves out what was deleted.
    private func copy(into part: String) async throws(StoreError) {
        let result: Result<Void, StoreError> = await withCheckedContinuation { continuation in
            pool.asyncUnsafeRead { db in
                continuation.resume(
                    returning: Result {
                        try db.get().execute(sql: "VACUUM INTO ?", arguments: [part])
                    }.mapError(StoreError.init))
            }
        }
        try result.get()
    }

    /// Looks through a file that nobody writes to, such as a backup: its pages, its references, its version.
    ///
    /// Throws ``StoreError/damaged(_:)`` with what is wrong. The audit trail is another matter: ``AuditTrail/verifyAudit()``.
    package static func check(_ path: String) throws(StoreError) {
        do {
            var configuration = configuration(.seconds(5))
            configuration.readonly = true
            try DatabaseQueue(path: path, configuration: configuration).read(check)
        } catch {
            throw StoreError(error)
        }
    }

    private static func check(_ db: Database) throws {
        let flaws = try db.all("PRAGMA integrity_check(1)") { try $0.text() }
        guard flaws == ["ok"] else { throw StoreError.damaged(flaws.first ?? "no verdict") }
        let stray = try db.first("PRAGMA foreign_key_check") { try $0.text() }
        if let stray { throw StoreError.damaged("a row of \(stray) belongs to nothing") }
        // Which steps there are does not depend on the key.
        let migrator = Schema.migrator(AuditChain(key: SymmetricKey(size: .bits256)))
        guard try migrator.hasCompletedMigrations(db) else {
            throw StoreError.damaged("not an office, or one of an earlier version")
        }
        if try migrator.hasBeenSuperseded(db) { throw StoreError.damaged("made by a later version") }
    }
}
