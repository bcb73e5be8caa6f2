import Access
import HTTPTypes
import Hummingbird
import Pages
import Press
import Store
import Web

/// The card that a draft becomes: its picture, and its print.
extension CardScreens {
    /// What the card is made from, as it would be printed now.
    private func minimum(of opened: Opened) async throws -> Minimum {
        try await answering {
            try await counter.desk.minimum(
                of: opened.order, for: opened.clerk.account.unit, in: opened.clerk.caller.tree)
        }
    }

    func proof(of opened: Opened) async throws -> CardProof {
        let minimum = try await minimum(of: opened)
        let moment = rooms.now()
        return try await answering {
            let catalogue = try await rooms.editions.catalogue(with: minimum.logo)
            return try await rooms.bench.run { [draft = opened.draft] in
                CardProof(draft, at: try minimum.press(catalogue, at: moment, copy: 1))
            }
        }
    }

    func preview(_ request: Request, _ context: WebContext) async throws -> Response {
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

    func print(_ request: Request, _ context: WebContext) async throws -> Response {
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

    func printed(_ request: Request, _ context: WebContext) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .print)
        let id = try context.id(of: Print.self)
        let (print, minimum) = try await answering {
            guard let print = try await rooms.store.print(id, in: clerk.caller.scope) else {
                throw Refusal.missing
            }
            return (print, try counter.desk.minimum(of: print))
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
