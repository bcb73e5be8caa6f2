import HTTPTypes
package import Hummingbird
import Synchronization

/// Lets in as much work as can be done at once and answers the rest with 503 right away.
///
/// A small body is read before a place is taken, and a large one takes none here: a client that sends slowly must not keep
/// others out. Who reads a large body takes a place for the work that follows with ``Places/work(_:_:)``. A place is free
/// again when the handler has answered; what is streamed afterwards does not count.
package struct OverloadGuard<Context: RequestContext>: RouterMiddleware {
    private let places: Places
    private let mostBytes: Int
    private let weight: @Sendable (Request, Context) -> Int

    /// A body of up to `mostBytes` is small; a request takes `weight` places, and with 0 is always let in.
    package init(
        _ places: Places, mostBytes: Int = JSONBody.mostBytes,
        weight: @escaping @Sendable (Request, Context) -> Int = { _, _ in 1 }
    ) {
        (self.places, self.mostBytes, self.weight) = (places, mostBytes, weight)
    }

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var request = request
        if let length = request.bodyLength {
            guard length <= mostBytes else { return try await next(request, context) }
            _ = try await request.collectBody(upTo: mostBytes)
        }
        let complete = request
        return try await places.work(weight(complete, context)) { try await next(complete, context) }
    }
}

extension Request {
    /// Nil without a body; the greatest number when nobody knows.
    fileprivate var bodyLength: Int? {
        guard headers[.transferEncoding] == nil else { return .max }
        return headers[.contentLength].map { Int($0) ?? .max }
    }
}

/// How much is being worked on.
package final class Places: Sendable {
    package let most: Int
    private let used = Mutex(0)

    package init(most: Int) { self.most = max(1, most) }

    package var taken: Int { used.withLock { $0 } }

    /// Does the work if there are places for it; what is heavier than all places takes all of them.
    ///
    /// Throws ``Refusal/busy(retryAfter:)`` at once if there are not, else what `body` throws.
    package func work<Answer>(_ weight: Int = 1, _ body: () async throws -> Answer) async throws -> Answer {
        let weight = min(max(0, weight), most)
        let hasPlace = used.withLock { used in
            guard weight == 0 || used + weight <= most else { return false }
            used += weight
            return true
        }
        guard hasPlace else { throw Refusal.busy(retryAfter: .seconds(1)) }
        defer { used.withLock { $0 -= weight } }
        return try await body()
    }
}
