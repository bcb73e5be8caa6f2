import Synchronization

/// How often somebody may do something: a bucket for each key, from which every try takes one and which fills up by itself.
///
/// In memory, and gone when the program ends. The keys are bounded: when there are too many, those whose buckets are fullest
/// are forgotten first, as with them the least is lost.
package final class RateLimit<Key: Hashable & Sendable>: Sendable {
    /// What a try is answered.
    package enum Answer: Hashable, Sendable {
        case allowed
        /// Not before so many seconds, at least 1: the value of `Retry-After`.
        case wait(seconds: Int)
    }

    /// How long it takes until one more is in the bucket.
    private let interval: Duration
    private let burst: Int
    /// When the bucket of each key is full again; one that is full needs no place here.
    private let full: Mutex<Moments<Key>>

    /// A full bucket holds `burst`, an empty one is full after `period`; at most so many keys are remembered.
    package init(_ burst: Int, per period: Duration, keys: Int = 20_000) {
        self.burst = max(1, burst)
        interval = period / max(1, burst)
        full = Mutex(Moments(capacity: keys))
    }

    /// Takes one from the bucket, if there is one.
    package func take(_ key: Key, at now: ContinuousClock.Instant) -> Answer {
        full.withLock { full in
            let next = max(full[key] ?? now, now) + interval
            let late = next - (now + interval * burst)
            guard late <= .zero else { return .wait(seconds: late.wholeSeconds) }
            full.keep(next, for: key)
            return .allowed
        }
    }

    /// Puts one back that was taken for what turned out to be no misuse.
    package func giveBack(_ key: Key) {
        full.withLock { full in
            guard let moment = full[key] else { return }
            full.keep(moment - interval, for: key)
        }
    }
}

extension Duration {
    /// Rounded up, and at least 1.
    fileprivate var wholeSeconds: Int {
        max(1, Int(clamping: components.seconds + (components.attoseconds > 0 ? 1 : 0)))
    }
}
