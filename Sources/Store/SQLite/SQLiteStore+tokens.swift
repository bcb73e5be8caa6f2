import Foundation
import GRDB

extension SQLiteStore {
    private static let columns = "id, hash, account, label, created, revoked"

    private static func token(_ fields: inout Fields) throws -> AccessToken {
        try AccessToken(
            id: fields.id(), hash: fields.bytes(), account: fields.id(), label: fields.text(),
            created: fields.date(), revoked: fields.optionalDate())
    }

    package func token(hash: [UInt8]) async throws(StoreError) -> AccessToken? {
        try await read { db in
            try db.first("SELECT \(Self.columns) FROM tokens WHERE hash = ?", [hash.blob], Self.token)
        }
    }

    package func tokens(of account: ID<Account>) async throws(StoreError) -> [AccessToken] {
        try await read { db in
            try db.all(
                "SELECT \(Self.columns) FROM tokens WHERE account = ? ORDER BY id", [account.text], Self.token
            )
        }
    }

    package func keep(_ token: AccessToken, _ act: Act) async throws(StoreError) {
        try await write { db in
            try db.run(
                """
                INSERT INTO tokens (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET hash = excluded.hash, account = excluded.account,
                    label = excluded.label, created = excluded.created, revoked = excluded.revoked
                """,
                [
                    token.id.text, token.hash.blob, token.account.text, token.label,
                    token.created.microseconds, token.revoked?.microseconds,
                ])
            try self.append(act, db)
        }
    }
}
