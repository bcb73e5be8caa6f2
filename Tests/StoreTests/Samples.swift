import Foundation
import Store

extension Date {
    /// 1 October 2026, 00:00 in Vietnam.
    static let sample = Date(microseconds: 1_790_787_600_000_000)

    static func sample(_ seconds: Int) -> Date {
        Date(microseconds: sample.microseconds + seconds * 1_000_000)
    }
}

extension Act {
    static func sample(
        _ action: Action, at second: Int = 0, by account: ID<Account>? = nil, unit: String = "W1",
        reason: String = "", subject: String = ""
    ) -> Act {
        Act(action, at: .sample(second), by: account, unit: unit, reason: reason, subject: subject)
    }
}

extension Account {
    static func sample(_ login: String, unit: String = "W1") -> Account {
        Account(id: ID(at: .sample), login: login, name: "Nguyễn Thị \(login)", role: .clerk, unit: unit)
    }
}

extension Session {
    static func sample(_ seed: UInt8, of account: Account, opened: Int = 0, lastSeen: Int = 0) -> Session {
        Session(
            hash: [UInt8](repeating: seed, count: 32), account: account.id, formToken: "form-\(seed)",
            opened: .sample(opened), lastSeen: .sample(lastSeen))
    }
}

extension AccessToken {
    static func sample(_ seed: UInt8, of account: Account) -> AccessToken {
        AccessToken(
            id: ID(at: .sample), hash: [UInt8](repeating: seed, count: 32), account: account.id,
            label: "máy \(seed)", created: .sample)
    }
}

extension Print {
    /// With its first copy, as it is decided.
    static func sample(
        of account: Account, unit: String = "W1", at second: Int = 0, subject: String = ""
    ) -> Print {
        Print(
            id: ID(at: .sample(second)), unit: unit, account: account.id, template: "card",
            created: .sample(second), minimum: Array("sealed \(second)".utf8), subject: subject,
            copies: [Copy(number: 1, account: account.id, decided: .sample(second))])
    }
}

extension Copy {
    func ending(_ state: State, at second: Int) -> Copy {
        var copy = self
        (copy.state, copy.finished) = (state, .sample(second))
        copy.document = state == .printed ? String(repeating: "ab", count: 32) : ""
        return copy
    }
}

extension Batch {
    static func sample(of account: Account, unit: String = "W1", at second: Int = 0) -> Batch {
        Batch(
            id: ID(at: .sample(second)), unit: unit, account: account.id, template: "card",
            options: Array("{}".utf8), created: .sample(second))
    }
}

extension RequestKey {
    static func sample(_ text: String, of account: Account, body: UInt8 = 1) -> RequestKey {
        RequestKey(account: account.id, text: text, fingerprint: [UInt8](repeating: body, count: 32))
    }
}

extension Begun {
    /// What was begun now.
    var new: Thing? { if case .new(let thing) = self { thing } else { nil } }
    /// What had been begun before.
    var before: (thing: Thing, copy: Int)? {
        if case .before(let thing, let copy) = self { (thing, copy) } else { nil }
    }
    var isKeyTaken: Bool { if case .keyTaken = self { true } else { false } }
    var isQuotaUsed: Bool { if case .quotaUsed = self { true } else { false } }
    var isMissing: Bool { if case .missing = self { true } else { false } }
}
