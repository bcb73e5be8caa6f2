package import Foundation

/// A table that was handed in to be printed.
package struct Batch: Hashable, Sendable {
    package enum State: String, Sendable {
        case waiting, running, printed, failed, cancelled
    }

    package let id: ID<Batch>
    package let unit: String
    package let account: ID<Account>
    package let template: String
    /// How it is printed, as JSON; holds no record.
    package let options: [UInt8]
    package let created: Date
    package var state: State
    /// Rows that were looked at, pieces on paper, rows that come back, and documents that are whole.
    package var rows: Int
    package var printed: Int
    package var rejected: Int
    package var documents: Int
    package var finished: Date?
    /// Why it failed: a stable code; empty otherwise.
    package var failure: String
    /// When its files were removed.
    package var purged: Date?

    package init(
        id: ID<Batch>, unit: String, account: ID<Account>, template: String, options: [UInt8], created: Date,
        state: State = .waiting, rows: Int = 0, printed: Int = 0, rejected: Int = 0, documents: Int = 0,
        finished: Date? = nil, failure: String = "", purged: Date? = nil
    ) {
        (self.id, self.unit, self.account, self.template) = (id, unit, account, template)
        (self.options, self.created, self.state) = (options, created, state)
        (self.rows, self.printed, self.rejected, self.documents) = (rows, printed, rejected, documents)
        (self.finished, self.failure, self.purged) = (finished, failure, purged)
    }
}
