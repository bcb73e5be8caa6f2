import Synchronization

/// Slows down who guesses passwords, and nobody else.
///
/// A try costs one of
/// - the network: 30 in 15 minutes, whatever account is asked for;
/// - the account from that network: 10 in 15 minutes;
/// - the account from all networks together: 10 in 15 minutes. When these are used up the account is not locked, or anybody
///   could lock its owner out: the tries are ``Answer/guarded(delay:)``, for which the office asks for the one-time code first
///   where the account has one, and waits before it looks at the password where it has none.
///
/// A network from which an account has signed in stays known for 30 days or as long as the program runs. From there only the
/// bucket of the account and that network counts, so that neither strangers far away nor others behind the same router can use
/// up what its owner needs. A sign-in that succeeds is given back.
package final class SignInLimits: Sendable {
    package enum Answer: Hashable, Sendable {
        case allowed
        /// The account is being guessed at: a right one-time code first, or the delay.
        case guarded(delay: Duration)
        /// Not before so many seconds, at least 1.
        case wait(seconds: Int)
    }

    private struct Pair: Hashable {
        let login: String
        let network: Network
    }

    /// How long a guarded try waits: too long to guess with, not too long for a person.
    package static let delay = Duration.seconds(5)

    private static let period = Duration.seconds(15 * 60)
    private static let memory = Duration.seconds(30 * 24 * 3600)

    private let networks = RateLimit<Network>(30, per: period)
    private let pairs = RateLimit<Pair>(10, per: period)
    private let accounts = RateLimit<String>(10, per: period)
    private let known = Mutex(Moments<Pair>(capacity: 20_000))

    package init() {}

    /// Whether a password may be tried now; to be asked before the password is looked at, whether there is such an account or
    /// not.
    package func take(login: String, from network: Network, at now: ContinuousClock.Instant) -> Answer {
        let pair = Pair(login: Self.short(login), network: network)
        let isKnown = isKnown(pair, at: now)
        if !isKnown, case .wait(let seconds) = networks.take(network, at: now) {
            return .wait(seconds: seconds)
        }
        if case .wait(let seconds) = pairs.take(pair, at: now) { return .wait(seconds: seconds) }
        if isKnown || accounts.take(pair.login, at: now) == .allowed { return .allowed }
        return .guarded(delay: Self.delay)
    }

    /// Gives back what the try took, and remembers the network for the account.
    package func succeeded(login: String, from network: Network, at now: ContinuousClock.Instant) {
        let pair = Pair(login: Self.short(login), network: network)
        pairs.giveBack(pair)
        if !isKnown(pair, at: now) {
            networks.giveBack(network)
            accounts.giveBack(pair.login)
        }
        known.withLock { $0.keep(now, for: pair) }
    }

    private func isKnown(_ pair: Pair, at now: ContinuousClock.Instant) -> Bool {
        known.withLock { $0[pair] }.map { now - $0 < Self.memory } ?? false
    }

    /// No login is longer; what somebody sends may be, and is kept.
    private static func short(_ login: String) -> String {
        String(decoding: login.utf8.prefix(64), as: UTF8.self)
    }
}
