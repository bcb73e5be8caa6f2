package import Foundation

/// Which lines of the audit trail are asked for; nil asks for any.
package struct AuditFilter: Hashable, Sendable {
    /// The first moment, and the first that is too late.
    package var since: Date?
    package var until: Date?
    package var action: Act.Action?
    package var account: ID<Account>?

    package init(
        since: Date? = nil, until: Date? = nil, action: Act.Action? = nil, account: ID<Account>? = nil
    ) {
        (self.since, self.until, self.action, self.account) = (since, until, action, account)
    }

    package static let everything = AuditFilter()
}

extension AuditTrail {
    /// Lines of every kind, the latest first, those before number `before`; at most `limit`.
    package func audit(in scope: Set<String>, before: Int?, limit: Int) async throws(StoreError)
        -> [AuditEntry]
    {
        try await audit(in: scope, .everything, before: before, limit: limit)
    }
}
