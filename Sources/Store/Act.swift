package import Foundation

/// What somebody did, as it goes into the audit trail together with the change itself.
package struct Act: Hashable, Sendable {
    package enum Action: String, Sendable, CaseIterable {
        case print, reprint, void, purge
        case batchBegin = "batch.begin"
        case batchEnd = "batch.end"
        case batchCancel = "batch.cancel"
        case signIn = "session.begin"
        case signInRefused = "session.refused"
        case signOut = "session.end"
        case keepUnit = "unit.keep"
        case keepAccount = "account.keep"
        case keepToken = "token.keep"
        case keepSettings = "settings.keep"
        case keepPrinter = "printer.keep"
        case handOver = "hand-over"
        case readAudit = "audit.read"
    }

    package let moment: Date
    /// Nil for the program itself.
    package let account: ID<Account>?
    package let unit: String
    package let action: Action
    /// How many pieces it is about.
    package let count: Int
    package let reason: String
    /// Whom or what it is about: an id, or the keyed hash of a person's number; never the number.
    package let subject: String

    package init(
        _ action: Action, at moment: Date, by account: ID<Account>?, unit: String, count: Int = 1,
        reason: String = "", subject: String = ""
    ) {
        (self.action, self.moment, self.account, self.unit) = (action, moment, account, unit)
        (self.count, self.reason, self.subject) = (count, reason, subject)
    }
}

/// A line of the audit trail, chained to the one before.
package struct AuditEntry: Hashable, Sendable {
    /// From 1, without gaps.
    package let number: Int
    package let act: Act
    /// HMAC-SHA-256 over the hash before it and every field.
    package let hash: [UInt8]

    package init(number: Int, act: Act, hash: [UInt8]) {
        (self.number, self.act, self.hash) = (number, act, hash)
    }
}
