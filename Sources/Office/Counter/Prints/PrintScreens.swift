import HTTPTypes
import Hummingbird
import Pages
import Press
import Records
import Store
import Web

/// What was printed one by one: the list, the search, and what is done to a print afterwards.
struct PrintScreens: Sendable {
    let counter: Counter
    let ledger: PrintLedger

    static let path = "/prints"
    static let searchPath = "/prints/search"
    /// Rows on a page.
    private static let rows = 50

    init(counter: Counter) {
        self.counter = counter
        ledger = PrintLedger(rooms: counter.rooms, desk: counter.desk)
    }

    func add(to router: Router<WebContext>) {
        let prints = router.group("/prints")
        prints.get { request, _ in try await list(request) }
        prints.post("/search") { request, _ in try await search(request) }
        // Where a change of the language leads after a search: what was typed is in no address.
        prints.get("/search") { _, _ in counter.go(to: Self.path) }
        prints.post("/hand-over") { request, _ in try await handOverAll(request) }
        prints.post("/hand-over-list") { request, _ in try await handOverList(request) }
        prints.get("/:id") { request, context in try await one(request, context) }
        prints.get("/:id/picture.png") { request, context in try await picture(request, context) }
        prints.post("/:id/slip") { request, context in try await slip(request, context) }
        prints.post("/:id/reprint") { request, context in try await reprint(request, context) }
        prints.post("/:id/void") { request, context in try await void(request, context) }
        prints.post("/:id/hand-over") { request, context in try await handOver(request, context) }
    }

    private func list(_ request: Request) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .print)
        let query = request.uri.queryParameters
        let days = query["day"].flatMap { PrintDays(rawValue: String($0)) } ?? .today
        let before = try PageQuery(request).cursor(as: { ID<Print>($0) })
        return try await answering {
            // One more than is shown tells whether there is a next page.
            let entries = try await ledger.entries(
                of: days, in: clerk.caller.scope, before: before, limit: Self.rows + 1)
            var page = PrintListPage(
                days, to: clerk,
                rows: try await rows(entries.prefix(Self.rows), clerk, ofOneDay: days != .week))
            page.cursor = before?.text
            page.next = entries.count > Self.rows ? page.rows.last?.id : nil
            page.handedOver = query["handed"].flatMap { Int($0) }.map(String.init)
            page.unchanged = query["unchanged"].flatMap { Int($0) }.flatMap { $0 > 0 ? "\($0)" : nil }
            page.nothingChosen = query["none"] != nil
            return try counter.show(
                "prints", page, in: .prints, to: clerk.visitor, notice: counter.notice(request))
        }
    }

    private func search(_ request: Request) async throws -> Response {
        let (clerk, form) = try await counter.form(request, for: .print)
        let days = form["day"].flatMap { PrintDays(rawValue: $0) } ?? .today
        let text = String((form["text"] ?? "").prefix(500))
        guard let wanted = PrintSearch(text) else {
            var page = PrintListPage(days, to: clerk, rows: [])
            (page.text, page.isUnsearchable) = (text, true)
            return try counter.show(
                "prints", page, in: .prints, to: clerk.visitor, status: .unprocessableContent)
        }
        return try await answering {
            let found = try await ledger.search(wanted, of: days, in: clerk.caller.scope)
            var page = PrintListPage(
                days, to: clerk, rows: try await rows(found.entries[...], clerk, ofOneDay: false))
            (page.text, page.isSearch, page.isCut) = (text, true, found.isCut)
            return try counter.show("prints", page, in: .prints, to: clerk.visitor)
        }
    }

    private func rows(_ entries: ArraySlice<PrintLedger.Entry>, _ clerk: Clerk, ofOneDay isOfOneDay: Bool)
        async throws -> [PrintRow]
    {
        let names = try await ledger.names(of: entries.map(\.print.account))
        let templates = counter.rooms.catalogue.titles
        return entries.map {
            PrintRow($0, to: clerk, ofOneDay: isOfOneDay, templates: templates, names: names)
        }
    }
}

extension Catalogue {
    /// What templates are called, by id.
    var titles: [String: Wording] {
        Dictionary(uniqueKeysWithValues: templates.map { ($0.id, $0.title) })
    }
}
