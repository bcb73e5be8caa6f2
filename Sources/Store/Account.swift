package import Foundation

/// What an account may do; what exactly is decided by the office.
package enum Role: String, Sendable, CaseIterable, Codable {
    case systemAdmin = "system-admin"
    case unitAdmin = "unit-admin"
    case clerk, volunteer, auditor, machine
}

/// Somebody, or some program, who may sign in.
package struct Account: Hashable, Sendable {
    package let id: ID<Account>
    /// Unique: 1–64 characters a–z, 0–9, `.`, `-`, `_`, `@`.
    package let login: String
    /// As it stands in lists and on the audit trail.
    package var name: String
    package var role: Role
    /// The unit whose scope it acts in.
    package var unit: String
    /// A PHC string of argon2id; nil for an account that has tokens only.
    package var password: String?
    /// The shared secret of one-time codes, sealed; nil where they are not used.
    package var oneTimeSecret: [UInt8]?
    /// How many pieces a day it may print; nil for no limit.
    package var dailyQuota: Int?
    package var isDisabled: Bool

    package init(
        id: ID<Account>, login: String, name: String, role: Role, unit: String, password: String? = nil,
        oneTimeSecret: [UInt8]? = nil, dailyQuota: Int? = nil, isDisabled: Bool = false
    ) {
        (self.id, self.login, self.name, self.role, self.unit) = (id, login, name, role, unit)
        (self.password, self.oneTimeSecret) = (password, oneTimeSecret)
        (self.dailyQuota, self.isDisabled) = (dailyQuota, isDisabled)
    }
}

/// A browser that is signed in.
package struct Session: Hashable, Sendable {
    /// The SHA-256 of what the cookie holds; the cookie itself is not kept.
    package let hash: [UInt8]
    package let account: ID<Account>
    /// What forms carry, so that no other page can send them.
    package let formToken: String
    package let opened: Date
    package var lastSeen: Date

    package init(hash: [UInt8], account: ID<Account>, formToken: String, opened: Date, lastSeen: Date) {
        (self.hash, self.account, self.formToken) = (hash, account, formToken)
        (self.opened, self.lastSeen) = (opened, lastSeen)
    }
}

/// A bearer token of an account, for programs.
package struct AccessToken: Hashable, Sendable {
    package let id: ID<AccessToken>
    /// The SHA-256 of the token; the token itself is shown once and not kept.
    package let hash: [UInt8]
    package let account: ID<Account>
    /// What it is for, in words.
    package let label: String
    package let created: Date
    package var revoked: Date?

    package init(
        id: ID<AccessToken>, hash: [UInt8], account: ID<Account>, label: String, created: Date,
        revoked: Date? = nil
    ) {
        (self.id, self.hash, self.account, self.label) = (id, hash, account, label)
        (self.created, self.revoked) = (created, revoked)
    }
}
