import HTTPTypes
package import Hummingbird
import Logging
import NIOCore
package import Press
package import Records

/// The press behind HTTP: a router, and a server for it.
package struct Office: Sendable {
    private let token: Token
    private let prints: PrintRoute

    /// How long a connection may say nothing.
    private static let patience = TimeAmount.seconds(30)

    /// `today` is asked at every print: an office stays open over midnight.
    package init(catalogue: Catalogue, token: Token, today: @escaping @Sendable () throws -> Day) {
        self.token = token
        prints = PrintRoute(catalogue: catalogue, today: today)
    }

    /// All routes.
    ///
    /// `/healthz` is open, everything under `/api` needs the token.
    package func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("/healthz") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
                body: .init(byteBuffer: ByteBuffer(string: "ok\n")))
        }
        router.group("/api/v1")
            .add(middleware: TokenCheck(token: token))
            .post("/prints") { request, _ in try await prints.print(request) }
        return router
    }

    /// Listens until the process is told to stop.
    ///
    /// `opened` is called with the address once it is open.
    package func open(
        host: String, port: Int, opened: @escaping @Sendable (_ host: String, _ port: Int) -> Void
    ) async throws {
        var logger = Logger(label: "qrpress")
        // Hummingbird's notices name requests; ours must never name a person.
        logger.logLevel = .error
        let application = Application(
            router: router(), server: .http1(configuration: .init(idleTimeout: Self.patience)),
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in
                opened(channel.localAddress?.ipAddress ?? host, channel.localAddress?.port ?? port)
            }, logger: logger)
        try await application.runService()
    }
}

/// Lets a request pass that carries the token.
private struct TokenCheck<Context: RequestContext>: RouterMiddleware {
    let token: Token

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let header = request.headers[.authorization] ?? ""
        guard header.prefix(7).lowercased() == "bearer ", token.matches(header.dropFirst(7).utf8) else {
            throw Refusal.noToken
        }
        return try await next(request, context)
    }
}
