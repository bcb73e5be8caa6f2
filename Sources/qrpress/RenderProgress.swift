import Foundation
import Press

/// What `render` tells while it works: a bar where somebody watches, now and then a line where nobody does, and for
/// machines a line of JSON for each event.
final class RenderProgress {
    enum Form { case bar, lines, json, silent }

    private let form: Form
    private let clock = ContinuousClock()
    private var start: ContinuousClock.Instant
    private var lastShown: ContinuousClock.Instant
    private var counts = Report.Counts()
    /// Known from the second pass on.
    private var plan: (pieces: Int, documents: Int, before: Int)?
    private var printed = 0
    private var documents = 0

    /// Between two signs of life.
    private var interval: Duration { form == .bar ? .milliseconds(100) : .seconds(form == .json ? 1 : 10) }

    init(_ form: Form) {
        self.form = form
        start = clock.now
        lastShown = start
        tell(machines: ["event": .text("started")])
    }

    func hear(_ event: Run.Event) {
        switch event {
        case .surveyed(let counts): self.counts = counts
        case .rejected: return
        case .madeUp(let pieces, let documents, let before):
            plan = (pieces, documents, before)
            printed = before
            // The rate is that of printing.
            start = clock.now
        case .printed(let pieces): printed += pieces
        case .document(let name):
            documents += 1
            tell(machines: ["event": .text("document"), "name": .text(name)])
        }
        guard clock.now - lastShown > interval else { return }
        lastShown = clock.now
        show()
    }

    /// Clears the bar.
    func end() {
        if form == .bar { Terminal.write("\r\u{1B}[K", to: 2) }
    }

    /// The last event, for machines.
    func finish(_ report: Report) { tell(machines: ["event": .text("finished"), "report": .report(report)]) }

    private func show() {
        switch form {
        case .silent: return
        case .json:
            tell(machines: [
                "event": .text("progress"), "rows": .number(counts.rows),
                "rejected": .number(counts.rejected),
                "printed": .number(printed), "pieces": .number(plan?.pieces ?? 0),
                "documents": .number(documents),
            ])
        case .lines: Terminal.tell(state)
        case .bar: Terminal.write("\r\u{1B}[K\(bar)\(state)", to: 2)
        }
    }

    private var seconds: Double { max((clock.now - start) / .seconds(1), 0.001) }

    /// In figures, which need few words.
    private var state: String {
        let rejected = "\(counts.rejected) trả lại/rejected"
        guard let plan else {
            return
                "kiểm tra/checking: \(counts.rows) dòng/rows · \(Int(Double(counts.rows) / seconds))/s · \(rejected)"
        }
        let rate = Double(printed - plan.before) / seconds
        let left = rate > 0 ? Self.time(Double(plan.pieces - printed) / rate) : "–"
        return "\(printed)/\(plan.pieces) · \(Int(rate))/s · còn/left \(left) · \(rejected)"
    }

    /// Twenty places that fill up; empty before there is anything to fill them.
    private var bar: String {
        guard let plan, plan.pieces > 0 else { return "" }
        let filled = 20 * printed / plan.pieces
        return String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled) + " "
    }

    private static func time(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) ph/min" }
        return "\(whole / 3600) g/h \(whole % 3600 / 60) ph/min"
    }

    private enum Value: Encodable {
        case text(String)
        case number(Int)
        case report(Report)

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            case .report(let report): try container.encode(report)
            }
        }
    }

    private func tell(machines event: [String: Value]) {
        guard form == .json else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts and numbers: there is nothing here that JSON cannot say.
        guard let line = try? encoder.encode(event) else { return }
        Terminal.output(String(decoding: line, as: UTF8.self) + "\n")
    }
}
