import Drawing
import HTTPTypes
import Hummingbird
import Payloads
import Press
import Records
import Store
import Web

/// One print: its page, what it looks like, and what is done to it.
extension PrintScreens {
    func one(_ request: Request, _ context: WebContext) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .print)
        return try await answering {
            try await show(
                try await found(context, for: clerk), to: clerk, notice: counter.notice(request))
        }
    }

    /// The picture of the front of the last copy, from the same page as its PDF.
    func picture(_ request: Request, _ context: WebContext) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .print)
        return try await answering {
            let print = try await found(context, for: clerk)
            guard print.voided == nil, let copy = print.copies.last, copy.state == .printed else {
                throw Refusal.printState
            }
            guard copy.purged == nil else { throw Refusal.documentPurged }
            let picture = try await counter.desk.document(of: copy, of: print) { press, piece, _ in
                try press.png(of: piece, dpi: Self.dpi)
            }
            return try DocumentResponse(
                bytes: picture, media: DocumentMedia.png.rawValue,
                tag: EntityTag(Fingerprint(of: picture).hex)
            ).response(to: request)
        }
    }

    /// Enough to read the smallest line of a card on a screen.
    private static let dpi = 150

    func reprint(_ request: Request, _ context: WebContext) async throws -> Response {
        try await correct(request, context, .reprint) { print, clerk, form in
            let reason = try Reason(form, as: ReprintReason.self)
            let key = try RequestKey(form, for: "reprint", request, by: clerk.account.id, [reason.text])
            _ = try await counter.desk.reprint(print.id, reason: reason.text, by: clerk.caller, key: key)
            return .reprinted
        }
    }

    func void(_ request: Request, _ context: WebContext) async throws -> Response {
        try await correct(request, context, .void) { print, clerk, form in
            guard form["sure"] != nil else { throw Refusal.unsure }
            let reason = try Reason(form, as: VoidReason.self)
            let key = try RequestKey(form, for: "void", request, by: clerk.account.id, [reason.text])
            _ = try await counter.desk.void(print, reason: reason.text, by: clerk.caller, key: key)
            return .voided
        }
    }

    func handOver(_ request: Request, _ context: WebContext) async throws -> Response {
        try await correct(request, context, .handOver) { print, clerk, form in
            let key = try RequestKey(form, for: "hand-over", request, by: clerk.account.id)
            _ = try await counter.desk.handOver(print, by: clerk.caller, key: key)
            return .handedOver
        }
    }

    /// Does something to a print and goes back to its page, which tells what `change` answers, or why it was refused.
    private func correct(
        _ request: Request, _ context: WebContext, _ action: RefusedCorrection.Action,
        _ change: (Print, Clerk, Form) async throws -> Notice
    ) async throws -> Response {
        let (clerk, form) = try await counter.form(request, for: .correct)
        return try await answering {
            let print = try await found(context, for: clerk)
            do {
                return counter.go(to: Self.path(of: print), try await change(print, clerk, form))
            } catch let refusal as Refusal where Self.belongsOnPage(refusal) {
                let told = refusal.code == Refusal.keyTaken.code ? Refusal.formSpent : refusal
                // As it is by now: what was refused may have been done already.
                return try await show(
                    try await found(context, for: clerk), to: clerk,
                    refused: RefusedCorrection(action: action, form: form, refusal: told))
            }
        }
    }

    /// Whether somebody can do something about it on the page where it was asked.
    private static func belongsOnPage(_ refusal: Refusal) -> Bool {
        [Refusal.printState, .keyTaken, .quotaUsed, .noReason, .unsure].contains { $0.code == refusal.code }
    }

    private func show(
        _ print: Print, to clerk: Clerk, notice: Notice? = nil, refused: RefusedCorrection? = nil
    ) async throws -> Response {
        let accounts = print.copies.map(\.account) + [print.account]
        guard let entry = try await ledger.open([print]).first else { throw Refusal.missing }
        let page = PrintPage(
            entry, to: clerk, templates: counter.rooms.catalogue.titles,
            names: try await ledger.names(of: accounts), isFresh: notice == .reprinted, refused: refused)
        // A change of the language leads back to the page, not to the form.
        let visitor = Visitor(caller: clerk.caller, language: clerk.language, place: Self.path(of: print))
        return try counter.show(
            "print", page, in: .prints, to: visitor, notice: notice, status: refused?.refusal.status ?? .ok)
    }

    static func path(of print: Print) -> String { "\(path)/\(print.id.text)" }

    /// The print that the address names.
    ///
    /// Throws ``Refusal/missing`` for one outside the scope, too.
    func found(_ context: WebContext, for clerk: Clerk) async throws -> Print {
        let id = try context.id(of: Print.self)
        guard let print = try await counter.rooms.store.print(id, in: clerk.caller.scope) else {
            throw Refusal.missing
        }
        return print
    }
}

extension Refusal {
    /// ``keyTaken`` in the words of somebody who has never heard of keys.
    fileprivate static let formSpent = Refusal(
        status: keyTaken.status, code: keyTaken.code,
        title: Wording(
            vi: "Biểu mẫu này đã gửi một lần rồi. Xem lại các bản ở trang này trước khi gửi tiếp.",
            en: "This form was sent once before. Look at the copies on this page before you send it again."))

    fileprivate static let unsure = Refusal(
        status: .unprocessableContent, code: "void.unsure",
        title: Wording(
            vi: "Đánh dấu vào ô xác nhận rồi bấm hủy lại.", en: "Tick the box to confirm, then void again."))
}
