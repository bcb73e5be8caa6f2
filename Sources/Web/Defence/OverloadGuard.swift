package import Hummingbird
import Synchronization

/// Lets in as much work as can be done at once and answers the rest with 503 right away.
///
/// A place is free again when the handler has answered; what is streamed afterwards does not count.
package struct OverloadGuard<Context: RequestContext>: RouterMiddleware {
    private let places: Places
    private let weight: @Sendable (Request, Context) -> Int

    /// `weight`: how many places a request takes; 0 is always let in.
    package init(_ places: Places, weight: @escaping @Sendable (Request, Context) -> Int = { _, _ in 1 }) {
        (self.places, self.weight) = (places, weight)
    }

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let weight = max(0, weight(request, context))
        guard places.take(weight) else { throw Refusal.busy(retryAfter: .seconds(1)) }
        defer { places.give(weight) }
        return try await next(request, context)
    }
}

/// How much is being worked on.
package final class Places: Sendable {
    package let most: Int
    private let used = Mutex(0)

    package init(most: Int) { self.most = max(1, most) }

    package var taken: Int { used.withLock { $0 } }

    /// What is heavier than all places takes all of them.
    func take(_ count: Int) -> Bool {
        used.withLock { used in
            let count = min(count, most)
            guard count == 0 || used + count <= most else { return false }
            used += count
            return true
        }
    }

    func give(_ count: Int) { used.withLock { $0 -= min(count, most) } }
}
