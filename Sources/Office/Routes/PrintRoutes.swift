import Foundation
import HTTPTypes
import Hummingbird
import Payloads
import Press
import Records
import Store
import Web

/// `/api/v1/prints`: one person or venue at a time.
struct PrintRoutes: Sendable {
    let rooms: OfficeRooms
    let gate: Gate
    let desk: PrintDesk

    func add(to router: RouterGroup<WebContext>) {
        let prints = router.group("/prints")
        prints.post { request, _ in try await print(request) }
        prints.get { request, _ in try await list(request) }
        prints.get("/:id") { request, context in
            try Response.json(PrintAnswer(try await found(request, context, .print).print))
        }
        prints.get("/:id/document") { request, context in try await document(request, context) }
        prints.post("/:id/reprints") { request, context in try await reprint(request, context) }
        prints.post("/:id/void") { request, context in try await void(request, context) }
        prints.post("/:id/hand-over") { request, context in try await handOver(request, context) }
    }

    private func print(_ request: Request) async throws -> Response {
        let caller = try await gate.caller(of: request)
        try caller.demand(.print)
        let body = try await JSONBody(of: request)
        let order = try body.decode(PrintOrder.self)
        let key = try RequestKey(request, by: caller.account.id, [body.bytes])
        return try await answering {
            let unit = try caller.unit(order.unit, on: try rooms.today)
            return try created(try await desk.print(order, by: caller, for: unit, key: key))
        }
    }

    private func reprint(_ request: Request, _ context: WebContext) async throws -> Response {
        let caller = try await gate.caller(of: request)
        try caller.demand(.correct)
        let id = try context.id(of: Print.self)
        let body = try await JSONBody(of: request)
        let reason = try body.decode(Reason.self)
        let key = try RequestKey(request, by: caller.account.id, [body.bytes])
        return try await answering {
            try created(try await desk.reprint(id, reason: reason.text, by: caller, key: key))
        }
    }

    private func created(_ printed: PrintDesk.Printed) throws -> Response {
        try .json(
            PrintAnswer(beginning: printed.copy, of: printed.print), status: .created,
            headers: [.location: "/api/v1/prints/\(printed.print.id.text)"])
    }

    private func void(_ request: Request, _ context: WebContext) async throws -> Response {
        let (print, caller) = try await found(request, context, .correct)
        let body = try await JSONBody(of: request)
        let reason = try body.decode(Reason.self)
        let key = try RequestKey(request, by: caller.account.id, [body.bytes])
        return try await answering {
            try .json(
                PrintAnswer(try await desk.void(print, reason: reason.text, by: caller, key: key)))
        }
    }

    private func handOver(_ request: Request, _ context: WebContext) async throws -> Response {
        let (print, caller) = try await found(request, context, .correct)
        let body = try await JSONBody(of: request)
        _ = try body.decode(Anything.self)
        let key = try RequestKey(request, by: caller.account.id, [body.bytes])
        return try await answering {
            try .json(PrintAnswer(try await desk.handOver(print, by: caller, key: key)))
        }
    }

    private func list(_ request: Request) async throws -> Response {
        let caller = try await gate.caller(of: request)
        try caller.demand(.print)
        let page = try PageQuery(request)
        let before = try page.cursor(as: { ID<Print>($0) })
        return try await answering {
            let prints = try await rooms.store.prints(
                in: caller.scope, subject: nil, since: nil, before: before, limit: page.reach)
            return try page.part(of: prints, from: \.id.text) { PrintAnswer($0) }
                .response(to: request, limit: page.limit)
        }
    }

    /// The print that the address names, for who may do this with it.
    private func found(
        _ request: Request, _ context: WebContext, _ right: Right
    ) async throws -> (print: Print, caller: Caller) {
        let caller = try await gate.caller(of: request)
        try caller.demand(right)
        let id = try context.id(of: Print.self)
        return try await answering {
            guard let print = try await rooms.store.print(id, in: caller.scope) else { throw Refusal.missing }
            return (print, caller)
        }
    }

    private func document(_ request: Request, _ context: WebContext) async throws -> Response {
        let (print, _) = try await found(request, context, .print)
        let copy = try Self.copy(of: print, request)
        switch copy.state {
        case .intended, .failed: throw Refusal.printState
        case .printed where !rooms.keepsDocument(of: copy): throw Refusal.documentPurged
        case .printed: break
        }
        let media = try MediaChoice.document(for: request)
        let name = "\(print.id.text)-\(copy.number).\(media == .png ? "png" : "pdf")"
        return try await answering {
            switch media {
            case .pdf:
                var document = try DocumentResponse(
                    file: try await desk.file(of: copy, of: print), media: media.rawValue,
                    tag: EntityTag(copy.document), disposition: ContentDisposition(.inline, filename: name))
                // The page of a printed card prints it from a frame.
                document.headers.append(contentsOf: SecurityHeaders<WebContext>.framed)
                return try document.response(to: request)
            case .png:
                let picture = try await desk.document(of: copy, of: print) {
                    press, piece, _ in try press.png(of: piece, dpi: DocumentMedia.dpi)
                }
                return try DocumentResponse(
                    bytes: picture, media: media.rawValue, tag: EntityTag(Fingerprint(of: picture).hex),
                    disposition: ContentDisposition(.inline, filename: name)
                ).response(to: request)
            }
        }
    }

    /// The copy that the query names, else the last.
    private static func copy(of print: Print, _ request: Request) throws -> Copy {
        let values = request.uri.queryParameters[values: "copy"]
        guard let text = values.first else {
            guard let last = print.copies.last else { throw Refusal.missing }
            return last
        }
        guard values.count == 1, let number = Int(text), number > 0 else {
            throw Refusal.malformed("“copy” phải là số từ 1.", "“copy” has to be a number from 1.")
        }
        guard let copy = print.copies.first(where: { $0.number == number }) else { throw Refusal.missing }
        return copy
    }
}

/// What a piece can be fetched as.
enum DocumentMedia: String, CaseIterable {
    case pdf = "application/pdf"
    case png = "image/png"

    /// Of pictures.
    static let dpi = 300
}

extension MediaChoice {
    /// What a request wants a piece as; throws a 406.
    static func document(for request: Request) throws -> DocumentMedia {
        let offers = DocumentMedia.allCases.map(\.rawValue)
        guard let media = best(of: offers, for: request.headers[.accept]).flatMap(DocumentMedia.init) else {
            throw Refusal.notAcceptable(offers)
        }
        return media
    }
}

extension WebContext {
    /// The id in the address; what cannot be one is missing like one that is not there.
    func id<Kind>(of kind: Kind.Type) throws -> ID<Kind> {
        guard let id = parameters.get("id").flatMap({ ID<Kind>($0) }) else { throw Refusal.missing }
        return id
    }
}

extension OfficeRooms {
    /// The day in Vietnam.
    var today: Day {
        get throws {
            guard let day = Day(inVietnam: now().timeIntervalSince1970) else { throw Refusal.clock }
            return day
        }
    }
}
