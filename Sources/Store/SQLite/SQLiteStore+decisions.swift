package import Foundation
import GRDB

extension SQLiteStore {
    package func begin(
        _ print: Print, key: RequestKey?, quota: Int?, since day: Date, _ act: Act
    ) async throws(StoreError) -> Begun<Print> {
        try await write { db in
            if let answer = try Self.answered(key, in: nil, db) { return answer }
            guard try Self.hasLeft(quota, print.account, since: day, db) else { return .quotaUsed }
            try print.insert(db)
            try Self.remember(
                key, thing: print.id.text, copy: print.copies.last?.number ?? 0, at: act.moment, db)
            try self.append(act, db)
            return .new(print)
        }
    }

    package func beginCopy(
        _ copy: Copy, of id: ID<Print>, in scope: Set<String>, key: RequestKey?, quota: Int?, since day: Date,
        _ act: Act
    ) async throws(StoreError) -> Begun<Print> {
        try await change(id, in: scope, key: key, act) { print, db in
            guard print.voided == nil, let last = print.copies.last, last.state != .intended else {
                return .missing
            }
            guard try Self.hasLeft(quota, copy.account, since: day, db) else { return .quotaUsed }
            let next = Copy(
                number: last.number + 1, account: copy.account, decided: copy.decided, reason: copy.reason)
            try next.insert(of: print, db)
            try db.run("UPDATE prints SET handed_over = NULL WHERE id = ?", [id.text])
            print.copies.append(next)
            print.handedOver = nil
            return .new(print)
        }
    }

    package func void(
        _ id: ID<Print>, in scope: Set<String>, key: RequestKey?, at moment: Date, _ act: Act
    ) async throws(StoreError) -> Begun<Print> {
        try await change(id, in: scope, key: key, act) { print, db in
            guard print.voided == nil else { return .missing }
            try db.run("UPDATE prints SET voided = ? WHERE id = ?", [moment.microseconds, id.text])
            print.voided = moment
            return .new(print)
        }
    }

    package func handOver(
        _ id: ID<Print>, in scope: Set<String>, key: RequestKey?, at moment: Date, _ act: Act
    ) async throws(StoreError) -> Begun<Print> {
        try await change(id, in: scope, key: key, act) { print, db in
            guard print.voided == nil, print.handedOver == nil, print.copies.last?.state == .printed else {
                return .missing
            }
            try db.run("UPDATE prints SET handed_over = ? WHERE id = ?", [moment.microseconds, id.text])
            print.handedOver = moment
            return .new(print)
        }
    }

    /// Changes one print, once for its key; a line goes into the audit trail only when `body` answers ``Begun/new(_:)``.
    private func change(
        _ id: ID<Print>, in scope: Set<String>, key: RequestKey?, _ act: Act,
        _ body: @escaping @Sendable (inout Print, Database) throws -> Begun<Print>
    ) async throws(StoreError) -> Begun<Print> {
        try await write { db in
            if let answer = try Self.answered(key, in: scope, db) { return answer }
            guard var print = try Print.find(id.text, in: scope, db) else { return .missing }
            let begun = try body(&print, db)
            if case .new = begun {
                try Self.remember(
                    key, thing: id.text, copy: print.copies.last?.number ?? 0, at: act.moment, db)
                try self.append(act, db)
            }
            return begun
        }
    }

    /// What the key alone decides; nil when the request is to be done.
    private static func answered(
        _ key: RequestKey?, in scope: Set<String>?, _ db: Database
    ) throws -> Begun<Print>? {
        switch try earlier(key, db) {
        case .none: nil
        case .other: .keyTaken
        case .begun(let thing, let copy):
            try Print.find(thing, in: scope, db).map { .before($0, copy: copy) } ?? .missing
        }
    }

    /// Whether the account may have one more copy.
    private static func hasLeft(
        _ quota: Int?, _ account: ID<Account>, since day: Date, _ db: Database
    ) throws -> Bool {
        guard let quota else { return true }
        let used = try db.first(
            """
            SELECT count(*) FROM (
                SELECT 1 FROM copies WHERE account = ? AND decided >= ? AND state <> 'failed' LIMIT ?)
            """, [account.text, day.microseconds, max(0, quota)]
        ) { try $0.next(Int.self) }
        return used ?? 0 < quota
    }
}
