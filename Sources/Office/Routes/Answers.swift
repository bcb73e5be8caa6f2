import Foundation
import Payloads
import Records
import Store

/// A print as it is told: nothing of the person.
struct PrintAnswer: Encodable, Sendable {
    struct CopyAnswer: Encodable, Sendable {
        let number: Int
        let decided: Date
        @Told var finished: Date?
        let reason: String
        let state: String
        @Told var sha256: String?
        @Told var purged: Date?
    }

    let id: String
    let unit: String
    let template: String
    let created: Date
    let state: String
    let copy: Int
    let copies: [CopyAnswer]
    @Told var voided: Date?
    @Told var handedOver: Date?
    let document: String

    private enum CodingKeys: String, CodingKey {
        case id, unit, template, created, state, copy, copies, voided, document
        case handedOver = "handed_over"
    }

    /// `copies`: how many copies are told of; an answer that is given again is that of its time.
    init(_ print: Print, copies count: Int? = nil) {
        let copies = print.copies.prefix(count ?? print.copies.count)
        id = print.id.text
        unit = print.unit
        template = print.template
        created = print.created
        copy = copies.last?.number ?? 0
        state = print.voided != nil ? "void" : copies.last?.state.rawValue ?? ""
        self.copies = copies.map {
            CopyAnswer(
                number: $0.number, decided: $0.decided, finished: $0.finished, reason: $0.reason,
                state: $0.state.rawValue, sha256: $0.document.isEmpty ? nil : $0.document,
                purged: $0.purged)
        }
        voided = print.voided
        handedOver = print.handedOver
        document = "/api/v1/prints/\(print.id.text)/document"
    }

    /// The answer to the request that began the last of these copies, however much later it is asked for again.
    init(beginning copy: Int, of print: Print) {
        var print = print
        (print.voided, print.handedOver) = (nil, nil)
        for place in print.copies.indices { print.copies[place].purged = nil }
        self.init(print, copies: copy)
    }
}

struct BatchAnswer: Encodable, Sendable {
    let id: String
    let unit: String
    let template: String
    let created: Date
    let state: String
    let rows: Int
    let printed: Int
    let rejected: Int
    let documents: Int
    @Told var finished: Date?
    @Told var failure: String?
    @Told var purged: Date?

    init(_ batch: Batch) {
        (id, unit, template, created) = (batch.id.text, batch.unit, batch.template, batch.created)
        (state, rows, printed) = (batch.state.rawValue, batch.rows, batch.printed)
        (rejected, documents) = (batch.rejected, batch.documents)
        finished = batch.finished
        failure = batch.failure.isEmpty ? nil : batch.failure
        purged = batch.purged
    }

    /// The answer to the request that began the batch, however much later it is asked for again.
    init(beginning batch: Batch) {
        self.init(
            Batch(
                id: batch.id, unit: batch.unit, account: batch.account, template: batch.template,
                options: batch.options, created: batch.created))
    }
}

struct UnitAnswer: Encodable, Sendable {
    let id: String
    let name: String
    @Told var parent: String?
    let from: String
    @Told var through: String?
    @Told var successor: String?

    init(_ unit: OfficeUnit) {
        (id, name, from) = (unit.id, unit.name, unit.from.iso)
        (parent, through, successor) = (unit.parent, unit.through?.iso, unit.successor)
    }
}

struct AuditAnswer: Encodable, Sendable {
    let number: Int
    let moment: Date
    @Told var account: String?
    let unit: String
    let action: String
    let count: Int
    let reason: String
    let subject: String
    let hash: String

    init(_ entry: AuditEntry) {
        number = entry.number
        moment = entry.act.moment
        account = entry.act.account?.text
        (unit, action, count) = (entry.act.unit, entry.act.action.rawValue, entry.act.count)
        (reason, subject) = (entry.act.reason, entry.act.subject)
        hash = entry.hash.hex
    }
}

/// A value that is written as null when there is none, so that whoever reads it need not ask whether the key is there.
@propertyWrapper
struct Told<Value: Encodable & Sendable>: Encodable, Sendable {
    var wrappedValue: Value?

    init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
    }
}
