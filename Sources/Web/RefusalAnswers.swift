import HTTPTypes
package import Hummingbird
import HummingbirdCore
import NIOCore
import NIOHTTP1

/// Answers every error as a ``Refusal``; what is not meant for the client is a fault and says nothing of itself.
///
/// `noted` is told of each fault, so that it is not lost.
package struct RefusalAnswers<Context: RequestContext>: RouterMiddleware {
    private let noted: @Sendable (any Error) -> Void
    private let page: @Sendable (Refusal, Request) -> Response?

    /// `page` answers instead where a person asks with a browser; nil for a program.
    package init(
        page: @escaping @Sendable (Refusal, Request) -> Response? = { _, _ in nil },
        noted: @escaping @Sendable (any Error) -> Void = { _ in }
    ) {
        (self.page, self.noted) = (page, noted)
    }

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPParserError {
            // Hummingbird answers it with 400 and closes: nobody knows where the next request would begin.
            throw error
        } catch {
            let refusal = refusal(for: error)
            return try page(refusal, request) ?? refusal.response(to: request)
        }
    }

    private func refusal(for error: any Error) -> Refusal {
        switch error {
        case let refusal as Refusal: return refusal
        case is NIOTooManyBytesError: return .tooLarge(limit: JSONBody.mostBytes)
        case is ChannelError, is CancellationError:
            return .malformed("Yêu cầu bị cắt ngang.", "The request was cut off.")
        case let error as HTTPError where error.status.kind == .clientError: return .router(error.status)
        default:
            noted(error)
            return .fault
        }
    }
}

extension Refusal {
    /// What Hummingbird itself refuses.
    fileprivate static func router(_ status: HTTPResponse.Status) -> Refusal {
        switch status {
        case .notFound: .missing
        case .contentTooLarge: .tooLarge(limit: JSONBody.mostBytes)
        default: .malformed("Yêu cầu không hợp lệ.", "The request is not valid.")
        }
    }
}

extension Router {
    /// Answers 405 with `Allow` where there is a route for another method.
    ///
    /// To be called once, after all routes; meant for a router that answers HEAD wherever it answers GET.
    package func refuseOtherMethods() {
        let known: [HTTPRequest.Method] = [
            .get, .head, .post, .put, .patch, .delete, .options, .trace, .connect,
        ]
        let byPath = Dictionary(grouping: routes, by: \.path.description)
        for routes in byPath.values {
            guard let path = routes.first?.path else { continue }
            var allowed = Set(routes.map(\.method))
            if allowed.contains(.get) { allowed.insert(.head) }
            let refusal = Refusal.methodNotAllowed(allowed.sorted { $0.rawValue < $1.rawValue })
            for method in known where !allowed.contains(method) {
                on(path, method: method) { _, _ -> Response in throw refusal }
            }
        }
    }
}
