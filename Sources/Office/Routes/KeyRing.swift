import Hummingbird
import Synchronization
import Web

/// The keys of requests that keep nothing and always answer the same: only another body has to be noticed.
///
/// In memory, so many and no more; the oldest are forgotten first.
final class KeyRing: Sendable {
    private struct Key: Hashable {
        let owner: String
        let text: String
    }

    private struct Ring {
        var fingerprints: [Key: [UInt8]] = [:]
        var order: [Key] = []
    }

    private static let most = 10_000
    private let ring = Mutex(Ring())

    /// Throws ``Refusal/keyTaken`` when the owner has sent the key before with another body.
    func check(_ request: Request, owner: String, _ parts: [[UInt8]]) throws {
        guard let text = try request.idempotencyKey else { return }
        let key = Key(owner: owner, text: text)
        let fingerprint = request.fingerprint(parts)
        let known = ring.withLock { ring in
            if let known = ring.fingerprints[key] { return known }
            if ring.order.count >= Self.most {
                for old in ring.order.prefix(Self.most / 10) { ring.fingerprints[old] = nil }
                ring.order.removeFirst(Self.most / 10)
            }
            ring.order.append(key)
            ring.fingerprints[key] = fingerprint
            return fingerprint
        }
        guard known == fingerprint else { throw Refusal.keyTaken }
    }
}
