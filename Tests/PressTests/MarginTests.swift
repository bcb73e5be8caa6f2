import Drawing
import Foundation
import Judges
import Pages
import Press
import Testing

/// What stands around the cards, measured in a picture that poppler made.
@Suite("Margins on paper")
struct MarginTests {
    private func run(_ sheet: String, _ arrangement: Arrangement = Arrangement()) throws -> PrintedFolder {
        let rows = try ThreeRows()
        return try withExtendedLifetime(rows) {
            try PrintedFolder("wallet-card", rows.path, sheet: sheet, arrangement: arrangement)
        }
    }

    /// The places of the ruler's ticks along it, in millimetres: where its upper edge is crossed by ink.
    private func ticks(_ run: PrintedFolder, page: Int) throws -> [Double] {
        let dpi = 1200
        let frame = try #require(run.sheet.strip).frame
        let box = page % 2 == 0 ? run.sheet.behind(frame, .longEdge) : frame
        let picture = try Greyscale(
            ForeignPDF(run.path("wallet-card-0001.pdf")).raster(page: page, dpi: dpi, in: run.scratch))
        let pixels = { (length: Length) in Int((length.points * Double(dpi) / 72).rounded()) }
        let isUpright = frame.size.height > frame.size.width
        // 2.5 mm of the way: across all ticks of 3.2 mm at 10 mm, and none of the shorter ones.
        let across = isUpright ? pixels(box.left + .mm(0.5)) : pixels(box.top + .mm(0.5))
        let along = isUpright ? pixels(box.top)..<pixels(box.bottom) : pixels(box.left)..<pixels(box.right)
        let dark = along.filter {
            (isUpright ? picture[across, $0] : picture[$0, across]) < 128
        }
        let runs = dark.reduce(into: [ClosedRange<Int>]()) { runs, at in
            if let last = runs.last, last.upperBound == at - 1 {
                runs[runs.count - 1] = last.lowerBound...at
            } else {
                runs.append(at...at)
            }
        }
        return runs.map { (Double($0.lowerBound) + Double($0.upperBound) + 1) / 2 * 25.4 / Double(dpi) }
    }

    @Test(
        "The ruler measures 100.0 ± 0.1 mm on both faces, with a tick at every ten",
        arguments: ["a4-10up", "a4-8up-bleed", "avery-32015"], [1, 2])
    func ruler(_ sheet: String, _ page: Int) throws {
        let ticks = try ticks(try run(sheet), page: page)
        let first = try #require(ticks.first)
        let ruler = ticks.filter { $0 - first < 100.2 }.prefix(11)
        #expect(ruler.count == 11, "\(ticks)")
        for (index, tick) in ruler.enumerated() { #expect(abs(tick - first - Double(index) * 10) < 0.1) }
    }

    @Test("The margin says actual size, the run of the report and sheet n of m on each face")
    func imprint() throws {
        let run = try PrintedFolder(
            "wallet-card", "\(Project.root)/Examples/residents.csv", sheet: "a4-10up")
        let pages = try ForeignPDF(run.path("wallet-card-0001.pdf")).words()
        #expect(run.report.run.count == 8)
        for (index, words) in pages.enumerated() {
            let outside = words.filter { word in
                !run.sheet.cells.contains {
                    word.x > $0.left.points && word.x < $0.right.points && word.y > $0.top.points
                        && word.y < $0.bottom.points
                }
            }.map(\.text)
            #expect(outside.contains(run.report.run) && outside.contains("\(index / 2 + 1)/60"), "\(outside)")
            #expect(outside.contains("actual") && outside.contains("100"))
        }
    }

    @Test("The run's id depends on table, settings and date, and on nothing else")
    func runID() throws {
        let input = try ThreeRows()
        let first = try PrintedFolder("wallet-card", input.path, sheet: "a4-10up").report.run
        #expect(try PrintedFolder("wallet-card", input.path, sheet: "a4-10up").report.run == first)
        let other = try PrintedFolder(
            "wallet-card", input.path, sheet: "a4-10up", settings: ["hotline": "19001905"])
        #expect(other.report.run != first)
        let more = "\(Project.root)/Examples/residents.csv"
        #expect(try PrintedFolder("wallet-card", more, sheet: "a4-10up").report.run != first)
    }

    @Test("A printer profile of +1.5 and −0.75 mm moves the cards by exactly that, and backs by their own")
    func profile() throws {
        let pair = { (x: Double, y: Double) in PrinterProfile.Pair(x: x, y: y) }
        let profile = try PrinterProfile(
            front: pair(1.5, -0.75), back: pair(-1.25, 0.5), scale: pair(100, 100))
        let (plain, moved) = (try run("a4-10up"), try run("a4-10up", .with { $0.printer = profile }))
        for (page, shift) in [(1, (x: 1.5, y: -0.75)), (2, (x: -1.25, y: 0.5))] {
            let boxes = try [plain, moved].map { run in
                try Greyscale(
                    ForeignPDF(run.path("wallet-card-0001.pdf")).raster(
                        page: page, dpi: 1200, in: run.scratch)
                ).ink(dpi: 1200)
            }
            // The outermost ink are crop marks and ruler, which move with the cards.
            #expect(abs(boxes[1].left - boxes[0].left - shift.x) < 0.03)
            #expect(abs(boxes[1].right - boxes[0].right - shift.x) < 0.03)
            #expect(abs(boxes[1].top - boxes[0].top - shift.y) < 0.03)
            #expect(abs(boxes[1].bottom - boxes[0].bottom - shift.y) < 0.03)
        }
        let words = try [plain, moved].map { try ForeignPDF($0.path("wallet-card-0001.pdf")).words() }
        for (page, shift) in [(0, (x: 1.5, y: -0.75)), (1, (x: -1.25, y: 0.5))] {
            #expect(words[0][page].count == words[1][page].count && words[0][page].count > 60)
            // The profile is part of the run, so the line that names the run is another.
            let imprint =
                "In đúng kích thước 100 % · Print at actual size · Lần in / run \(plain.report.run) · Tờ / sheet 1/1"
            let others = Set(imprint.split(separator: " ").map(String.init))
            for old in words[0][page] where !others.contains(old.text) {
                #expect(
                    words[1][page].contains { new in
                        new.text == old.text && abs((new.x - old.x) * 25.4 / 72 - shift.x) < 0.001
                            && abs((new.y - old.y) * 25.4 / 72 - shift.y) < 0.001
                    }, "\(old.text)")
            }
        }
    }

    @Test("On a plastic card the outer millimetre stays white")
    func rim() throws {
        let run = try run("cr80")
        for page in [1, 2] {
            let picture = try Greyscale(
                ForeignPDF(run.path("wallet-card-0001.pdf")).raster(page: page, dpi: 600, in: run.scratch))
            let ink = picture.ink(dpi: 600)
            #expect(ink.left >= 1 && ink.top >= 1 && ink.right <= 84.6 && ink.bottom <= 52.98)
        }
    }
}
