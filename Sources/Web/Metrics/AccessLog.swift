package import Foundation
import HTTPTypes
package import Hummingbird
import NIOHTTP1

/// One line of JSON for each request, without its address, its query or who sent it.
package struct AccessLog<Context: RequestContext>: RouterMiddleware {
    private let now: @Sendable () -> Date
    private let write: @Sendable (String) -> Void

    /// `write` gets a whole line with its end.
    package init(
        now: @escaping @Sendable () -> Date = { Date() },
        write: @escaping @Sendable (String) -> Void = { FileHandle.standardError.write(Data($0.utf8)) }
    ) {
        (self.now, self.write) = (now, write)
    }

    private struct Line: Encodable {
        let time: String
        let method: String
        let route: String
        let status: Int
        /// Until the answer begins.
        let milliseconds: Double
        /// Of the body; nil when nobody knows before it has been sent.
        let bytes: Int?
    }

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let begun = ContinuousClock.now
        do {
            let response = try await next(request, context)
            note(
                request, context, since: begun, status: response.status.code,
                bytes: response.body.contentLength)
            return response
        } catch {
            let status = error is HTTPParserError ? 400 : 500
            note(request, context, since: begun, status: status, bytes: nil)
            throw error
        }
    }

    private func note(
        _ request: Request, _ context: Context, since begun: ContinuousClock.Instant, status: Int, bytes: Int?
    ) {
        let route = Route(request, context)
        let milliseconds = (ContinuousClock.now - begun) / .milliseconds(1)
        let line = Line(
            time: now().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)),
            method: route.method,
            route: route.template, status: status, milliseconds: (milliseconds * 1000).rounded() / 1000,
            bytes: bytes)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(line) else { return }
        write(String(decoding: bytes, as: UTF8.self) + "\n")
    }
}
