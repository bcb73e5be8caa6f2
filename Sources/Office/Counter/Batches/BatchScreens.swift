import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Press
import Records
import Store
import Web

/// Whole tables: handing one in, and what became of those handed in before.
struct BatchScreens: Sendable {
    let counter: Counter
    let desk: BatchDesk
    private let drafts: DraftScreens

    static let path = Section.batches.path
    /// How many batches a page shows.
    private static let most = 20

    private struct Page: Sendable {
        let templates: [Choices]
        let batches: [BatchLine]
        /// Where the batches before these are; nil when these are the first.
        let older: String?
        let fault: String?
    }

    init(counter: Counter) {
        self.counter = counter
        desk = BatchDesk(rooms: counter.rooms)
        drafts = DraftScreens(counter: counter)
    }

    func add(to router: Router<WebContext>) {
        let batches = router.group("/batches")
        batches.get { request, _ in
            try await show(try await counter.clerk(request, for: .batches), request)
        }
        batches.post { request, _ in try await take(request) }
        drafts.add(to: router.group("/batches/drafts/:name"))
        MadeBatchScreens(counter: counter, desk: desk, drafts: drafts).add(to: router.group("/batches/:id"))
    }

    private func show(
        _ clerk: Clerk, _ request: Request, fault: Wording? = nil
    ) async throws -> Response {
        let before = request.uri.queryParameters["before"].flatMap { ID<Batch>($0) }
        let batches = try await desk.batches(for: clerk.caller, before: before, limit: Self.most + 1)
        let shown = batches.prefix(Self.most)
        let catalogue = counter.rooms.catalogue
        let page = Page(
            templates: Choices.templates(
                of: try await counter.offers(for: clerk.caller), chosen: catalogue.usualTemplate,
                in: clerk.language),
            batches: shown.map { BatchLine($0, catalogue, in: clerk.language) },
            older: batches.count > Self.most ? shown.last.map { "\(Self.path)?before=\($0.id.text)" } : nil,
            fault: fault.map(clerk.language.text))
        return try counter.show(
            "batches", page, in: .batches, to: clerk.visitor, notice: counter.notice(request),
            status: fault == nil ? .ok : .unprocessableContent)
    }

    /// Takes a table, begins to go through it and leads to the page that shows how far that is.
    private func take(_ request: Request) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .batches)
        let folder = BatchFolder(draft: ID<Batch>(at: counter.rooms.now()), in: counter.rooms.batches)
        do {
            let form = try await answering {
                try folder.make()
                return try await desk.take(request, into: folder).form
            }
            try counter.gate.check(request, formToken: form.fields["form_token"], of: clerk.session)
            let rooms = counter.rooms
            let template = try await answering {
                try rooms.catalogue.template(form.fields["template"] ?? "")
            }
            var order = BatchOrder(template: template.id)
            order.sort = [template.kind.nameField]
            let draft = TableDraft(folder, filename: form.file?.filename ?? "", order)
            return try await drafts.open(draft, order, for: clerk)
        } catch let refusal as Refusal where refusal.code == Refusal.noTable.code {
            try? folder.remove()
            return try await show(clerk, request, fault: Self.noFile)
        } catch {
            try? folder.remove()
            throw error
        }
    }

    private static let noFile = Wording(
        vi: "Chưa chọn tệp. Chọn một tệp CSV hoặc Excel (.xlsx) rồi gửi lại.",
        en: "No file was chosen. Choose a CSV or Excel file (.xlsx) and send it again.")
}

/// A batch as a line of the list.
struct BatchLine: Sendable {
    let path: String
    let created: String
    let template: String
    let state: BatchStateTag
    let printed: Int
    let rejected: Int

    init(_ batch: Batch, _ catalogue: Catalogue, in language: Language) {
        path = "\(BatchScreens.path)/\(batch.id.text)"
        created = batch.created.inVietnam
        template = (try? catalogue.template(batch.template)).map { language.text($0.title) } ?? batch.template
        state = BatchStateTag(batch.state)
        (printed, rejected) = (batch.printed, batch.rejected)
    }
}

/// The state of a batch, as templates ask for it.
struct BatchStateTag: Sendable {
    let isWaiting: Bool
    let isRunning: Bool
    let isPrinted: Bool
    let isFailed: Bool
    let isCancelled: Bool

    init(_ state: Batch.State) {
        (isWaiting, isRunning) = (state == .waiting, state == .running)
        (isPrinted, isFailed, isCancelled) = (state == .printed, state == .failed, state == .cancelled)
    }
}
