import Foundation
import Glibc
import HTTPTypes
import Hummingbird
import Press
import Records
import Store
import Web

/// A table before it is printed: how it is read, what is wrong with it, and mending it.
struct DraftScreens: Sendable {
    let counter: Counter
    private let desk: BatchDesk
    private let reading: DraftReading
    private let drafts = Drafts<TableDraft>(mostEach: 5, patience: .seconds(Cleaning.keepDrafts))

    init(counter: Counter) {
        self.counter = counter
        desk = BatchDesk(rooms: counter.rooms)
        reading = DraftReading(rooms: counter.rooms)
    }

    func add(to draft: RouterGroup<WebContext>) {
        draft.get { request, context in try await show(request, context) }
        draft.get("/progress") { request, context in try await progress(request, context) }
        draft.get("/document.png") { request, context in try await picture(request, context) }
        draft.get("/rejects.csv") { request, context in try await rejects(request, context) }
        draft.post("/options") { request, context in try await choose(request, context) }
        draft.post("/corrections") { request, context in try await correct(request, context) }
        draft.post("/print") { request, context in try await print(request, context) }
    }

    /// Begins to go through a new draft and leads to its page.
    func open(_ draft: TableDraft, _ order: BatchOrder, for clerk: Clerk) async throws -> Response {
        try await reading.begin(draft, order, Corrections(), for: clerk.caller)
        return counter.go(to: Self.path(drafts.keep(draft, of: clerk.account.id)))
    }

    private static func path(_ name: String) -> String { "\(BatchScreens.path)/drafts/\(name)" }

    /// The draft of this address; throws a 404 when it is forgotten or somebody else's.
    private func draft(_ context: WebContext, of clerk: Clerk) throws -> (name: String, draft: TableDraft) {
        guard let name = context.parameters.get("name"), let draft = drafts.value(name, of: clerk.account.id)
        else { throw Self.forgotten }
        return (name, draft)
    }

    private static let forgotten = Refusal(
        status: .notFound, code: "draft.missing",
        title: Wording(vi: "Bảng này không còn ở đây.", en: "The table is no longer here."),
        detail: Wording(
            vi: "Bảng chưa in chỉ được giữ 2 giờ. Vào “In hàng loạt” và gửi lại tệp.",
            en: "A table that nobody prints is kept for 2 hours. Go to “Bulk” and send the file again."))

    private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .batches)
        let (name, draft) = try draft(context, of: clerk)
        if let batch = draft.batch { return counter.go(to: "\(BatchScreens.path)/\(batch.text)") }
        let printers = try await Choices.printers(
            for: clerk.caller, counter.rooms.store, chosen: draft.order.printer, in: clerk.language)
        let page = try await answering {
            try DraftPage(
                draft, path: Self.path(name), counter.rooms.catalogue,
                offers: try await counter.offers(for: clerk.caller), printers, in: clerk.language)
        }
        return try counter.show(
            "batch-draft", page, in: .batches, to: clerk.visitor, notice: counter.notice(request))
    }

    private struct Progress: Encodable {
        let rows: Int
        let isOver: Bool
    }

    private func progress(_ request: Request, _ context: WebContext) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .batches)
        let state = try draft(context, of: clerk).draft.state
        guard case .underWay(let rows) = state else { return try .json(Progress(rows: 0, isOver: true)) }
        return try .json(Progress(rows: rows, isOver: false), headers: [.cacheControl: "no-store"])
    }

    /// The first piece that would be printed.
    private func picture(_ request: Request, _ context: WebContext) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .batches)
        let (_, draft) = try draft(context, of: clerk)
        guard case .read(_, let galley) = draft.state, let piece = galley.firstPiece else {
            throw Refusal.missing
        }
        let bytes = try await answering {
            let rooms = counter.rooms
            let (_, options) = try await draft.order.options(for: clerk.caller, rooms)
            return try await rooms.bench.run {
                let order = try options.order(
                    draft.folder.table, with: rooms.catalogue, version: rooms.version)
                return try order.press.preview(of: piece, on: order.sheet, dpi: Self.dpi)
            }
        }
        return try DocumentResponse(bytes: bytes, media: "image/png").response(to: request)
    }

    /// Enough to see on a screen what is printed, and light.
    private static let dpi = 110

    private func rejects(_ request: Request, _ context: WebContext) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .batches)
        let (_, draft) = try draft(context, of: clerk)
        guard case .read = draft.state else { throw Refusal.missing }
        return try DocumentResponse(
            file: draft.folder.draftRejects, media: "text/csv; charset=utf-8",
            disposition: ContentDisposition(.attachment, filename: "rejects.csv")
        ).response(to: request)
    }

    private func choose(_ request: Request, _ context: WebContext) async throws -> Response {
        let (clerk, form) = try await counter.form(request, for: .batches)
        let (name, draft) = try draft(context, of: clerk)
        let template = try await answering {
            try counter.rooms.catalogue.template(form["template"] ?? draft.order.template)
        }
        var order = draft.order
        // A table that could not be read asks for nothing but its encoding.
        if let encoding = form["encoding"] {
            order.encoding = encoding
        } else {
            (order.sheet, order.groupBy, order.printer) = (form["sheet"], form["group"], form["printer"])
            order.sort = (form["sort"] ?? "").split(separator: ",").map(String.init)
        }
        for (column, header) in draft.state.headers.enumerated() {
            let name = "column-\(column)"
            if form.names.contains(name) { order.map[header] = form[name] }
        }
        try await reading.begin(draft, order.suiting(template), draft.corrections, for: clerk.caller)
        return counter.go(to: Self.path(name))
    }

    /// Takes over the cells that were changed on the page, or forgets all changes.
    private func correct(_ request: Request, _ context: WebContext) async throws -> Response {
        let (clerk, form) = try await counter.form(request, for: .batches)
        let (name, draft) = try draft(context, of: clerk)
        guard case .read(_, let galley) = draft.state else { return counter.go(to: Self.path(name)) }
        var corrections = draft.corrections
        if form["forget"] != nil {
            corrections = Corrections()
        } else {
            for finding in galley.problems + galley.remarks {
                guard let column = finding.column,
                    let text = form.all(finding.inputName).first, text != finding.shownValue
                else { continue }
                corrections[finding.problem.line, column] = text
            }
        }
        try await reading.begin(draft, draft.order, corrections, for: clerk.caller)
        return counter.go(to: Self.path(name), .tableMended)
    }

    /// Prints what the page has shown, once, however often it is asked for.
    private func print(_ request: Request, _ context: WebContext) async throws -> Response {
        let (clerk, _) = try await counter.form(request, for: .batches)
        let (name, draft) = try draft(context, of: clerk)
        if let batch = draft.batch { return counter.go(to: "\(BatchScreens.path)/\(batch.text)") }
        guard case .read = draft.state else { return counter.go(to: Self.path(name)) }
        let key = RequestKey(
            account: clerk.account.id, text: "draft-\(name)", fingerprint: request.fingerprint([]))
        let batch = try await desk.begin(by: clerk.caller) { folder in
            guard access(draft.folder.table, F_OK) == 0 else { throw Self.forgotten }
            try folder.take(draft.folder.table, draft.corrections)
            return (draft.order, key)
        }
        draft.become(batch.id)
        return counter.go(to: "\(BatchScreens.path)/\(batch.id.text)", .batchBegun)
    }
}

extension TableDraft.State {
    /// The headers of the table, as far as they are known.
    var headers: [String] {
        switch self {
        case .read(let sight, _), .unfit(let sight): sight.columns.map(\.header)
        case .underWay, .unreadable: []
        }
    }
}
