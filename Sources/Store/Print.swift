package import Foundation

/// One person or venue whose card or poster was asked for, with every copy that was printed.
package struct Print: Hashable, Sendable {
    package let id: ID<Print>
    package let unit: String
    package let account: ID<Account>
    package let template: String
    package let created: Date
    /// What is needed to print it again, sealed: the store cannot read it.
    package let minimum: [UInt8]
    /// The keyed hash of the person's number, to find it by; empty when there is none.
    package let subject: String
    /// In the order of their numbers; the last is the one that counts.
    package var copies: [Copy]
    package var voided: Date?
    package var handedOver: Date?

    package init(
        id: ID<Print>, unit: String, account: ID<Account>, template: String, created: Date, minimum: [UInt8],
        subject: String, copies: [Copy], voided: Date? = nil, handedOver: Date? = nil
    ) {
        (self.id, self.unit, self.account, self.template) = (id, unit, account, template)
        (self.created, self.minimum, self.subject) = (created, minimum, subject)
        (self.copies, self.voided, self.handedOver) = (copies, voided, handedOver)
    }
}

/// A copy of a print: decided first, printed then.
package struct Copy: Hashable, Sendable {
    package enum State: String, Sendable {
        /// Decided and durable; its document is not there yet.
        case intended
        case printed
        /// Its document could not be made.
        case failed
    }

    /// From 1.
    package let number: Int
    package let account: ID<Account>
    package let decided: Date
    /// Why it was printed again; empty for the first.
    package let reason: String
    package var state: State
    package var finished: Date?
    /// The SHA-256 of its PDF, in hexadecimal digits; empty as long as there is none.
    package var document: String
    /// When its PDF was removed.
    package var purged: Date?

    package init(
        number: Int, account: ID<Account>, decided: Date, reason: String = "", state: State = .intended,
        finished: Date? = nil, document: String = "", purged: Date? = nil
    ) {
        (self.number, self.account, self.decided, self.reason) = (number, account, decided, reason)
        (self.state, self.finished, self.document, self.purged) = (state, finished, document, purged)
    }
}

/// What a client calls a request, so that sending it twice is doing it once.
package struct RequestKey: Hashable, Sendable {
    /// Keys of one account do not meet those of another.
    package let account: ID<Account>
    /// 1–255 characters, as the client chose.
    package let text: String
    /// The SHA-256 of method, path and body.
    package let fingerprint: [UInt8]

    package init(account: ID<Account>, text: String, fingerprint: [UInt8]) {
        (self.account, self.text, self.fingerprint) = (account, text, fingerprint)
    }
}

/// What became of something that a client asked to begin.
package enum Begun<Thing: Sendable>: Sendable {
    /// It is decided and durable.
    case new(Thing)
    /// The same request had begun it before; as it is now, and the number of the copy that the request began.
    case before(Thing, copy: Int)
    /// The key was used for another request.
    case keyTaken
    /// The account has printed as much today as it may.
    case quotaUsed
    /// There is nothing of that id in the scope, or nothing that this can be done to.
    case missing
}
