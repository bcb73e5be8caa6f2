import Foundation
import Hummingbird
import Pages
import Press
import Records
import Store
import Web

/// The cards and printers that a clerk may choose from.
struct CardOffers: Sendable {
    /// Those that hold the person's code and are printed on paper of their own.
    let templates: [Template]
    /// The names of the unit's profiles, and of those above it.
    let printers: [String]

    /// What the clerk's own unit offers and has.
    init(_ counter: Counter, for caller: Caller) async throws {
        templates = try await counter.offers(for: caller).filter { template in
            template.kind == .citizen && template.frame == nil
                && template.symbolSlots.contains { $0.rule.content == nil }
        }
        var names: Set<String> = []
        for id in caller.tree.path(to: caller.account.unit) {
            names.formUnion(try await counter.rooms.store.printers(of: id).keys)
        }
        printers = names.sorted()
    }
}

/// On which card and with which printer a clerk prints.
struct CardChoice: Sendable, Hashable {
    /// The usual card, of the size of a bank's.
    private static let usual = "wallet-card"
    private static let cookie = "card"

    let template: String
    /// Nil for a printer that prints where it is told.
    let printer: String?

    /// What is offered of what was asked for; the usual card without a profile else.
    init(template: String?, printer: String?, of offers: CardOffers) {
        let ids = offers.templates.map(\.id)
        self.template =
            template.flatMap { ids.contains($0) ? $0 : nil } ?? ids.first { $0 == Self.usual } ?? ids.first
            ?? Self.usual
        self.printer = printer.flatMap { offers.printers.contains($0) ? $0 : nil }
    }

    /// What the clerk chose last time with this browser.
    init(remembered request: Request, of offers: CardOffers) {
        let parts = (request.cookies[Self.cookie]?.value ?? "").split(
            separator: "/", omittingEmptySubsequences: false
        ).map { String($0).removingPercentEncoding }
        self.init(
            template: parts.first ?? nil, printer: parts.count == 2 ? parts[1] : nil, of: offers)
    }

    init(_ form: Form, of offers: CardOffers) {
        self.init(template: form["template"], printer: form["printer"], of: offers)
    }

    /// The header that has a browser remember the choice for a year: two ids and nothing else.
    func cookie(isSecure: Bool) -> String {
        "\(Self.cookie)=\(template.inQuery)/\((printer ?? "").inQuery); Path=/cards; HttpOnly; SameSite=Lax"
            + "; Max-Age=31536000\(isSecure ? "; Secure" : "")"
    }
}
