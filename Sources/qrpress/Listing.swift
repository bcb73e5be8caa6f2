import Foundation
import Press
import Records
import Tables

/// What a verification says on standard output, a line for each finding: CSV, or JSON for machines.
final class Listing {
    private let isJSON: Bool
    private let isWatched: Bool
    private let clock = ContinuousClock()
    private var lastShown: ContinuousClock.Instant
    private var hasHeader = false

    init(isJSON: Bool, isWatched: Bool) {
        self.isJSON = isJSON
        self.isWatched = isWatched
        lastShown = clock.now
        if isJSON { event("started") }
    }

    func tell(_ discrepancy: Discrepancy) {
        end()
        guard !isJSON else { return event("finding", discrepancy, named: "finding") }
        if !hasHeader { line(["code", "file", "page", "cell", "line", "vi", "en"]) }
        hasHeader = true
        let number = { (value: Int?) in value.map(String.init) ?? "" }
        line([
            discrepancy.kind.rawValue, discrepancy.file ?? "", number(discrepancy.page),
            number(discrepancy.cell), number(discrepancy.line), discrepancy.message.vi,
            discrepancy.message.en,
        ])
    }

    /// Counts along where somebody watches; machines are told every second.
    func show(_ stage: FolderVerification.Stage) {
        guard isWatched || isJSON, clock.now - lastShown > .milliseconds(isJSON ? 1000 : 100) else { return }
        lastShown = clock.now
        switch stage {
        case .rows(let rows):
            if isJSON { event("progress", ["rows": rows], named: "read") }
            if isWatched { Terminal.write("\r\u{1B}[K\(rows) dòng/rows", to: 2) }
        case .pages(let pages, let total):
            if isJSON { event("progress", ["pages": pages, "of": total], named: "seen") }
            if isWatched { Terminal.write("\r\u{1B}[Ktrang/page \(pages)/\(total)", to: 2) }
        }
    }

    /// Clears the line on the terminal.
    func end() {
        if isWatched { Terminal.write("\r\u{1B}[K", to: 2) }
    }

    func finish(_ summary: FolderVerification.Summary) {
        end()
        if isJSON { event("finished", summary, named: "report") }
    }

    private func line(_ cells: [String]) {
        Terminal.output(String(decoding: CSV.line(cells), as: UTF8.self))
    }

    private func event(_ name: String) { Terminal.output("{\"event\":\"\(name)\"}\n") }

    private func event(_ name: String, _ value: some Encodable, named key: String) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings and numbers: there is nothing here that JSON cannot say.
        let text = (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        Terminal.output("{\"event\":\"\(name)\",\"\(key)\":\(text)}\n")
    }
}
