import Drawing
import Hummingbird
import Pages
import Payloads
import Press
import Records
import Store
import Web

/// What the caller may choose from and look through: templates, units, the audit trail.
struct ListRoutes: Sendable {
    let rooms: OfficeRooms
    let gate: Gate

    private struct TemplateAnswer: Encodable {
        let id: String
        let title: Wording
        let kind: String
        let widthMM: Double
        let heightMM: Double
        let sides: Int
        let fields: [String]

        private enum CodingKeys: String, CodingKey {
            case id, title, kind, sides, fields
            case widthMM = "width_mm"
            case heightMM = "height_mm"
        }

        init(_ template: Template) {
            (id, title, kind) = (template.id, template.title, template.kind.rawValue)
            (widthMM, heightMM) = (template.trim.width.mm, template.trim.height.mm)
            (sides, fields) = (template.sides.count, template.fields.map(\.name))
        }
    }

    func add(to router: RouterGroup<WebContext>) {
        router.get("/templates") { request, _ in
            _ = try await gate.caller(of: request)
            return try ListPart(rooms.catalogue.templates.map(TemplateAnswer.init), next: nil)
                .response(to: request, limit: PageQuery.most)
        }
        router.get("/templates/:id/preview.png") { request, context in try await preview(request, context) }
        router.get("/units") { request, _ in
            let caller = try await gate.caller(of: request)
            let units = caller.scope.sorted().compactMap { caller.tree.units[$0] }
            return try ListPart(units.map(UnitAnswer.init), next: nil).response(
                to: request, limit: PageQuery.most)
        }
        router.get("/audit") { request, _ in try await audit(request) }
    }

    private func preview(_ request: Request, _ context: WebContext) async throws -> Response {
        _ = try await gate.caller(of: request)
        let id = context.parameters.get("id") ?? ""
        guard rooms.catalogue.templates.contains(where: { $0.id == id }) else { throw Refusal.missing }
        let day = try rooms.today
        return try await answering {
            let picture = try await rooms.bench.run { [catalogue = rooms.catalogue] in
                let press = try catalogue.press(id, settings: [:], date: day)
                let sheet = try catalogue.sheet(nil, for: press.template)
                return try press.preview(
                    of: try press.piece(for: try press.sample()), on: sheet, dpi: Self.dpi)
            }
            return try DocumentResponse(
                bytes: picture, media: "image/png", tag: EntityTag(Fingerprint(of: picture).hex),
                disposition: ContentDisposition(.inline, filename: "\(id).png")
            ).response(to: request)
        }
    }

    /// Enough to read the smallest line of a card on a screen.
    private static let dpi = 150

    private func audit(_ request: Request) async throws -> Response {
        let caller = try await gate.caller(of: request)
        try caller.demand(.audit)
        let page = try PageQuery(request)
        let before = try page.cursor(as: { Int($0) })
        return try await answering {
            let entries = try await rooms.store.audit(in: caller.scope, before: before, limit: page.reach)
            try await rooms.noteReading(by: caller)
            return try page.part(of: entries, from: { "\($0.number)" }, as: AuditAnswer.init)
                .response(to: request, limit: page.limit)
        }
    }
}
