import Foundation

/// Does work on several threads and hands the results on in the order of the work.
///
/// `next` and `take` are never called by two threads at once; `work` is. At most `2 * jobs` pieces of work are under way or
/// wait for their turn. The first error ends everything and is thrown.
func inOrder<Work: Sendable, Done: Sendable, Failure: Error>(
    jobs: Int,
    next: () throws(Failure) -> Work?,
    work: @Sendable (Work) throws(Failure) -> Done,
    take: (Done) throws(Failure) -> Void
) throws(Failure) {
    guard jobs > 1 else {
        while let piece = try next() { try take(try work(piece)) }
        return
    }
    let failure = withoutActuallyEscaping(next) { next in
        withoutActuallyEscaping(take) { take in
            let line = AssemblyLine(room: 2 * jobs, next: next, take: take)
            DispatchQueue.concurrentPerform(iterations: jobs) { _ in line.run(work) }
            return line.failure
        }
    }
    if let failure { throw failure }
}

/// Where several threads fetch their work and hand in what they have done.
///
/// Unchecked, because everything but the lock is only touched with the lock held.
private final class AssemblyLine<Work: Sendable, Done: Sendable, Failure: Error>: @unchecked Sendable {
    private let turn = NSCondition()
    private let room: Int
    private let next: () throws(Failure) -> Work?
    private let take: (Done) throws(Failure) -> Void
    private var given = 0
    private var taken = 0
    /// What was done before its turn.
    private var waiting: [Int: Done] = [:]
    private var isAtEnd = false
    private(set) var failure: Failure?

    /// At most `room` pieces of work are not taken yet.
    init(
        room: Int, next: @escaping () throws(Failure) -> Work?,
        take: @escaping (Done) throws(Failure) -> Void
    ) {
        (self.room, self.next, self.take) = (room, next, take)
    }

    /// Works until there is no more to do.
    func run(_ work: (Work) throws(Failure) -> Done) {
        while let (number, piece) = fetch() {
            let done = Result { () throws(Failure) in try work(piece) }
            handIn(done, number: number)
        }
    }

    private func fetch() -> (number: Int, piece: Work)? {
        locked { () throws(Failure) in
            // Whoever does the piece whose turn it is does not wait here, so this comes to an end.
            while given - taken >= room, failure == nil { turn.wait() }
            guard failure == nil, !isAtEnd else { return nil }
            guard let piece = try next() else {
                isAtEnd = true
                return nil
            }
            given += 1
            return (given - 1, piece)
        }
    }

    private func handIn(_ done: Result<Done, Failure>, number: Int) {
        locked { () throws(Failure) -> Void? in
            waiting[number] = try done.get()
            while failure == nil, let done = waiting.removeValue(forKey: taken) {
                try take(done)
                taken += 1
            }
            return nil
        }
    }

    @discardableResult
    private func locked<Value>(_ body: () throws(Failure) -> Value?) -> Value? {
        turn.lock()
        defer {
            turn.broadcast()
            turn.unlock()
        }
        do throws(Failure) {
            return try body()
        } catch {
            failure = failure ?? error
            return nil
        }
    }
}
