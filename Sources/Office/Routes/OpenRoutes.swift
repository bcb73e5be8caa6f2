import HTTPTypes
import Hummingbird
import Payloads
import Press
import Store
import Symbols
import Web

/// What keeps nothing: reading a picture's codes, and a poster that a business draws for itself.
struct OpenRoutes: Sendable {
    let rooms: OfficeRooms
    let gate: Gate
    private let keys = KeyRing()

    init(_ rooms: OfficeRooms, gate: Gate) { (self.rooms, self.gate) = (rooms, gate) }

    func add(to router: RouterGroup<WebContext>) {
        router.post("/codes") { request, _ in try await codes(request) }
        router.post("/posters") { request, context in try await poster(request, context) }
    }

    private struct Codes: Encodable {
        struct Code: Encodable {
            @Told var text: String?
            @Told var hex: String?
            let kind: String
            let page: Int
            let reprint: Bool
        }

        let codes: [Code]
    }

    private static let pictures = ["image/png", "image/jpeg", "application/pdf"]

    private func codes(_ request: Request) async throws -> Response {
        let caller = try await gate.caller(of: request)
        try caller.demand(.codes)
        let media = (request.headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased()
        guard Self.pictures.contains(media) else { throw Refusal.unsupportedMedia(Self.pictures) }
        let found = try await rooms.uploads.work {
            let bytes = try await request.bytes(upTo: CodeReading.mostBytes)
            try keys.check(request, owner: caller.account.id.text, [bytes])
            return try await rooms.bench.run { try CodeReading.findings(in: bytes) }
        }
        let codes = found.map { finding in
            let content = finding.content(masked: false)
            return Codes.Code(
                text: content?.text, hex: content?.hex,
                kind: finding.payload.kind.rawValue,
                page: finding.symbol.page, reprint: finding.reprint.kind != nil)
        }
        return try .json(Codes(codes: codes))
    }

    private func poster(_ request: Request, _ context: WebContext) async throws -> Response {
        let network = rooms.network(of: request, context)
        try rooms.openLimits.takeDocument(network)
        let body = try await JSONBody(of: request)
        try keys.check(request, owner: "\(network)", [body.bytes])
        let order = try body.decode(PrintOrder.self)
        let media = try MediaChoice.document(for: request)
        let poster = Poster(template: order.template, record: order.record, settings: order.settings)
        let bytes = try await poster.drawn(in: rooms, media.document)
        return Response.document(bytes, media, nil)
    }
}
