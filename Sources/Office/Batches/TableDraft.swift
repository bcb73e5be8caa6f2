import Foundation
import Press
import Records
import Store
import Synchronization

/// A table that was handed in at the counter and is looked at, and mended, before it is printed.
///
/// Its file goes when nobody remembers it any more.
final class TableDraft: Sendable {
    enum State: Sendable {
        /// So many rows have been gone through; none as long as others have their turn.
        case underWay(rows: Int)
        case read(TableSight, Galley)
        /// Its columns do not say what is needed.
        case unfit(TableSight)
        /// It cannot be read; or only in an encoding that has to be chosen.
        case unreadable(Wording, samples: [(encoding: String, names: [String])])
    }

    private struct Content {
        var order: BatchOrder
        var corrections = Corrections()
        var state = State.underWay(rows: 0)
        /// How often it was begun to go through it; what an earlier round finds is of no use.
        var round = 0
        var batch: ID<Batch>?
    }

    let folder: BatchFolder
    /// As its owner's computer calls it; shown and never used.
    let filename: String
    private let content: Mutex<Content>

    init(_ folder: BatchFolder, filename: String, _ order: BatchOrder) {
        (self.folder, self.filename) = (folder, filename)
        content = Mutex(Content(order: order))
    }

    deinit { try? folder.remove() }

    var order: BatchOrder { content.withLock { $0.order } }
    var corrections: Corrections { content.withLock { $0.corrections } }
    var state: State { content.withLock { $0.state } }
    /// The batch that it has become; nil as long as it is none.
    var batch: ID<Batch>? { content.withLock { $0.batch } }

    /// Changes how it is read and printed, and answers the number of the new round.
    ///
    /// What was found so far is forgotten.
    func begin(_ order: BatchOrder, _ corrections: Corrections) -> Int {
        content.withLock { content in
            (content.order, content.corrections) = (order, corrections)
            content.state = .underWay(rows: 0)
            content.round += 1
            return content.round
        }
    }

    /// Notes what a round has found; false when a later one has begun.
    @discardableResult
    func note(_ state: State, round: Int) -> Bool {
        content.withLock { content in
            guard content.round == round, content.batch == nil else { return false }
            content.state = state
            return true
        }
    }

    func become(_ batch: ID<Batch>) {
        content.withLock { $0.batch = batch }
        try? folder.remove()
    }
}
