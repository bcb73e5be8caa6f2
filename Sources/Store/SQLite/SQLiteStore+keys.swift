package import Foundation
import GRDB

/// What is known of a request by its key.
enum EarlierRequest {
    /// It comes for the first time, or has no key.
    case none
    /// It began the thing of this id before, with the copy of this number.
    case begun(thing: String, copy: Int)
    /// Another request had the key.
    case other
}

extension SQLiteStore {
    static func earlier(_ key: RequestKey?, _ db: Database) throws -> EarlierRequest {
        guard let key else { return .none }
        let earlier = try db.first(
            "SELECT fingerprint, thing, copy FROM request_keys WHERE account = ? AND text = ?",
            [key.account.text, key.text]
        ) { earlier in
            try (fingerprint: earlier.bytes(), thing: earlier.text(), copy: earlier.next(Int.self))
        }
        guard let earlier else { return .none }
        return earlier.fingerprint == key.fingerprint
            ? .begun(thing: earlier.thing, copy: earlier.copy) : .other
    }

    static func remember(
        _ key: RequestKey?, thing: String, copy: Int = 0, at moment: Date, _ db: Database
    ) throws {
        guard let key else { return }
        try db.run(
            """
            INSERT INTO request_keys (account, text, fingerprint, thing, copy, created)
            VALUES (?, ?, ifnull(?, x''), ?, ?, ?)
            """,
            [key.account.text, key.text, key.fingerprint.blob, thing, copy, moment.microseconds])
    }

    package func forgetKeys(before moment: Date) async throws(StoreError) {
        try await write { db in
            try db.run("DELETE FROM request_keys WHERE created < ?", [moment.microseconds])
        }
    }
}
