import Foundation
import Judges
import Pages
import Press
import Testing

/// The same pieces in other inks, judged by Ghostscript, poppler, ZBar, ZXing and pikepdf.
@Suite("Other inks on paper")
struct InksOnPaperTests {
    private static let templates = ["lanyard-card", "venue-poster", "wallet-card"]

    private func print(
        _ template: String, _ inking: Inking, format: Format = .pdf
    ) throws -> (run: PrintedFolder, input: String, scratch: Scratch) {
        let scratch = try Scratch()
        let table = template == "venue-poster" ? "venues.csv" : "residents.csv"
        let input = try scratch.rows(3, of: table)
        return (
            try PrintedFolder(template, input, format: format, edition: Edition(inking: inking)), input,
            scratch
        )
    }

    private func pdf(_ run: PrintedFolder) throws -> String {
        run.path(try #require(run.report.files.first).name)
    }

    /// The share of the page that each ink covers, by page: cyan, magenta, yellow, black.
    private func coverage(_ inking: Inking, of template: String) throws -> [[Double]] {
        let (run, _, _) = try print(template, inking)
        defer { withExtendedLifetime(run) {} }
        return try ForeignPDF(pdf(run)).inkCoverage()
    }

    @Test("In mono only the black plate has ink", arguments: templates)
    func mono(_ template: String) throws {
        let (colour, mono) = (try coverage(.colour, of: template), try coverage(.mono, of: template))
        #expect(colour.count == mono.count && !mono.isEmpty)
        #expect(colour.allSatisfy { $0.prefix(3).reduce(0, +) > 0 })
        #expect(
            mono.allSatisfy { $0.count == 4 && $0.prefix(3).allSatisfy { $0 == 0 } && $0[3] > 0 }, "\(mono)")
    }

    @Test("The saver leaves no solid area, and much less ink beside the symbol", arguments: templates)
    func saver(_ template: String) throws {
        let facts = try [Inking.colour, .saver].map { inking in
            let (run, _, _) = try print(template, inking)
            let pages = try (1...run.report.counts.pages).map { page in
                try ForeignPDF(pdf(run)).raster(page: page, dpi: 200, in: run.scratch)
            }
            let symbol = try #require(Self.symbols[template])
            let sides = template == "wallet-card" ? "2" : "1"
            let answer = try Python.run(Self.solid, [symbol, sides] + pages)
            return answer.split(separator: "\n").map { $0.split(separator: " ").compactMap { Double($0) } }
        }
        for (colour, saver) in zip(facts[0], facts[1]) {
            // The back of the card has small tiles only.
            if template != "wallet-card" { #expect(colour[1] > 20, "there was nothing solid: \(colour)") }
            #expect(saver[1] == 0, "a solid area is left: \(saver)")
            #expect(saver[0] < colour[0] * (template == "wallet-card" ? 0.9 : 0.75), "\(colour) \(saver)")
        }
    }

    /// The slot of the symbol: left, top, right and bottom in millimetres.
    private static let symbols = [
        "lanyard-card": "5.8,14.4,68.2,76.8", "venue-poster": "13.5,33.6,196.5,216.6",
        "wallet-card": "42.6,10.98,84.6,52.98",
    ]

    /// Prints for each page the ink beside the symbol and how much of the page lies in the middle of 3 mm of it; both
    /// in square millimetres.
    private static let solid = """
        import sys
        from PIL import Image, ImageFilter
        box = [float(mm) / 25.4 * 200 for mm in sys.argv[1].split(",")]
        for number, path in enumerate(sys.argv[3:]):
            page = Image.open(path).convert("L")
            if number % int(sys.argv[2]) == 0: page.paste(255, [round(v) for v in box])
            pixel = (25.4 / 200) ** 2
            ink = sum((255 - value) * count for value, count in enumerate(page.histogram())) / 255
            # The lightest of 25 × 25 pixels, in twelve steps of one pixel: much faster, and the same.
            for _ in range(12): page = page.filter(ImageFilter.MaxFilter(3))
            solid = page.point(lambda value: 255 if value < 200 else 0)
            print(ink * pixel, solid.histogram()[255] * pixel)
        """

    @Test(
        "Every symbol reads in every ink, in PDF and PNG, by ZXing and ZBar", arguments: templates,
        Inking.allCases)
    func codes(_ template: String, _ inking: Inking) throws {
        let (pictures, input, scratch) = try print(template, inking, format: .png(dpi: 200))
        let rows = try CSVTruth.rows(input)
        let codes = rows.compactMap { $0["qr"].map { Array($0.utf8) } }
        for (item, code) in zip(try pictures.manifest(), codes) {
            #expect(try Readers.zxing(pictures.path(item.file)).map(\.payload) == [code])
            #expect(try Readers.zbar([pictures.path(item.file)]) == [code])
        }
        let (printed, _, _) = try print(template, inking)
        let perPiece = printed.report.counts.pages / codes.count
        for (index, code) in codes.enumerated() {
            let page = try ForeignPDF(pdf(printed)).raster(page: index * perPiece + 1, dpi: 200, in: scratch)
            #expect(try Readers.zxing(page).map(\.payload) == [code])
            #expect(try Readers.zbar([page]) == [code])
        }
    }

    @Test("Each is sound, PDF/A-2b, and another run", arguments: templates)
    func sound(_ template: String) throws {
        var fingerprints: Set<String> = []
        for inking in Inking.allCases {
            let (run, _, _) = try print(template, inking)
            let check = try Tool("qpdf")(["--check", pdf(run)])
            #expect(check.status == 0 && !check.text.contains("WARNING") && check.errors.isEmpty)
            #expect(try Python.run(PrintReadinessTests.archive, [pdf(run)]) == "")
            fingerprints.formUnion([run.report.ticket.parts["template"] ?? "", run.report.run])
        }
        #expect(fingerprints.count == 6)
    }
}
