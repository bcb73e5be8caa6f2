import Foundation
import Synchronization

/// Threads that share the parts of a piece of work.
struct Crew {
    /// How many parts are worked on at a time.
    let jobs: Int

    /// Does `work` on every part that `next` hands out, and gives the results to `take` in the order of the parts.
    ///
    /// `next` and `take` are called on this thread only; no more parts are out than twice the threads. An error of
    /// `next` or `take` ends it once the parts that are out are done.
    func share<Part: Sendable, Outcome: Sendable>(
        next: () throws(VerificationError) -> Part?, work: @escaping @Sendable (Part) -> Outcome,
        take: (Outcome) throws(VerificationError) -> Void
    ) throws(VerificationError) {
        let threads = OperationQueue()
        threads.maxConcurrentOperationCount = max(1, jobs)
        defer { threads.waitUntilAllOperationsAreFinished() }
        var out: [(operation: Operation, tray: Tray<Outcome>)] = []
        while true {
            while out.count < 2 * max(1, jobs), let part = try next() {
                let tray = Tray<Outcome>()
                let operation = BlockOperation { tray.value.withLock { $0 = work(part) } }
                threads.addOperation(operation)
                out.append((operation, tray))
            }
            guard !out.isEmpty else { return }
            let first = out.removeFirst()
            first.operation.waitUntilFinished()
            if let outcome = first.tray.value.withLock({ $0 }) { try take(outcome) }
        }
    }

    /// Where a thread leaves what it made.
    private final class Tray<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }
}
