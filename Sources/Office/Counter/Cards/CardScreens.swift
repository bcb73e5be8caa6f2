import HTTPTypes
import Hummingbird
import Press
import Records
import Store
import Web

/// Printing a card, the clerk's home: scan, look, print, next person.
struct CardScreens: Sendable {
    let counter: Counter
    let drafts = Drafts<CardDraft>()

    static let path = "/cards"

    func add(to router: Router<WebContext>) {
        let cards = router.group("/cards")
        cards.get { request, _ in try await begin(request) }
        cards.post("/scan") { request, _ in try await scan(request) }
        cards.post("/picture") { request, _ in try await picture(request) }
        cards.get("/drafts/:draft") { request, context in
            let opened = try await open(request, context)
            return try await show(opened)
        }
        cards.post("/drafts/:draft") { request, context in try await change(request, context) }
        cards.post("/drafts/:draft/scan") { request, context in try await scanMore(request, context) }
        cards.get("/drafts/:draft/document.png") { request, context in try await preview(request, context) }
        cards.post("/drafts/:draft/print") { request, context in try await print(request, context) }
        cards.get("/printed/:id") { request, context in try await printed(request, context) }
    }

    var rooms: OfficeRooms { counter.rooms }

    /// A draft on a clerk's page.
    struct Opened {
        let name: Drafts<CardDraft>.Name
        var draft: CardDraft
        let clerk: Clerk
        let offers: CardOffers

        var order: PrintOrder {
            PrintOrder(
                template: draft.choice.template, record: draft.record, printer: draft.choice.printer)
        }
    }

    private func offers(to clerk: Clerk) async throws -> CardOffers {
        try await answering { try await CardOffers(counter, for: clerk.caller) }
    }

    private func opened(_ clerk: Clerk, _ context: WebContext) async throws -> Opened {
        let name = context.parameters.get("draft") ?? ""
        guard let draft = drafts.value(name, of: clerk.account.id) else { throw Refusal.draftGone }
        return Opened(name: name, draft: draft, clerk: clerk, offers: try await offers(to: clerk))
    }

    func open(_ request: Request, _ context: WebContext) async throws -> Opened {
        try await opened(try await counter.clerk(request, for: .print), context)
    }

    func form(_ request: Request, _ context: WebContext) async throws -> (Opened, Form) {
        let (clerk, form) = try await counter.form(request, for: .print)
        return (try await opened(clerk, context), form)
    }

    private func begin(_ request: Request) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .print)
        let offers = try await offers(to: clerk)
        return try showBeginning(
            clerk, offers, CardChoice(remembered: request, of: offers), notice: counter.notice(request))
    }

    private func showBeginning(
        _ clerk: Clerk, _ offers: CardOffers, _ choice: CardChoice, fault: ScanFault? = nil,
        notice: Notice? = nil
    ) throws -> Response {
        let page = CardBeginning(
            scan: ScanBox(first: clerk.language, fault: fault),
            choice: ChoiceBox(choice, offers, of: "reader", in: clerk.language),
            closed: closed(to: clerk).map { clerk.language.text($0.title) })
        return try counter.show(
            "card", page, in: .cards, to: clerk.visitor, notice: notice,
            status: fault == nil ? .ok : .unprocessableContent)
    }

    /// Why the clerk's unit prints nothing; nil when it does.
    private func closed(to clerk: Clerk) -> Refusal? {
        do {
            _ = try clerk.caller.unit(nil, on: try rooms.today)
            return nil
        } catch {
            return error as? Refusal
        }
    }

    private func scan(_ request: Request) async throws -> Response {
        let (clerk, form) = try await counter.form(request, for: .print)
        let offers = try await offers(to: clerk)
        let choice =
            form["template"] == nil
            ? CardChoice(remembered: request, of: offers) : CardChoice(form, of: offers)
        return try begin([ScannedText(form.exact("scan"))], choice, clerk, offers)
    }

    private func picture(_ request: Request) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .print)
        let (form, scans) = try await CodePicture(counter: counter).scans(in: request, of: clerk)
        let offers = try await offers(to: clerk)
        if let name = form["draft"], let draft = drafts.value(name, of: clerk.account.id) {
            return try await take(
                scans, into: Opened(name: name, draft: draft, clerk: clerk, offers: offers))
        }
        return try begin(scans, CardChoice(remembered: request, of: offers), clerk, offers)
    }

    private func begin(
        _ scans: [ScannedText], _ choice: CardChoice, _ clerk: Clerk, _ offers: CardOffers
    ) throws -> Response {
        guard scans.contains(where: { $0.code != nil }) else {
            return try showBeginning(
                clerk, offers, choice, fault: scans.compactMap(ScanFault.init).first ?? .noCode)
        }
        var draft = CardDraft(choice)
        for scan in scans { draft.take(scan) }
        let name = drafts.keep(draft, of: clerk.account.id)
        return counter.go(
            to: "\(Self.path)/drafts/\(name)", cookie: choice.cookie(isSecure: rooms.isSecure))
    }

    private func scanMore(_ request: Request, _ context: WebContext) async throws -> Response {
        let (opened, form) = try await form(request, context)
        return try await take([ScannedText(form.exact("scan"))], into: opened)
    }

    private func take(_ scans: [ScannedText], into opened: Opened) async throws -> Response {
        guard scans.contains(where: { $0.code != nil }) else {
            return try await show(opened, fault: scans.compactMap(ScanFault.init).first ?? .noCode)
        }
        var opened = opened
        for scan in scans { opened.draft.take(scan) }
        return keep(opened)
    }

    private func change(_ request: Request, _ context: WebContext) async throws -> Response {
        var (opened, form) = try await form(request, context)
        _ = opened.draft.take(form, of: opened.offers)
        drafts.change(opened.name, of: opened.clerk.account.id, to: opened.draft)
        let proof = try await proof(of: opened)
        return proof.isReady
            ? keep(opened) : try await show(opened, proof: proof, status: .unprocessableContent)
    }

    private func keep(_ opened: Opened) -> Response {
        drafts.change(opened.name, of: opened.clerk.account.id, to: opened.draft)
        return counter.go(
            to: "\(Self.path)/drafts/\(opened.name)",
            cookie: opened.draft.choice.cookie(isSecure: rooms.isSecure))
    }

    func show(
        _ opened: Opened, proof: CardProof? = nil, fault: ScanFault? = nil, refusal: Refusal? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let known = if let proof { proof } else { try await self.proof(of: opened) }
        let refusal = refusal ?? closed(to: opened.clerk)
        let page = CardDraftPage(
            opened.name, opened.draft, known, opened.offers, fault: fault,
            refusal: refusal.map { opened.clerk.language.text($0.title) }, in: opened.clerk.language)
        return try counter.show(
            "card-draft", page, in: .cards, to: opened.clerk.visitor,
            status: fault == nil ? refusal?.status ?? status : .unprocessableContent)
    }
}

extension Refusal {
    fileprivate static let draftGone = Refusal(
        status: .notFound, code: "draft.gone",
        title: Wording(
            vi: "Thẻ đang làm đã quá 30 phút nên không còn giữ. Quét lại từ đầu.",
            en: "This card was begun more than 30 minutes ago and is not kept. Scan again."))
}
