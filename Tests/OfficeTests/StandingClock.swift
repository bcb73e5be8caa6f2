import Foundation
import Synchronization

/// The time of an office under test: it stands still until the test moves it, however long the test takes.
final class StandingClock: Sendable {
    /// Nine in the morning in Vietnam, far from the end of the day.
    private let morning = Date(timeIntervalSince1970: 1_794_967_200)
    private let start = ContinuousClock.now
    private let elapsed = Mutex(0.0)

    var date: Date { morning.addingTimeInterval(elapsed.withLock { $0 }) }
    var instant: ContinuousClock.Instant { start + .seconds(elapsed.withLock { $0 }) }

    func advance(by seconds: Double) { elapsed.withLock { $0 += seconds } }
}
