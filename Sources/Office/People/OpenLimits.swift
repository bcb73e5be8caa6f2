import Access
import Hummingbird
import Web

/// How much somebody without an account may ask for, by the network that the requests come from.
struct OpenLimits: Sendable {
    private let documents: RateLimit<Network>
    private let looks: RateLimit<Network>
    private let instant: @Sendable () -> ContinuousClock.Instant

    /// Somebody who fills in a form looks many times before taking one document.
    private static let looksPerDocument = 10

    init(postersPerMinute: Int, instant: @escaping @Sendable () -> ContinuousClock.Instant) {
        self.instant = instant
        documents = RateLimit(postersPerMinute, per: .seconds(60))
        looks = RateLimit(postersPerMinute * Self.looksPerDocument, per: .seconds(60))
    }

    /// A document, or a picture to be read; throws ``Refusal/rateLimited(retryAfter:)``.
    func takeDocument(_ network: Network) throws(Refusal) { try take(documents, network) }

    /// A look at a poster as large as a screen; throws ``Refusal/rateLimited(retryAfter:)``.
    func takeLook(_ network: Network) throws(Refusal) { try take(looks, network) }

    private func take(_ limit: RateLimit<Network>, _ network: Network) throws(Refusal) {
        if case .wait(let seconds) = limit.take(network, at: instant()) {
            throw .rateLimited(retryAfter: .seconds(seconds))
        }
    }
}
