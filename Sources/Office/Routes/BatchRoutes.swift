import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Payloads
import Press
import Records
import Store
import Web

/// `/api/v1/batches`: whole tables, printed one after the other.
struct BatchRoutes: Sendable {
    let rooms: OfficeRooms
    let gate: Gate

    private var desk: BatchDesk { BatchDesk(rooms: rooms) }

    func add(to router: RouterGroup<WebContext>) {
        let batches = router.group("/batches")
        batches.post { request, _ in try await begin(request) }
        batches.get { request, _ in try await list(request) }
        batches.get("/:id") { request, context in
            try Response.json(BatchAnswer(try await found(request, context).batch))
        }
        batches.delete("/:id") { request, context in try await cancel(request, context) }
        batches.get("/:id/events") { request, context in try await events(request, context) }
        batches.get("/:id/documents/:n") { request, context in try await document(request, context) }
        batches.get("/:id/rejects") { request, context in
            try await list(request, context, of: "rejects") { $0.rejects }
        }
        batches.get("/:id/manifest") { request, context in
            try await list(request, context, of: "manifest") { $0.manifest }
        }
    }

    private func begin(_ request: Request) async throws -> Response {
        let caller = try await gate.caller(of: request)
        let batch = try await desk.begin(by: caller) { folder in
            let (form, hash) = try await desk.take(request, into: folder)
            let parts = form.fields.sorted { $0.key < $1.key }.flatMap {
                [Array($0.key.utf8), Array($0.value.utf8)]
            }
            return (try BatchOrder(form), try RequestKey(request, by: caller.account.id, parts + [hash]))
        }
        return try .json(
            BatchAnswer(beginning: batch), status: .accepted,
            headers: [.location: "/api/v1/batches/\(batch.id.text)"])
    }

    private func list(_ request: Request) async throws -> Response {
        let caller = try await gate.caller(of: request)
        let page = try PageQuery(request)
        let before = try page.cursor(as: { ID<Batch>($0) })
        let batches = try await desk.batches(for: caller, before: before, limit: page.reach)
        return try page.part(of: batches, from: \.id.text) { BatchAnswer($0) }
            .response(to: request, limit: page.limit)
    }

    private func found(_ request: Request, _ context: WebContext) async throws -> (
        batch: Batch, caller: Caller
    ) {
        let caller = try await gate.caller(of: request)
        try caller.demand(.batches)
        return (try await desk.batch(try context.id(of: Batch.self), for: caller), caller)
    }

    private func cancel(_ request: Request, _ context: WebContext) async throws -> Response {
        let (batch, caller) = try await found(request, context)
        return try .json(BatchAnswer(try await desk.cancel(batch, by: caller)))
    }

    private func events(_ request: Request, _ context: WebContext) async throws -> Response {
        let (batch, _) = try await found(request, context)
        let later = rooms.board.states(of: batch.id)
        // It may have ended before the stream was there.
        let (now, _) = try await found(request, context)
        let last = request.headers[.lastEventID].flatMap { Int($0) }
        let events = AsyncStream<ServerEvent> { continuation in
            let task = Task {
                var told = last ?? -1
                func tell(_ batch: Batch) {
                    let event = batch.progressNumber
                    guard event > told || batch.state.isEnd else { return }
                    told = event
                    if let text = batch.json {
                        continuation.yield(
                            ServerEvent(
                                id: "\(event)", name: batch.state.isEnd ? "end" : "progress", text: text))
                    }
                }
                tell(now)
                if !now.state.isEnd { for await batch in later { tell(batch) } }
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
        return EventStream.response(events)
    }

    private func document(_ request: Request, _ context: WebContext) async throws -> Response {
        let (batch, _) = try await found(request, context)
        guard let text = context.parameters.get("n"), let number = Int(text), number > 0 else {
            throw Refusal.missing
        }
        let (folder, report) = try desk.printed(batch)
        guard number <= report.files.count else { throw Refusal.missing }
        let file = report.files[number - 1]
        return try DocumentResponse(
            file: "\(folder.run)/\(file.name)", media: "application/pdf", tag: EntityTag(file.sha256),
            disposition: ContentDisposition(.inline, filename: "\(batch.id.text)-\(number).pdf")
        ).response(to: request)
    }

    private func list(
        _ request: Request, _ context: WebContext, of name: String, _ path: (BatchFolder) -> String
    ) async throws -> Response {
        let (batch, _) = try await found(request, context)
        let (folder, report) = try desk.printed(batch)
        let file = report.lists.first { $0.name == "\(name).csv" }
        guard let file else { throw Refusal.missing }
        return try DocumentResponse(
            file: path(folder), media: "text/csv; charset=utf-8", tag: EntityTag(file.sha256),
            disposition: ContentDisposition(.attachment, filename: "\(batch.id.text)-\(name).csv")
        ).response(to: request)
    }
}

extension BatchOrder {
    /// Throws a ``Refusal`` for a form without a template, or with settings that are none.
    fileprivate init(_ form: MultipartForm) throws {
        guard let template = form.fields["template"] else {
            throw Refusal.malformed("Thiếu “template”.", "“template” is missing.")
        }
        self.init(template: template)
        (unit, sheet, groupBy, printer) = (form["unit"], form["sheet"], form["group_by"], form["printer"])
        sort = (form["sort"] ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        if let settings = form["settings"] {
            self.settings = try JSONBody(Array(settings.utf8)).decode([String: String].self)
        }
    }
}

extension MultipartForm {
    /// A field that is not left empty.
    fileprivate subscript(name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }
}

extension Batch {
    /// Grows with everything that happens to the batch.
    fileprivate var progressNumber: Int {
        2 * (rows + printed + rejected + documents) + (state.isEnd ? 1 : 0)
    }

    fileprivate var json: String? {
        (try? JSONEncoder.ordered.encode(BatchAnswer(self))).map { String(decoding: $0, as: UTF8.self) }
    }
}
