import Drawing
import Foundation
import Judges
import Pages
import Press
import Testing

/// Sheets read back by poppler, cut by their cells: each back must lie behind its own front.
@Suite("Backs on paper")
struct BacksOnPaperTests {
    /// 23 residents: three sheets of ten, the last one partial.
    private func input(_ scratch: Scratch, rows: Int = 23) throws -> String {
        let text = try String(contentsOfFile: "\(Project.root)/Examples/residents.csv", encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).prefix(rows + 1)
        return try scratch.file("in.csv", lines.joined(separator: "\n").utf8)
    }

    /// The frame as a hole through the paper: where it is seen on the back.
    private func through(_ frame: Rect, _ paper: Size, _ flip: Flip) -> Rect {
        let origin =
            flip == .longEdge
            ? Point(x: paper.width - frame.right, y: frame.top)
            : Point(x: frame.left, y: paper.height - frame.bottom)
        return Rect(origin: origin, size: frame.size)
    }

    private func text(_ words: [FoundWord], in frame: Rect) -> String {
        words.filter {
            $0.x >= frame.left.points && $0.x <= frame.right.points && $0.y >= frame.top.points
                && $0.y <= frame.bottom.points
        }.map(\.text).joined(separator: " ")
    }

    @Test(
        "On every sheet and for both ways of turning, the id behind a name belongs to it",
        arguments: ["a4-10up", "a4-8up-bleed", "avery-c32011", "encre-bcv10"], Flip.allCases)
    func duplex(_ sheet: String, _ flip: Flip) throws {
        for order in Arrangement.Order.allCases {
            let scratch = try Scratch()
            let input = try input(scratch)
            let rows = try CSVTruth.rows(input)
            let run = try PrintedFolder(
                "wallet-card", input, sheet: sheet,
                arrangement: .with { ($0.flip, $0.order) = (flip, order) })
            let words = try ForeignPDF(run.path("wallet-card-0001.pdf")).words()
            let items = try run.manifest()
            #expect(items.count == 23 && Set(items.map(\.line)) == Set(2...24))
            #expect(Set(items.map { "\($0.page) \($0.cell)" }).count == 23)
            for item in items {
                let row = rows[item.line - 2]
                let cell = run.sheet.cells[item.cell - 1]
                #expect(text(words[item.page - 1], in: cell).contains(row["full_name"] ?? "?"))
                let back = text(words[item.page], in: through(cell, run.sheet.paper, flip))
                #expect(back.contains("· Thẻ \(row["id"] ?? "?")"), "\(back)")
                #expect(back.ranges(of: "· Thẻ").count == 1)
            }
        }
    }

    @Test(
        "A back is behind its front to a hundredth of a millimetre: the id stands in the card as on a card alone",
        arguments: ["a4-10up", "a4-8up-bleed", "avery-c32011", "encre-bcv10"], Flip.allCases)
    func exact(_ sheet: String, _ flip: Flip) throws {
        let scratch = try Scratch()
        let input = try input(scratch, rows: 10)
        let rows = try CSVTruth.rows(input)
        let single = try PrintedFolder("wallet-card", input)
        let alone = try ForeignPDF(single.path("wallet-card-0001.pdf")).words()
        let run = try PrintedFolder(
            "wallet-card", input, sheet: sheet, arrangement: .with { $0.flip = flip })
        let words = try ForeignPDF(run.path("wallet-card-0001.pdf")).words()
        for item in try run.manifest() {
            let cell = run.sheet.cells[item.cell - 1]
            let (width, height) = (85.6 * 72 / 25.4, 53.98 * 72 / 25.4)
            for (side, name) in [(0, "full_name"), (1, "id")] {
                let word = try #require(
                    rows[item.line - 2][name]?.split(separator: " ").last.map(String.init))
                let frame = side == 0 ? cell : through(cell, run.sheet.paper, flip)
                let own = try #require(alone[(item.line - 2) * 2 + side].first { $0.text == word })
                let wanted = (
                    x: frame.centre.x.points - width / 2 + own.x,
                    y: frame.centre.y.points - height / 2 + own.y
                )
                #expect(
                    words[item.page - 1 + side].contains {
                        $0.text == word && abs($0.x - wanted.x) < 0.028 && abs($0.y - wanted.y) < 0.028
                    }, "\(word)")
            }
        }
    }

    @Test("Folded: the id to the right of a name belongs to it, all on one face")
    func folded() throws {
        let scratch = try Scratch()
        let input = try input(scratch)
        let rows = try CSVTruth.rows(input)
        let run = try PrintedFolder(
            "wallet-card", input, sheet: "a4-10up", arrangement: .with { $0.isFolded = true })
        #expect(run.sheet.cells.count == 5 && run.report.counts.pages == 5)
        let words = try ForeignPDF(run.path("wallet-card-0001.pdf")).words()
        for item in try run.manifest() {
            let row = rows[item.line - 2]
            let text = text(words[item.page - 1], in: run.sheet.cells[item.cell - 1])
            #expect(text.contains(row["full_name"] ?? "?"))
            #expect(text.contains("· Thẻ \(row["id"] ?? "?")"))
            #expect(text.ranges(of: "· Thẻ").count == 1)
        }
    }

    @Test("Stack: piles cut together and put on each other are in the order of the table")
    func stack() throws {
        let scratch = try Scratch()
        let run = try PrintedFolder(
            "wallet-card", try input(scratch), sheet: "a4-10up", arrangement: .with { $0.order = .stack })
        let items = try run.manifest()
        let piles = Dictionary(grouping: items, by: \.cell).sorted { $0.key < $1.key }
        let lines = piles.flatMap { $0.value.sorted { $0.page < $1.page }.map(\.line) }
        #expect(lines == Array(2...24))
        // 23 pieces make three sheets: cell c of sheet s holds piece 3c + s.
        for item in items { #expect(item.line - 2 == (item.cell - 1) * 3 + (item.page - 1) / 2) }
    }

    @Test("A used sheet of labels: its first cells stay empty, and only there")
    func startCell() throws {
        let scratch = try Scratch()
        let run = try PrintedFolder(
            "wallet-card", try input(scratch, rows: 15), sheet: "avery-c32011",
            arrangement: .with { $0.startCell = 8 })
        let items = try run.manifest()
        #expect(items.map(\.cell) == [8, 9, 10] + Array(1...10) + [1, 2])
        #expect(items.map(\.page) == [1, 1, 1] + Array(repeating: 3, count: 10) + [5, 5])
        let words = try ForeignPDF(run.path("wallet-card-0001.pdf")).words()
        for cell in run.sheet.cells.prefix(7) {
            #expect(text(words[0], in: cell) == "")
            #expect(text(words[1], in: through(cell, run.sheet.paper, .longEdge)) == "")
        }
    }

    @Test("Rows that are not printed leave no hole, in either order", arguments: Arrangement.Order.allCases)
    func rejected(_ order: Arrangement.Order) throws {
        let scratch = try Scratch()
        var lines = try String(contentsOfFile: try input(scratch), encoding: .utf8).split(separator: "\n")
        for bad in [1, 7, 8, 23] { lines[bad] = "X,,,,,,,,,,," }
        let run = try PrintedFolder(
            "wallet-card", try scratch.file("bad.csv", lines.joined(separator: "\n").utf8), sheet: "a4-10up",
            arrangement: .with { $0.order = order })
        let items = try run.manifest()
        #expect(run.report.counts.printed == 19 && run.report.counts.rejected == 4)
        #expect(run.report.counts.pages == 4)
        #expect(Set(items.map(\.line)) == Set(2...24).subtracting([2, 8, 9, 24]))
        #expect(Set(items.map { "\($0.page) \($0.cell)" }).count == 19)
    }
}
