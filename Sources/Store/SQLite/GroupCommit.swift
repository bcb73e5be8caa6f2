import GRDB
import Synchronization

/// Lets writes that come at the same time share one commit, and so one wait for the disk.
///
/// Writes run in the order in which they came, each in a savepoint of its own: one that fails leaves no trace and disturbs no
/// other. All are answered once what they wrote is on the disk.
final class GroupCommit: Sendable {
    private struct Write: Sendable {
        /// Changes the database; answers how to tell the caller once the change is durable.
        let run: @Sendable (Database) throws -> @Sendable () -> Void
        let refuse: @Sendable (StoreError) -> Void
    }

    private struct Line {
        var waiting: [Write] = []
        /// Whether somebody will come for those who wait.
        var isServed = false
    }

    private enum Place { case none, first, behind }

    /// How many writes may wait; further ones are told that the store is busy.
    static let room = 1_000

    private let pool: DatabasePool
    private let line = Mutex(Line())

    init(_ pool: DatabasePool) { self.pool = pool }

    /// Runs `body` within a transaction and answers its value when that is durable.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
            let write = Write { db in
                let value = try body(db)
                return { continuation.resume(returning: .success(value)) }
            } refuse: { error in
                continuation.resume(returning: .failure(error))
            }
            switch place(of: write) {
            case .none: write.refuse(.busy)
            case .first: pool.asyncWriteWithoutTransaction(serve)
            case .behind: break
            }
        }
        return try result.get()
    }

    private func place(of write: Write) -> Place {
        line.withLock { line in
            guard line.waiting.count < Self.room else { return .none }
            line.waiting.append(write)
            defer { line.isServed = true }
            return line.isServed ? .behind : .first
        }
    }

    private func takeWaiting() -> [Write] {
        line.withLock { line in
            defer { line.waiting.removeAll(keepingCapacity: true) }
            return line.waiting
        }
    }

    @Sendable
    private func serve(_ db: Database) {
        for answer in commit(db) { answer() }
        let hasMore = line.withLock { line in
            line.isServed = !line.waiting.isEmpty
            return line.isServed
        }
        if hasMore { pool.asyncWriteWithoutTransaction(serve) }
    }

    /// Writes for all who wait, in one transaction; answers what to tell them.
    private func commit(_ db: Database) -> [@Sendable () -> Void] {
        var writes: [Write] = []
        do {
            try db.beginTransaction(.immediate)
            // Not before: who comes while another process holds the lock goes along.
            writes = takeWaiting()
            let answers = try writes.map { write in try answer(to: write, db) }
            try db.commit()
            return answers
        } catch {
            // A transaction that SQLite has given up already is not there to be rolled back.
            try? db.rollback()
            if writes.isEmpty { writes = takeWaiting() }
            let refusal = StoreError(error)
            return writes.map { write in { write.refuse(refusal) } }
        }
    }

    /// Throws when not only this write, but the whole transaction is lost.
    private func answer(to write: Write, _ db: Database) throws -> @Sendable () -> Void {
        try db.run("SAVEPOINT one")
        do {
            let answer = try write.run(db)
            try db.run("RELEASE one")
            return answer
        } catch {
            // Source: SQLite, "Response To Errors Within A Transaction": some end it as a whole.
            guard db.isInsideTransaction else { throw error }
            try db.run("ROLLBACK TO one")
            try db.run("RELEASE one")
            let refusal = StoreError(error)
            return { write.refuse(refusal) }
        }
    }
}
