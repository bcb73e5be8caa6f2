import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Records
import Store
import Web

/// How much a unit and those below it print, as charts and as tables of the same numbers.
struct DashboardScreens: Sendable {
    let counter: Counter

    func add(to router: Router<WebContext>) {
        let dashboard = router.group("/dashboard")
        dashboard.get { request, _ in try await show(request) }
        dashboard.get("/figures.csv") { request, _ in try await table(request) }
    }

    private func show(_ request: Request) async throws -> Response {
        let (clerk, picker, figures) = try await figures(request)
        let page = DashboardPage(
            figures, picker, span: figures.days.count, tree: clerk.caller.tree, in: clerk.language)
        return try counter.show("dashboard", page, in: .dashboard, to: clerk.visitor)
    }

    private func table(_ request: Request) async throws -> Response {
        let (clerk, picker, figures) = try await figures(request)
        let header = [
            "day", "unit", "unit_name", "prints", "reprints", "batch_prints", "batches", "rejected",
        ]
        let lines = figures.single.sorted { ($0.key.day, $0.key.unit) < ($1.key.day, $1.key.unit) }.map {
            place, counts in
            CSVLine([
                place.day.iso, place.unit, clerk.caller.tree.units[place.unit]?.name ?? "",
                "\(counts.prints)",
                "\(counts.reprints)", "\(counts.batchPrints)", "\(counts.batches)", "\(counts.rejected)",
            ])
        }
        let text = CSVLine.beginning + ([CSVLine(header)] + lines).map(\.text).joined()
        return try DocumentResponse(
            bytes: text.utf8, media: "text/csv; charset=utf-8",
            disposition: ContentDisposition(.attachment, filename: "figures-\(picker.unit).csv")
        ).response(to: request)
    }

    private func figures(_ request: Request) async throws -> (Clerk, UnitPicker, Figures) {
        let clerk = try await counter.clerk(request, for: .figures)
        let query = request.uri.queryParameters
        let today = try counter.rooms.today
        let picker = try UnitPicker(query["unit"].map(String.init), of: clerk.caller, on: today)
        let asked = query["days"].flatMap { Int($0) }
        let span = DashboardPage.spans.first { $0 == asked } ?? DashboardPage.spans[0]
        let days = (0..<span).reversed().compactMap { today.adding(-$0) }
        let scope = clerk.caller.tree.scope(of: picker.unit).intersection(clerk.caller.scope)
        let figures = try await answering { try await counter.rooms.store.figures(in: scope, on: days) }
        return (clerk, picker, figures)
    }
}
