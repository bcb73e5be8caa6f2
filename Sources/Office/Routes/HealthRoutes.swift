import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Payloads
import Store
import Web

/// What those ask who watch over the office.
struct HealthRoutes: Sendable {
    let rooms: OfficeRooms
    /// The description of the API.
    let description: [UInt8]

    func add(to router: Router<WebContext>) {
        router.get("/healthz") { _, _ in Self.text("ok\n") }
        router.get("/readyz") { _, _ in
            // Ready is who can print: who can read the units, which every print needs.
            _ = try await answering { try await rooms.store.units() }
            return Self.text("ready\n")
        }
        router.get("/metrics") { _, _ in
            Self.text(rooms.metrics.text, media: Metrics.contentType)
        }
        router.get("/openapi.yaml") { request, _ in
            try DocumentResponse(
                bytes: description, media: "application/yaml",
                tag: EntityTag(Fingerprint(of: description).hex)
            ).response(to: request)
        }
    }

    private static func text(_ text: String, media: String = "text/plain; charset=utf-8") -> Response {
        Response(
            status: .ok, headers: [.contentType: media, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
