import Access
import HTTPTypes
import Hummingbird
import Pages
import Press
import Records
import Store
import Web

/// Printing a card, the clerk's home: scan, look, print, next person.
struct CardScreens: Sendable {
    let counter: Counter
    private let drafts = Drafts<CardDraft>()

    static let path = "/cards"

    init(counter: Counter) { self.counter = counter }

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

    private var rooms: OfficeRooms { counter.rooms }

    /// A draft on a clerk's page.
    private struct Opened {
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

    private func open(_ request: Request, _ context: WebContext) async throws -> Opened {
        try await opened(try await counter.clerk(request, for: .print), context)
    }

    private func form(_ request: Request, _ context: WebContext) async throws -> (Opened, Form) {
        let (clerk, form) = try await counter.form(request, for: .print)
        return (try await opened(clerk, context), form)
    }

    // MARK: - The first scan

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

    // MARK: - A draft

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

    private func show(
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

    // MARK: - The card

    /// What the card is made from, as it would be printed now.
    private func minimum(of opened: Opened) async throws -> Minimum {
        try await answering {
            try await counter.desk.minimum(
                of: opened.order, for: opened.clerk.account.unit, in: opened.clerk.caller.tree)
        }
    }

    private func proof(of opened: Opened) async throws -> CardProof {
        let minimum = try await minimum(of: opened)
        let moment = rooms.now()
        return try await answering {
            let catalogue = try await rooms.editions.catalogue(with: minimum.logo)
            return try await rooms.bench.run { [draft = opened.draft] in
                CardProof(draft, at: try minimum.press(catalogue, at: moment, copy: 1))
            }
        }
    }

    private func preview(_ request: Request, _ context: WebContext) async throws -> Response {
        let opened = try await open(request, context)
        let minimum = try await minimum(of: opened)
        let moment = rooms.now()
        let picture = try await answering {
            let catalogue = try await rooms.editions.catalogue(with: minimum.logo)
            return try await rooms.bench.run {
                let press = try minimum.press(catalogue, at: moment, copy: 1)
                let piece = try press.piece(for: try press.record(named: minimum.record))
                let sheet = try catalogue.sheet("single", for: press.template)
                return try press.preview(of: piece, on: sheet, dpi: Self.dpi)
            }
        }
        return try DocumentResponse(bytes: picture, media: "image/png").response(to: request)
    }

    /// Enough to read the smallest line of a card on a screen.
    private static let dpi = 150

    private func print(_ request: Request, _ context: WebContext) async throws -> Response {
        var (opened, form) = try await form(request, context)
        let isChanged = opened.draft.take(form, of: opened.offers)
        let isSeen = form["key"] == opened.draft.key
        drafts.change(opened.name, of: opened.clerk.account.id, to: opened.draft)
        let proof = try await proof(of: opened)
        // Nobody prints what they have not seen.
        guard !isChanged, isSeen, proof.isReady else {
            return try await show(opened, proof: proof, status: .unprocessableContent)
        }
        do {
            let printed = try await answering {
                let caller = opened.clerk.caller
                let key = RequestKey(
                    account: caller.account.id, text: opened.draft.key,
                    fingerprint: request.fingerprint([Array(opened.draft.key.utf8)]))
                return try await counter.desk.print(
                    opened.order, by: caller, for: try caller.unit(nil, on: try rooms.today), key: key)
            }
            return counter.go(to: "\(Self.path)/printed/\(printed.print.id.text)")
        } catch let refusal as Refusal {
            return try await show(opened, proof: proof, refusal: refusal)
        }
    }

    private func printed(_ request: Request, _ context: WebContext) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .print)
        let id = try context.id(of: Print.self)
        let (print, minimum) = try await answering {
            guard let print = try await rooms.store.print(id, in: clerk.caller.scope) else {
                throw Refusal.missing
            }
            return (print, try Minimum(try rooms.key.seal.open(print.minimum, about: print.id.text)))
        }
        let template = try? rooms.catalogue.template(print.template)
        let page = CardPrintedPage(
            name: minimum.record[CardField.fullName.rawValue] ?? "",
            card: template.map { clerk.language.text($0.title) } ?? print.template,
            document: print.copies.last?.purged == nil ? "/api/v1/prints/\(print.id.text)/document" : nil,
            scan: ScanBox(next: clerk.language))
        var response = try counter.show("card-printed", page, in: .cards, to: clerk.visitor)
        for field in SecurityHeaders<WebContext>.framing { response.headers.append(field) }
        return response
    }
}

extension Refusal {
    fileprivate static let draftGone = Refusal(
        status: .notFound, code: "draft.gone",
        title: Wording(
            vi: "Thẻ đang làm đã quá 30 phút nên không còn giữ. Quét lại từ đầu.",
            en: "This card was begun more than 30 minutes ago and is not kept. Scan again."))
}
