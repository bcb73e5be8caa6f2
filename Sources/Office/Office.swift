import Foundation
import Glibc
import HTTPTypes
package import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
package import Press
import ServiceLifecycle
import Store
import Web

/// The service that ward offices print from: its routes, the work behind them, and a server for both.
package struct Office: Sendable {
    private let rooms: OfficeRooms
    private let desk: PrintDesk

    /// Makes the folders of the office if they are not there.
    ///
    /// Throws ``PressError/cannotCreate(path:errno:)``.
    package init(_ rooms: OfficeRooms) throws(PressError) {
        self.rooms = rooms
        desk = PrintDesk(rooms)
        for folder in [rooms.shelf.folder, rooms.batches] {
            guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
                throw .cannotCreate(path: folder, errno: errno)
            }
        }
    }

    /// All routes, behind everything that a request has to pass.
    func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        let places = Places(most: rooms.settings.requestsAtOnce)
        router.add(middleware: AccessLog())
        router.add(middleware: RequestMetrics(rooms.metrics))
        router.add(middleware: SecurityHeaders(isSecure: rooms.isSecure))
        let gate = Gate(rooms: rooms)
        let counter = Counter(rooms: rooms, gate: gate, desk: desk)
        router.add(
            middleware: RefusalAnswers(page: counter.page(for:to:)) { [logger = rooms.logger] error in
                // Its kind only: what an error says may name a person.
                logger.error("fault", metadata: ["kind": "\(type(of: error))"])
            })
        router.add(middleware: HostCheck(names: rooms.settings.hostNames))
        router.add(middleware: OverloadGuard(places))
        HealthRoutes(rooms: rooms, description: PackageResources.openapi_yaml).add(to: router)
        let api = router.group("/api/v1")
        SessionRoutes(rooms: rooms, gate: gate).add(to: api)
        PrintRoutes(rooms: rooms, gate: gate, desk: desk).add(to: api)
        BatchRoutes(rooms: rooms, gate: gate).add(to: api)
        OpenRoutes(rooms, gate: gate).add(to: api)
        ListRoutes(rooms: rooms, gate: gate).add(to: api)
        counter.add(to: router)
        router.refuseOtherMethods()
        return router
    }

    /// Listens until the process is told to stop.
    ///
    /// Then no new request is taken, those under way are answered, and batches stop at the end of a document.
    /// `opened` is called with the address once it is open.
    package func open(opened: @escaping @Sendable (_ host: String, _ port: Int) -> Void) async throws {
        try await application(opened: opened).runService()
    }

    /// The server with its routes, and the work behind them, neither of them begun.
    package func application(
        opened: @escaping @Sendable (_ host: String, _ port: Int) -> Void = { _, _ in }
    ) throws -> some ApplicationProtocol {
        let settings = rooms.settings
        let guarded = HTTPServerBuilder.guarded(
            connections: Connections(
                most: settings.connections, perAddress: settings.connectionsPerAddress,
                proxies: settings.proxies))
        var application = Application(
            router: router(), server: try tls.map { try .tls(guarded, tlsConfiguration: $0) } ?? guarded,
            configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: nil),
            onServerRunning: { channel in
                opened(
                    channel.localAddress?.ipAddress ?? settings.host,
                    channel.localAddress?.port ?? settings.port)
            }, logger: rooms.logger)
        application.addServices(
            BatchRoom(rooms: rooms, places: settings.jobs), Cleaning(rooms: rooms, desk: desk))
        return application
    }

    /// Nil without a certificate.
    private var tls: TLSConfiguration? {
        get throws {
            guard let certificate = rooms.settings.certificate, let key = rooms.settings.privateKey else {
                return nil
            }
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
            configuration.minimumTLSVersion = .tlsv12
            return configuration
        }
    }
}
