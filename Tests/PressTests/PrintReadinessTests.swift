import Foundation
import Judges
import Press
import Testing

/// What a print shop gets from every PDF, judged by programs that are not ours.
///
/// See Documentation/PrintReadiness.md.
@Suite("A PDF is ready to print")
struct PrintReadinessTests {
    @Test("qpdf finds nothing to say, and pikepdf accepts PDF/A-2b", arguments: PrintedDocument.all)
    func sound(_ document: PrintedDocument) throws {
        let (run, pdf) = try document.print()
        defer { withExtendedLifetime(run) {} }
        let check = try Tool("qpdf")(["--check", pdf.path])
        #expect(
            check.status == 0 && !check.text.contains("WARNING") && check.errors.isEmpty, "\(check.errors)")
        #expect(try Python.run(Self.archive, [pdf.path]) == "")
    }

    /// Prints what keeps a file from being PDF/A-2b.
    static let archive = """
        import sys, pikepdf
        from pikepdf import pdfa
        for finding in pdfa.check(pikepdf.open(sys.argv[1]), "2b").findings: print(finding)
        """

    @Test("Every face is embedded once, as a subset, with its text", arguments: PrintedDocument.all)
    func fonts(_ document: PrintedDocument) throws {
        let (run, pdf) = try document.print()
        defer { withExtendedLifetime(run) {} }
        let fonts = try pdf.fonts()
        #expect(!fonts.isEmpty && fonts.allSatisfy { $0.embedded && $0.subset && $0.unicode })
        let faces = fonts.map { $0.name.drop { $0 != "+" } }
        #expect(Set(faces).count == faces.count, "\(faces)")
    }

    @Test(
        "Language, title, duplex and actual size are said, and there is no script",
        arguments: PrintedDocument.all)
    func wishes(_ document: PrintedDocument) throws {
        let (run, pdf) = try document.print()
        defer { withExtendedLifetime(run) {} }
        #expect(try Tool("pdfinfo")(["-js", pdf.path]).text.isEmpty)
        let root = try Tool("qpdf")(["--json", "--json-key=qpdf", pdf.path])
        #expect(root.text.contains(/"\/Lang": "u:vi-VN"/))
        #expect(root.text.contains(/"\/PrintScaling": "\/None"/))
        #expect(root.text.contains(/"\/DisplayDocTitle": true/))
        let duplex = document.template == "wallet-card" ? "DuplexFlipLongEdge" : "Simplex"
        #expect(root.text.contains("\"/Duplex\": \"/\(duplex)\""))
    }

    @Test("Every page has the boxes of its paper, its bleed and its cut", arguments: PrintedDocument.all)
    func boxes(_ document: PrintedDocument) throws {
        let (run, pdf) = try document.print()
        defer { withExtendedLifetime(run) {} }
        let pages = run.report.counts.pages
        #expect(pages == document.pages)
        let facts = try Tool("pdfinfo")(["-box", "-f", "1", "-l", "\(pages)", pdf.path]).text
        for (name, inset) in [
            ("MediaBox", 0), ("BleedBox", document.bleedInset), ("TrimBox", document.trimInset),
        ] {
            let (width, height) = document.paper
            let wanted = [inset, inset, width - inset, height - inset]
            let boxes = facts.split(separator: "\n").filter { $0.contains(name) }.map { line in
                line.split(separator: " ").compactMap { Double($0) }.suffix(4).map { $0 * 25.4 / 72 }
            }
            #expect(boxes.count == pages)
            // pdfinfo rounds to a hundredth of a point.
            #expect(
                boxes.allSatisfy { box in zip(box, wanted).allSatisfy { abs($0 - $1) < 0.002 } },
                "\(name): \(boxes.first ?? []) instead of \(wanted)")
        }
    }

    @Test("Art with bleed reaches to the bleed box and not beyond it")
    func bleed() throws {
        // The wallet card with 3 mm of bleed, its coloured field running off the card on three sides.
        let scratch = try Scratch()
        let folder = scratch.path("wallet-card")
        try FileManager.default.copyItem(atPath: "\(PrintedFolder.templates)/wallet-card", toPath: folder)
        for (name, changes) in [
            ("template.yaml", [("bleed: 0", "bleed: 3")]), ("front.svg", Self.bleeding),
            ("back.svg", Self.bleeding),
        ] {
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            let changed = changes.reduce(text) { $0.replacing($1.0, with: $1.1) }
            #expect(changed != text)
            _ = try scratch.file("wallet-card/\(name)", changed.utf8)
        }
        let run = try PrintedFolder(
            "wallet-card", in: scratch.folder, try scratch.rows(3, of: "residents.csv"),
            sheet: "single-marks")
        let pdf = ForeignPDF(run.path(try #require(run.report.files.first).name))
        let facts = try Tool("pdfinfo")(["-box", "-f", "1", "-l", "1", pdf.path]).text
        // 5 mm of paper, 4 mm of marks and 3 mm of bleed around the cut; in points.
        #expect(facts.contains(/MediaBox: +0.00 +0.00 +310.68 +221.05/))
        #expect(facts.contains(/BleedBox: +25.51 +25.51 +285.17 +195.53/))
        #expect(facts.contains(/TrimBox: +34.02 +34.02 +276.66 +187.03/))
        let picture = try Greyscale(pdf.raster(page: 1, dpi: 600, in: run.scratch))
        let isDark = { (x: Double, y: Double) in picture[Int(x / 25.4 * 600), Int(y / 25.4 * 600)] < 128 }
        // Beside the field's middle, and above it between two marks.
        #expect(isDark(9.1, 17) && !isDark(8.9, 17) && isDark(100.5, 17) && !isDark(100.7, 17))
        #expect(isDark(50, 9.1) && !isDark(50, 8.9))
    }

    private static let bleeding = [
        (
            "width=\"85.6mm\" height=\"53.98mm\" viewBox=\"0 0 85.6 53.98\"",
            "width=\"91.6mm\" height=\"59.98mm\" viewBox=\"-3 -3 91.6 59.98\""
        ),
        (
            "x=\"2.6\" y=\"2.6\" width=\"80.4\" height=\"7.8\" rx=\"1.2\"",
            "x=\"-3\" y=\"-3\" width=\"91.6\" height=\"13.4\""
        ),
    ]

    /// pdfinfo joins the lines of a paragraph without a blank, although the element says how it reads; so does this.
    @Test(
        "Every record's structure reads in the order of the template, sheet after sheet",
        arguments: PrintedDocument.all)
    func structure(_ document: PrintedDocument) throws {
        let (run, pdf) = try document.print()
        defer { withExtendedLifetime(run) {} }
        // As bytes, in which a word is found a hundred times faster.
        let unbroken = { (text: String) in Array(String(text.filter { !$0.isWhitespace }).utf8) }
        let text = unbroken(try Tool("pdfinfo")(["-struct-text", pdf.path]).text)
        let rows = try document.rows()
        let items = try run.manifest()
        #expect(items.count == document.count)
        var rest = text[...]
        for (_, items) in Dictionary(grouping: items, by: \.page).sorted(by: { $0.key < $1.key }) {
            let rows = items.sorted { $0.cell < $1.cell }.map { rows[$0.line - 2] }
            for word in rows.flatMap(document.front) + rows.flatMap(document.back) {
                let found = try #require(
                    rest.firstRange(of: unbroken(word)), "\(word) is not where it should be")
                rest = rest[found.upperBound...]
            }
        }
        #expect(text.ranges(of: Array("Figure".utf8)).count == document.count)
    }

    @Test("The alternative of a symbol says what it is and whose, never what it holds")
    func alternatives() throws {
        let document = PrintedDocument.all[0]
        let (run, pdf) = try document.print()
        defer { withExtendedLifetime(run) {} }
        let objects = try Tool("qpdf")(["--json", "--json-key=qpdf", pdf.path]).text
        for row in try document.rows() {
            #expect(objects.contains("Mã QR cá nhân của \(row["full_name"] ?? "?")"))
            let parts = row["qr"]?.split(separator: "|") ?? []
            #expect(parts.count > 4 && !objects.contains(parts[1]) && !objects.contains(parts[4]))
        }
    }
}

/// A run whose PDF is judged, and what must be true of it.
struct PrintedDocument: Sendable, CustomTestStringConvertible {
    let template: String
    let table: String
    let count: Int
    let sheet: String
    /// In millimetres.
    let paper: (width: Double, height: Double)
    let pages: Int
    /// From the edge of the paper, in millimetres.
    var bleedInset = 0.0
    var trimInset = 0.0

    static let all = [
        PrintedDocument(
            template: "wallet-card", table: "residents.csv", count: 200, sheet: "a4-10up",
            paper: (210, 297), pages: 40),
        PrintedDocument(
            template: "wallet-card", table: "residents.csv", count: 40, sheet: "a4-8up-bleed",
            paper: (210, 297), pages: 10),
        PrintedDocument(
            template: "wallet-card", table: "residents.csv", count: 20, sheet: "cr80",
            paper: (85.6, 53.98), pages: 40),
        PrintedDocument(
            template: "wallet-card", table: "residents.csv", count: 20, sheet: "single",
            paper: (85.6, 53.98), pages: 40),
        PrintedDocument(
            template: "wallet-card", table: "residents.csv", count: 20, sheet: "single-marks",
            paper: (85.6 + 2 * 11, 53.98 + 2 * 11), pages: 40, bleedInset: 11, trimInset: 11),
        PrintedDocument(
            template: "venue-poster", table: "venues.csv", count: 40, sheet: "single", paper: (210, 297),
            pages: 40),
    ]

    var testDescription: String { "\(count) × \(template) on \(sheet)" }

    private var path: String { "\(Project.root)/Examples/\(table)" }

    func print() throws -> (PrintedFolder, ForeignPDF) {
        let scratch = try Scratch()
        let run = try PrintedFolder(template, try scratch.rows(count, of: table), sheet: sheet)
        return (run, ForeignPDF(run.path(try #require(run.report.files.first).name)))
    }

    func rows() throws -> [[String: String]] { Array(try CSVTruth.rows(path).prefix(count)) }

    /// What the front of a record reads, in order.
    func front(_ row: [String: String]) -> [String] {
        let fields =
            template == "wallet-card"
            ? ["full_name", "date_of_birth", "group", "ward", "district", "province"] : ["name", "address"]
        return fields.map { name in
            // Masked, a birthday keeps its year.
            name == "date_of_birth" ? "Ngày sinh **/**/\((row[name] ?? "").suffix(4))" : row[name] ?? "?"
        } + ["1022", "Figure"]
    }

    /// What its back reads.
    func back(_ row: [String: String]) -> [String] {
        template == "wallet-card" ? ["Phản ánh tại", "1022 hoặc", "1022", "· Thẻ \(row["id"] ?? "?")"] : []
    }
}
