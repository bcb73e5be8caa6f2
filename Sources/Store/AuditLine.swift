import Foundation

/// A line of the audit trail as it is kept: what the chain is reckoned over, whether or not it still says anything.
package struct AuditLine: Hashable, Sendable {
    package let number: Int
    /// Microseconds since 1970.
    package let moment: Int
    package let account: String?
    package let unit: String
    package let action: String
    package let count: Int
    package let reason: String
    package let subject: String

    package init(
        number: Int, moment: Int, account: String?, unit: String, action: String, count: Int, reason: String,
        subject: String
    ) {
        (self.number, self.moment, self.account, self.unit) = (number, moment, account, unit)
        (self.action, self.count, self.reason, self.subject) = (action, count, reason, subject)
    }

    package init(number: Int, _ act: Act) {
        self.init(
            number: number, moment: act.moment.microseconds, account: act.account?.text, unit: act.unit,
            action: act.action.rawValue, count: act.count, reason: act.reason, subject: act.subject)
    }

    /// Nil when the action or the account is none that this version knows.
    package var act: Act? {
        let id = account.map { ID<Account>($0) }
        if case .some(nil) = id { return nil }
        guard let action = Act.Action(rawValue: action) else { return nil }
        return Act(
            action, at: Date(microseconds: moment), by: id ?? nil, unit: unit, count: count, reason: reason,
            subject: subject)
    }
}
