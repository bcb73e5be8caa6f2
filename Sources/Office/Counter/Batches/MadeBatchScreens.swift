import Drawing
import Foundation
import HTTPTypes
import Hummingbird
import Press
import Records
import Store
import Web

/// A batch: how far it is, its documents, the rows that came back, and sheets once more after a jam.
struct MadeBatchScreens: Sendable {
    let counter: Counter
    let desk: BatchDesk
    let drafts: DraftScreens
    private let noted = KeysOfLate()

    init(counter: Counter, desk: BatchDesk, drafts: DraftScreens) {
        (self.counter, self.desk, self.drafts) = (counter, desk, drafts)
    }

    func add(to batch: RouterGroup<WebContext>) {
        batch.get { request, context in
            let clerk = try await counter.clerk(request, for: .batches)
            return try show(try await found(context, clerk), clerk, notice: counter.notice(request))
        }
        batch.post("/cancel") { request, context in try await cancel(request, context) }
        batch.post("/rejects") { request, context in try await openRejects(request, context) }
        batch.post("/again") { request, context in try await again(request, context) }
        batch.get("/documents/:n") { request, context in try await excerpt(request, context) }
    }

    private func found(_ context: WebContext, _ clerk: Clerk) async throws -> Batch {
        try await desk.batch(try context.id(of: Batch.self), for: clerk.caller)
    }

    private func show(
        _ batch: Batch, _ clerk: Clerk, fault: Wording? = nil, notice: Notice? = nil
    ) throws -> Response {
        let made = batch.state == .printed && batch.purged == nil ? try desk.printed(batch) : nil
        let sheets = try made.map { try numberedSheets(of: batch, $0.report) }
        let page = BatchPage(
            batch, counter.rooms.catalogue, made?.report, sheets ?? [], key: KeysOfLate.newKey(),
            fault: fault, in: clerk.language)
        return try counter.show(
            "batch", page, in: .batches, to: clerk.visitor, notice: notice,
            status: fault == nil ? .ok : .unprocessableContent)
    }

    private func numberedSheets(of batch: Batch, _ report: Report) throws -> [NumberedSheets] {
        let rooms = counter.rooms
        let folder = BatchFolder(batch.id, in: rooms.batches)
        // Templates may have changed since; then nobody can say which sheet has which pages.
        let order = try? BatchOptions(batch.options).order(
            folder.table, with: rooms.catalogue, version: rooms.version)
        return order?.numberedSheets(of: report) ?? []
    }

    private func cancel(_ request: Request, _ context: WebContext) async throws -> Response {
        let (clerk, _) = try await counter.form(request, for: .batches)
        let batch = try await found(context, clerk)
        let path = "\(BatchScreens.path)/\(batch.id.text)"
        // Whoever wants to cancel what has ended meanwhile sees how it ended.
        if batch.state.isEnd { return counter.go(to: path) }
        _ = try await desk.cancel(batch, by: clerk.caller)
        return counter.go(to: path, .batchCancelled)
    }

    /// Begins to look at the rows that came back as a table of its own, to be mended and printed as the batch was.
    private func openRejects(_ request: Request, _ context: WebContext) async throws -> Response {
        let (clerk, _) = try await counter.form(request, for: .batches)
        let batch = try await found(context, clerk)
        let made = try desk.printed(batch)
        let folder = BatchFolder(draft: ID<Batch>(at: counter.rooms.now()), in: counter.rooms.batches)
        do {
            try await answering {
                try folder.make()
                try folder.take(made.folder.rejects, Corrections())
            }
            let order = BatchOrder(try BatchOptions(batch.options))
            let draft = TableDraft(folder, filename: "rejects.csv", order)
            return try await drafts.open(draft, order, for: clerk)
        } catch {
            try? folder.remove()
            throw error
        }
    }

    /// Notes that sheets are printed once more and leads to them; sent twice it is noted once.
    private func again(_ request: Request, _ context: WebContext) async throws -> Response {
        let (clerk, form) = try await counter.form(request, for: .batches)
        let batch = try await found(context, clerk)
        let (folder, report) = try desk.printed(batch)
        let sheets = try numberedSheets(of: batch, report)
        guard let number = form["document"].flatMap({ Int($0) }), sheets.indices.contains(number - 1),
            let sheet = form["sheet"].flatMap({ Int($0) }),
            let page = sheets[number - 1].firstPage(fromSheet: sheet)
        else { return try show(batch, clerk, fault: Self.noSheet) }
        if noted.isNew("\(clerk.account.id.text) \(form["key"] ?? "")") {
            let moment = counter.rooms.now()
            try await answering {
                let pieces = try report.files[number - 1].pieces(fromPage: page, manifest: folder.manifest)
                try await counter.rooms.store.note(
                    Act(
                        .reprint, at: moment, by: clerk.account.id, unit: batch.unit, count: pieces,
                        reason: Self.jam, subject: batch.id.text))
            }
        }
        return counter.go(
            to: "\(BatchScreens.path)/\(batch.id.text)/documents/\(number)?from=\(sheet)")
    }

    /// The sheets of a document from one on, as they were printed.
    private func excerpt(_ request: Request, _ context: WebContext) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .batches)
        let batch = try await found(context, clerk)
        let (folder, report) = try desk.printed(batch)
        let sheets = try numberedSheets(of: batch, report)
        guard let number = context.parameters.get("n").flatMap({ Int($0) }),
            sheets.indices.contains(number - 1),
            let sheet = request.uri.queryParameters["from"].flatMap({ Int($0) }),
            let page = sheets[number - 1].firstPage(fromSheet: sheet)
        else { throw Refusal.missing }
        let path = "\(folder.run)/\(report.files[number - 1].name)"
        let bytes = try await answering {
            do {
                return try await counter.rooms.bench.run { try PDFExcerpt.pages(page..., of: path) }
            } catch let error as DrawingError {
                throw PressError.drawing(error)
            }
        }
        return try DocumentResponse(
            bytes: bytes, media: "application/pdf",
            disposition: ContentDisposition(.inline, filename: "\(batch.id.text)-\(number)-\(sheet).pdf")
        ).response(to: request)
    }

    /// The reason that the audit trail gives.
    private static let jam = "jam"
    private static let noSheet = Wording(
        vi: "Tệp này không có tờ số đó. Xem số ở mép tờ giấy, ví dụ “tờ 12/60”.",
        en: "The document has no such sheet. Look for the number in the margin, such as “12/60”.")
}

extension BatchOrder {
    /// How a batch was printed; its printer has no name any more.
    fileprivate init(_ options: BatchOptions) {
        self.init(template: options.template)
        (sheet, sort, groupBy, settings) = (options.sheet, options.sort, options.groupBy, options.settings)
        map = options.map ?? [:]
    }
}
