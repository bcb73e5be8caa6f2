package import Crypto
import Foundation
import GRDB

/// The store in one file, for an office on one host.
///
/// Several processes of that host may have it open. A change is on the disk when its method returns: the write-ahead log is
/// synced with every commit, and changes that come at the same time share one (``GroupCommit``). What is deleted is overwritten.
package final class SQLiteStore: Sendable {
    package let path: String
    let pool: DatabasePool
    let chain: AuditChain
    private let commits: GroupCommit

    /// Opens the file, or makes it (mode 0600), and brings its tables up to date.
    ///
    /// `chainKey` binds the audit trail; `timeout` is for how long a lock of another process is waited for; `watch` is shown
    /// every statement, without values. Throws ``StoreError/damaged(_:)`` also for a file of a later version.
    package init(
        path: String, chainKey: SymmetricKey, timeout: Duration = .seconds(5),
        watch: (@Sendable (String) -> Void)? = nil
    ) throws(StoreError) {
        self.path = path
        chain = AuditChain(key: chainKey)
        try PrivateFile.make(at: path)
        do {
            pool = try Self.open(path, timeout: timeout, watch: watch)
            try Self.migrate(pool, Schema.migrator(chain))
        } catch {
            throw StoreError(error)
        }
        commits = GroupCommit(pool)
    }

    /// Runs `body` in a transaction of its own; durable when this returns.
    @discardableResult
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        try await commits.write(body)
    }

    /// Runs `body` over the store as it is at one moment, beside whoever writes.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
            pool.asyncRead { db in
                continuation.resume(returning: Result { try body(db.get()) }.mapError(StoreError.init))
            }
        }
        return try result.get()
    }
}
