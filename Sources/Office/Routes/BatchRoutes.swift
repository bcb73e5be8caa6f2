import Crypto
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
        try caller.demand(.batches)
        let moment = rooms.now()
        let id = ID<Batch>(at: moment)
        let folder = BatchFolder(id, in: rooms.batches)
        do {
            let begun = try await answering {
                try folder.make()
                let (form, hash) = try await rooms.uploads.work { try await take(request, into: folder) }
                return try await decide(form, hash, request, id, caller, at: moment)
            }
            guard case .new(let batch) = begun else {
                try folder.remove()
                return try answer(begun)
            }
            rooms.bell.ring()
            return try accepted(batch)
        } catch {
            // Nobody knows of the batch, so its table goes.
            try? folder.remove()
            throw error
        }
    }

    /// Writes the table to its place and makes it durable.
    private func take(_ request: Request, into folder: BatchFolder) async throws -> (MultipartForm, [UInt8]) {
        let upload = try UploadFile(path: folder.table)
        var hash = SHA256()
        var limits = MultipartForm.Limits()
        limits.fileBytes = rooms.settings.mostTableBytes
        let form = try await MultipartForm(of: request, file: "file", limits: limits) { bytes in
            bytes.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
            try await upload.write(bytes)
        }
        guard form.file != nil else { throw Refusal.noTable }
        try await upload.finish()
        return (form, Array(hash.finalize()))
    }

    private func decide(
        _ form: MultipartForm, _ hash: [UInt8], _ request: Request, _ id: ID<Batch>, _ caller: Caller,
        at moment: Date
    ) async throws -> Begun<Batch> {
        guard let template = form.fields["template"] else {
            throw Refusal.malformed("Thiếu “template”.", "“template” is missing.")
        }
        let day = try rooms.today
        let unit = try caller.unit(form["unit"], on: day)
        var options = BatchOptions(template: template, day: day)
        options.sheet = form["sheet"]
        options.groupBy = form["group_by"]
        options.sort = (form["sort"] ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        if let settings = form["settings"] {
            options.settings = try JSONBody(Array(settings.utf8)).decode([String: String].self)
        }
        options.wording = try await rooms.store.wording(of: unit, in: caller.tree)
        options.printer = try await rooms.store.profile(of: form["printer"], for: unit, in: caller.tree)
        let choices = try await rooms.store.choices(of: unit, in: caller.tree)
        try choices.demand(try rooms.catalogue.template(template).id)
        options.logo = choices.logo
        // What cannot be printed at all is said now, not when its turn comes.
        _ = try options.order(
            BatchFolder(id, in: rooms.batches).table,
            with: try await rooms.editions.catalogue(with: options.logo), version: rooms.version)
        let batch = Batch(
            id: id, unit: unit, account: caller.account.id, template: template, options: try options.bytes,
            created: moment)
        let parts = form.fields.sorted { $0.key < $1.key }.flatMap {
            [Array($0.key.utf8), Array($0.value.utf8)]
        }
        let key = try RequestKey(request, by: caller.account.id, parts + [hash])
        let act = Act(.batchBegin, at: moment, by: caller.account.id, unit: unit, count: 0, subject: id.text)
        return try await rooms.store.begin(batch, key: key, act)
    }

    private func answer(_ begun: Begun<Batch>) throws -> Response {
        switch begun {
        case .new(let batch), .before(let batch, _): try accepted(batch)
        case .keyTaken: throw Refusal.keyTaken
        case .quotaUsed: throw Refusal.quotaUsed
        case .missing: throw Refusal.missing
        }
    }

    private func accepted(_ batch: Batch) throws -> Response {
        try .json(
            BatchAnswer(beginning: batch), status: .accepted,
            headers: [.location: "/api/v1/batches/\(batch.id.text)"])
    }

    private func list(_ request: Request) async throws -> Response {
        let caller = try await gate.caller(of: request)
        try caller.demand(.batches)
        let page = try PageQuery(request)
        let before = try page.cursor(as: { ID<Batch>($0) })
        return try await answering {
            let batches = try await rooms.store.batches(
                in: caller.scope, account: caller.account.role.seesOwnBatchesOnly ? caller.account.id : nil,
                before: before, limit: page.limit + 1)
            let items = batches.prefix(page.limit)
            let next = batches.count > page.limit ? items.last?.id.text : nil
            return try ListPart(items.map { BatchAnswer($0) }, next: next).response(
                to: request, limit: page.limit)
        }
    }

    private func found(_ request: Request, _ context: WebContext) async throws -> (
        batch: Batch, caller: Caller
    ) {
        let caller = try await gate.caller(of: request)
        try caller.demand(.batches)
        let id = try context.id(of: Batch.self)
        return try await answering {
            guard let batch = try await rooms.store.batch(id, in: caller.scope),
                !caller.account.role.seesOwnBatchesOnly || batch.account == caller.account.id
            else { throw Refusal.missing }
            return (batch, caller)
        }
    }

    private func cancel(_ request: Request, _ context: WebContext) async throws -> Response {
        let (batch, caller) = try await found(request, context)
        let moment = rooms.now()
        let act = Act(
            .batchCancel, at: moment, by: caller.account.id, unit: batch.unit, count: batch.printed,
            subject: batch.id.text)
        return try await answering {
            guard !batch.state.isEnd,
                let cancelled = try await rooms.store.cancel(batch.id, in: caller.scope, at: moment, act),
                cancelled.state == .cancelled
            else {
                throw Refusal.batchState("Lô này đã in xong hoặc đã hủy.", "The batch has ended already.")
            }
            rooms.board.cancel(batch.id)
            if batch.state == .waiting { rooms.board.show(cancelled) }
            return try .json(BatchAnswer(cancelled))
        }
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
        let folder = try opened(batch)
        guard let report = folder.report, number <= report.files.count else { throw Refusal.missing }
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
        let folder = try opened(batch)
        let file = folder.report?.lists.first { $0.name == "\(name).csv" }
        guard let file else { throw Refusal.missing }
        return try DocumentResponse(
            file: path(folder), media: "text/csv; charset=utf-8", tag: EntityTag(file.sha256),
            disposition: ContentDisposition(.attachment, filename: "\(batch.id.text)-\(name).csv")
        ).response(to: request)
    }

    /// The folder of a batch that is printed.
    private func opened(_ batch: Batch) throws -> BatchFolder {
        guard batch.purged == nil else { throw Refusal.documentPurged }
        guard batch.state == .printed else {
            throw Refusal.batchState("Lô này chưa in xong.", "The batch is not printed yet.")
        }
        return BatchFolder(batch.id, in: rooms.batches)
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
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return (try? encoder.encode(BatchAnswer(self))).map { String(decoding: $0, as: UTF8.self) }
    }
}
