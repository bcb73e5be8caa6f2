import Foundation
import GRDB

extension SQLiteStore: AccountBook {
    private static let columns = "id, login, name, role, unit, password, secret, quota, disabled"

    private static func account(_ fields: inout Fields) throws -> Account {
        try Account(
            id: fields.id(), login: fields.text(), name: fields.text(), role: fields.word(),
            unit: fields.text(), password: fields.optional(), oneTimeSecret: fields.optionalBytes(),
            dailyQuota: fields.optional(), isDisabled: fields.next())
    }

    package func account(_ id: ID<Account>) async throws(StoreError) -> Account? {
        try await read { db in try Self.account(id, db) }
    }

    private static func account(_ id: ID<Account>, _ db: Database) throws -> Account? {
        try db.first("SELECT \(columns) FROM accounts WHERE id = ?", [id.text], account)
    }

    package func account(login: String) async throws(StoreError) -> Account? {
        try await read { db in
            try db.first("SELECT \(Self.columns) FROM accounts WHERE login = ?", [login], Self.account)
        }
    }

    package func accounts(in scope: Set<String>) async throws(StoreError) -> [Account] {
        try await read { db in
            try db.all(
                """
                SELECT \(Self.columns) FROM accounts
                WHERE unit IN (SELECT value FROM json_each(?)) ORDER BY login
                """, [scope.json], Self.account)
        }
    }

    package func keep(_ account: Account, _ act: Act) async throws(StoreError) {
        try await write { db in
            let before = try Self.account(account.id, db)
            try db.run(
                """
                INSERT INTO accounts (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET login = excluded.login, name = excluded.name,
                    role = excluded.role, unit = excluded.unit, password = excluded.password,
                    secret = excluded.secret, quota = excluded.quota, disabled = excluded.disabled
                """,
                [
                    account.id.text, account.login, account.name, account.role.rawValue, account.unit,
                    account.password, account.oneTimeSecret?.blob, account.dailyQuota, account.isDisabled,
                ])
            if let before, before != account {
                try db.run("DELETE FROM sessions WHERE account = ?", [account.id.text])
            }
            try self.append(act, db)
        }
    }

    package func use(step: Int, of account: ID<Account>) async throws(StoreError) -> Bool {
        try await write { db in
            try db.run(
                "UPDATE accounts SET step = ?1 WHERE id = ?2 AND ifnull(step < ?1, TRUE)",
                [step, account.text])
                == 1
        }
    }
}
