import Drawing
import Foundation
import Judges
import Pages
import Press
import Testing

/// Everything on paper is read back by programs that are not ours and held against the table it came from; a brief run reads
/// all wallet cards, and of the others every fourth or fifth page.
@Suite("What was printed reads back", .serialized)
struct ForeignReadersTests {
    @Test("All 600 wallet cards carry their own code and name, in their own cell, by ZXing, ZBar and poppler")
    func walletCards() async throws {
        let input = "\(Project.root)/Examples/residents.csv"
        let run = try PrintedFolder("wallet-card", input, sheet: "a4-10up")
        #expect(run.report.counts.printed == 600 && run.report.counts.rejected == 0)
        #expect(run.report.counts.pages == 120)
        try await check(run, input: input, name: "full_name")
    }

    @Test("600 lanyard cards read back the same way")
    func lanyardCards() async throws {
        let input = "\(Project.root)/Examples/residents.csv"
        let run = try PrintedFolder("lanyard-card", input, sheet: "a4-4up")
        #expect(run.report.counts.printed == 600)
        try await check(run, input: input, name: "full_name", every: 5)
    }

    @Test("120 posters read back as PDF")
    func posters() async throws {
        let input = "\(Project.root)/Examples/venues.csv"
        let run = try PrintedFolder("venue-poster", input)
        #expect(run.report.counts.printed == 120)
        try await check(run, input: input, name: "name", every: 4)
    }

    @Test("120 posters read back as PNG of 300 dpi")
    func pictures() async throws {
        let input = "\(Project.root)/Examples/venues.csv"
        let run = try PrintedFolder("venue-poster", input, format: .png(dpi: 300))
        let rows = try CSVTruth.rows(input)
        let items = try run.manifest()
        #expect(items.count == 120 && run.report.files.count == 120)
        let failures = try await inParallel(items.sample(every: 4)) { item in
            let row = rows[item.line - 2]
            let picture = run.path(item.file)
            let wanted = Array((row["qr"] ?? "").utf8)
            var wrong: [String] = []
            if try Readers.zxing(picture).map(\.payload) != [wanted] { wrong.append("\(item.file): ZXing") }
            if try Readers.zbar([picture]) != [wanted] { wrong.append("\(item.file): ZBar") }
            let png = try PNGFacts(picture)
            // A4 is 210 × 297 mm; 300 dpi is 11,811 pixels a metre.
            if png != PNGFacts(width: 2480, height: 3508, pixelsPerMetre: 11_811) {
                wrong.append("\(item.file): \(png)")
            }
            return wrong
        }
        #expect(failures == [])
    }

    /// Every item of the manifest: the code in its cell, its name in its cell, and a sound file around it.
    private func check(_ run: PrintedFolder, input: String, name: String, every step: Int = 1) async throws {
        let rows = try CSVTruth.rows(input)
        let items = try run.manifest()
        #expect(items.count == rows.count)
        let file = try #require(run.report.files.first).name
        let pdf = ForeignPDF(run.path(file))
        #expect(try pdf.isSound())
        let fonts = try pdf.fonts()
        #expect(!fonts.isEmpty && fonts.allSatisfy { $0.embedded && $0.subset && $0.unicode })

        let words = try pdf.words()
        let pages = Dictionary(grouping: items, by: \.page).sorted { $0.key < $1.key }
        let failures = try await inParallel(pages.sample(every: step)) { page, items in
            let picture = try pdf.raster(page: page, dpi: 300, in: run.scratch)
            defer { try? FileManager.default.removeItem(atPath: picture) }
            let found = try Readers.zxing(picture)
            var wrong: [String] = []
            for item in items {
                let cell = run.sheet.cells[item.cell - 1]
                let row = rows[item.line - 2]
                let codes = found.filter { cell.holds(x: $0.x * 72 / 300, y: $0.y * 72 / 300) }
                if codes.map(\.payload) != [Array((row["qr"] ?? "").utf8)] {
                    wrong.append("\(item.recordID): ZXing")
                }
                let text = words[page - 1].filter { cell.holds(x: $0.x, y: $0.y) }.map(\.text)
                if !text.joined(separator: " ").contains(row[name] ?? "?") {
                    wrong.append("\(item.recordID): name")
                }
            }
            let wanted = items.map { Array((rows[$0.line - 2]["qr"] ?? "").utf8) }
                .sorted { $0.lexicographicallyPrecedes($1) }
            if try Readers.zbar([picture]) != wanted { wrong.append("page \(page): ZBar") }
            return wrong
        }
        #expect(failures == [])
    }
}

extension Rect {
    fileprivate func holds(x: Double, y: Double) -> Bool {
        x >= left.points && x <= right.points && y >= top.points && y <= bottom.points
    }
}

/// The facts in the first chunks of a PNG, read by the letter of its standard.
struct PNGFacts: Equatable {
    var width = 0
    var height = 0
    var pixelsPerMetre = 0

    init(width: Int, height: Int, pixelsPerMetre: Int) {
        (self.width, self.height, self.pixelsPerMetre) = (width, height, pixelsPerMetre)
    }

    init(_ path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
        var at = 8
        while at + 12 <= bytes.count {
            let (length, type) = (number(at), String(decoding: bytes[at + 4..<at + 8], as: UTF8.self))
            if type == "IHDR" { (width, height) = (number(at + 8), number(at + 12)) }
            if type == "pHYs", bytes[at + 16] == 1 { pixelsPerMetre = number(at + 8) }
            at += 12 + length
        }
    }
}
