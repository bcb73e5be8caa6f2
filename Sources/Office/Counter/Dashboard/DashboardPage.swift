import Records
import Store
import Web

/// What the page of figures shows.
struct DashboardPage: Sendable {
    struct Choice: Sendable {
        let value: String
        let title: String
        let isChosen: Bool
    }

    struct Line: Sendable {
        let name: String
        let all: String
        let prints: String
        let reprints: String
        let batches: String
        let batchPrints: String
        let rejected: String
        /// Of 200, against the largest line.
        let bar: Int
        let batchBar: Int
    }

    let picker: UnitPicker
    let spans: [Choice]
    let span: Int
    let total: Line
    let chart: BarChart
    let chartTitle: String
    /// The latest first.
    let days: [Line]
    /// The busiest first.
    let units: [Line]
    let hasUnits: Bool
    let isEmpty: Bool
}

extension DashboardPage {
    /// How many days may be looked at.
    static let spans = [14, 30, 90]

    init(_ figures: Figures, _ picker: UnitPicker, span: Int, tree: UnitTree, in language: Language) {
        self.picker = picker
        self.span = span
        spans = Self.spans.map { count in
            let title = Wording(vi: "\(count) ngày", en: "\(count) days")
            return Choice(value: "\(count)", title: language.text(title), isChosen: count == span)
        }
        total = Line("", figures.total, most: figures.total.all, in: language)
        chart = BarChart(
            figures.days.map { day in
                let counts = figures.byDay[day] ?? .init()
                let title = Wording(
                    vi:
                        "\(day.printed): \(counts.prints) bản tại quầy, \(counts.batchPrints) bản in hàng loạt",
                    en: "\(day.printed): \(counts.prints) at the counter, \(counts.batchPrints) in bulk")
                return BarChart.Column(
                    name: String(day.printed.prefix(5)), lower: counts.prints, upper: counts.batchPrints,
                    title: language.text(title))
            }, in: language)
        let all = figures.total
        chartTitle = language.text(
            Wording(
                vi: "Số bản in mỗi ngày, \(span) ngày qua: tất cả \(all.all.grouped(in: language)) bản",
                en: "Pieces printed per day in the last \(span) days: \(all.all.grouped(in: language)) in all"
            ))
        let mostOfDays = figures.byDay.values.map(\.all).max() ?? 0
        days = figures.days.reversed().map {
            Line($0.printed, figures.byDay[$0] ?? .init(), most: mostOfDays, in: language)
        }
        let mostOfUnits = figures.byUnit.values.map(\.all).max() ?? 0
        units = figures.byUnit.sorted { ($1.value.all, $0.key) < ($0.value.all, $1.key) }.map {
            Line(tree.units[$0.key]?.name ?? $0.key, $0.value, most: mostOfUnits, in: language)
        }
        hasUnits = !units.isEmpty
        isEmpty = all == .init()
    }
}

extension DashboardPage.Line {
    fileprivate init(_ name: String, _ counts: Figures.Counts, most: Int, in language: Language) {
        self.name = name
        (all, prints, reprints) = (
            counts.all.grouped(in: language), counts.prints.grouped(in: language),
            counts.reprints.grouped(in: language)
        )
        (batches, batchPrints) = (
            counts.batches.grouped(in: language), counts.batchPrints.grouped(in: language)
        )
        rejected = counts.rejected.grouped(in: language)
        let scale = 200 / Double(max(1, most))
        bar = Int((Double(counts.prints) * scale).rounded())
        batchBar = Int((Double(counts.all) * scale).rounded()) - bar
    }
}
