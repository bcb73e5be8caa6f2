import Foundation
import Judges
import Press
import Testing

/// What a print shop gets from every PDF, judged by programs that are not ours.
///
/// See Documentation/PrintReadiness.md.
@Suite("A PDF is ready to print")
struct PrintReadinessTests {
    private static let documents: [(template: String, table: String, sheet: String)] = [
        ("wallet-card", "residents.csv", "a4-10up"), ("venue-poster", "venues.csv", "single"),
        ("wallet-card", "residents.csv", "single"),
    ]

    private func printed(_ document: (template: String, table: String, sheet: String)) throws -> (
        PrintedFolder, String
    ) {
        let scratch = try Scratch()
        let table = try String(contentsOfFile: "\(Project.root)/Examples/\(document.table)", encoding: .utf8)
        let rows = table.split(whereSeparator: \.isNewline).prefix(41).joined(separator: "\n")
        let run = try PrintedFolder(
            document.template, try scratch.file("table.csv", rows.utf8), sheet: document.sheet)
        return (run, run.path(try #require(run.report.files.first)))
    }

    @Test("qpdf finds nothing to say, and pikepdf accepts PDF/A-2b", arguments: documents)
    func sound(_ document: (template: String, table: String, sheet: String)) throws {
        let (run, path) = try printed(document)
        defer { withExtendedLifetime(run) {} }
        let check = try Tool("qpdf")(["--check", path])
        #expect(
            check.status == 0 && !check.text.contains("WARNING") && check.errors.isEmpty, "\(check.errors)")
        let script = """
            import sys, pikepdf
            from pikepdf import pdfa
            for finding in pdfa.check(pikepdf.open(sys.argv[1]), "2b").findings: print(finding)
            """
        let verdict = try Tool("\(Project.root)/.venv/bin/python3")(["-c", script, path])
        #expect(verdict.status == 0 && verdict.output.isEmpty, "\(verdict.text)\(verdict.errors)")
    }

    @Test("Every face is embedded once, as a subset, with its text", arguments: documents)
    func fonts(_ document: (template: String, table: String, sheet: String)) throws {
        let (run, path) = try printed(document)
        defer { withExtendedLifetime(run) {} }
        let fonts = try ForeignPDF(path).fonts()
        #expect(!fonts.isEmpty && fonts.allSatisfy { $0.embedded && $0.subset && $0.unicode })
        let faces = fonts.map { $0.name.drop { $0 != "+" } }
        #expect(Set(faces).count == faces.count, "\(faces)")
    }

    @Test(
        "Boxes, language, title, duplex and actual size are said, and there is no script",
        arguments: documents)
    func wishes(_ document: (template: String, table: String, sheet: String)) throws {
        let (run, path) = try printed(document)
        defer { withExtendedLifetime(run) {} }
        let facts = try Tool("pdfinfo")(["-box", path]).text
        for box in ["MediaBox", "BleedBox", "TrimBox"] { #expect(facts.contains(box)) }
        #expect(try Tool("pdfinfo")(["-js", path]).text.isEmpty)
        let root = try Tool("qpdf")(["--json", "--json-key=qpdf", path])
        #expect(root.text.contains(/"\/Lang": "u:vi-VN"/))
        #expect(root.text.contains(/"\/PrintScaling": "\/None"/))
        #expect(root.text.contains(/"\/DisplayDocTitle": true/))
        let duplex = document.template == "wallet-card" ? "DuplexFlipLongEdge" : "Simplex"
        #expect(root.text.contains("\"/Duplex\": \"/\(duplex)\""))
    }

    @Test("Structure reads in the order of the template, and the symbol's alternative is not its payload")
    func structure() throws {
        let (run, path) = try printed(Self.documents[0])
        defer { withExtendedLifetime(run) {} }
        let text = try Tool("pdfinfo")(["-struct-text", path]).text
        let order = [
            "Nguyễn Ngọc Vân", "Ngày sinh", "Số giấy tờ", "Phường Hợp Giang", "1022", "Figure",
            "Hoàng Quang Nam",
        ]
        var rest = text[...]
        for word in order {
            let found = try #require(rest.range(of: word), "\(word) is not where it should be")
            rest = rest[found.upperBound...]
        }
        let objects = try Tool("qpdf")(["--json", "--json-key=qpdf", path]).text
        #expect(objects.contains("Mã QR cá nhân của Nguyễn Ngọc Vân"))
        #expect(!objects.contains("NGUYEN NGOC VAN"))
    }

    /// `low` and `high`: a band of the page in millimetres from its lower edge that holds no coloured art.
    @Test(
        "Symbol and black text are on the black plate alone",
        arguments: [(document: documents[1], low: 52.0, high: 263.0), (documents[2], 0.0, 43.3)])
    func plates(
        _ band: (document: (template: String, table: String, sheet: String), low: Double, high: Double)
    ) throws {
        let (run, path) = try printed(band.document)
        defer { withExtendedLifetime(run) {} }
        func points(_ mm: Double) -> Double { mm * 72 / 25.4 }
        let answer = try Tool("gs")([
            "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=inkcov", "-o", "-", "-dFIXEDMEDIA",
            "-dFirstPage=1",
            "-dLastPage=1", "-dDEVICEWIDTHPOINTS=595", "-dDEVICEHEIGHTPOINTS=\(points(band.high - band.low))",
            "-c",
            "<</PageOffset[0 \(points(band.low))]>>setpagedevice", "-f", path,
        ])
        let ink = answer.text.split(separator: " ").prefix(4).compactMap { Double($0) }
        #expect(ink.count == 4 && ink.prefix(3).allSatisfy { $0 == 0 }, "\(answer.text)\(answer.errors)")
        #expect((ink.last ?? 0) > 0.05, "the band holds a symbol")
    }
}
