import Foundation
import Store
import Synchronization

/// Where those who wait for a batch see how far it is.
final class BatchBoard: Sendable {
    private struct Notice {
        var isCancelled = false
        var readers: [Int: AsyncStream<Batch>.Continuation] = [:]
    }

    private struct Board {
        var notices: [ID<Batch>: Notice] = [:]
        var nextReader = 0
    }

    private let board = Mutex(Board())

    /// Tells everybody who waits for this batch.
    func show(_ batch: Batch) {
        let readers = board.withLock { board in
            let readers = board.notices[batch.id]?.readers.values.map(\.self) ?? []
            if batch.state.isEnd { board.notices[batch.id] = nil }
            return readers
        }
        // Without the lock: a reader that goes away asks for it.
        for reader in readers {
            reader.yield(batch)
            if batch.state.isEnd { reader.finish() }
        }
    }

    /// Begins to follow a batch that is being printed.
    func begin(_ id: ID<Batch>) {
        board.withLock { $0.notices[id, default: Notice()].isCancelled = false }
    }

    /// Ends the streams of a batch that is not printed any further for now.
    func end(_ id: ID<Batch>) {
        let readers = board.withLock { $0.notices.removeValue(forKey: id)?.readers.values.map(\.self) ?? [] }
        for reader in readers { reader.finish() }
    }

    func cancel(_ id: ID<Batch>) { board.withLock { $0.notices[id]?.isCancelled = true } }

    func isCancelled(_ id: ID<Batch>) -> Bool { board.withLock { $0.notices[id]?.isCancelled ?? false } }

    /// Every later state of the batch; only the newest waits for a slow reader.
    func states(of id: ID<Batch>) -> AsyncStream<Batch> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let number = board.withLock { board in
                board.nextReader += 1
                board.notices[id, default: Notice()].readers[board.nextReader] = continuation
                return board.nextReader
            }
            continuation.onTermination = { [weak self] _ in
                self?.board.withLock { $0.notices[id]?.readers[number] = nil }
            }
        }
    }
}

extension Batch.State {
    /// Whether nothing more will happen to the batch.
    var isEnd: Bool {
        switch self {
        case .waiting, .running: false
        case .printed, .failed, .cancelled: true
        }
    }
}
