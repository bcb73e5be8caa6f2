import Dispatch
import Synchronization
import Web

/// Where pieces are drawn and pictures are read: so many at once, so many in the line, and no more.
///
/// This is work of milliseconds to seconds, which must not hold up the threads that answer.
final class Bench: Sendable {
    private let queue: OperationLine
    private let longest: Int
    private let waiting = Mutex(0)

    init(places: Int, longest: Int) {
        queue = OperationLine(places: places)
        self.longest = longest
    }

    /// What `work` returns, once it is its turn; throws a ``Refusal`` at once when the line is too long.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let isTaken = waiting.withLock { count in
            guard count < longest else { return false }
            count += 1
            return true
        }
        guard isTaken else { throw Refusal.busy(retryAfter: .seconds(2)) }
        defer { waiting.withLock { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.add { continuation.resume(with: Result { try work() }) }
        }
    }
}

/// A queue that does `places` pieces of work at once, in their order.
///
/// Unchecked, because the semaphore and the queues are safe to share and there is nothing else.
private final class OperationLine: @unchecked Sendable {
    private let order = DispatchQueue(label: "qrpress.bench.order")
    private let work = DispatchQueue(label: "qrpress.bench.work", attributes: .concurrent)
    private let places: DispatchSemaphore

    init(places: Int) { self.places = DispatchSemaphore(value: places) }

    func add(_ piece: @escaping @Sendable () -> Void) {
        order.async { [places, work] in
            places.wait()
            work.async {
                piece()
                places.signal()
            }
        }
    }
}
