import Foundation
import Judges
import Press
import Testing

@Suite("A list is a table for those who cannot see it")
struct TableTagsTests {
    /// Every table of the file as pikepdf finds it: the page, then for each row the kinds of its cells.
    private func tables(_ pdf: ForeignPDF) throws -> [[String]] {
        let script = """
            import sys, pikepdf
            pdf = pikepdf.open(sys.argv[1])
            def kids(element):
                kids = element.get("/K", [])
                return [kid for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])]
            def find(element, kind):
                for kid in kids(element):
                    if not isinstance(kid, pikepdf.Dictionary): continue
                    if kid.S == kind: yield kid
                    else: yield from find(kid, kind)
            pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
            for table in find(pdf.Root.StructTreeRoot, "/Table"):
                line = [str(pages[table.Pg.objgen])]
                for row in kids(table):
                    assert row.S == "/TR" and row.P.objgen == table.objgen
                    cells = [str(cell.S) for cell in kids(row)]
                    for cell in kids(row):
                        assert cell.P.objgen == row.objgen
                        if cell.S == "/TH": assert cell.A.O == "/Table" and cell.A.Scope == "/Column"
                        for paragraph in kids(cell): assert paragraph.S == "/P" and len(kids(paragraph)) == 1
                    line.append("".join(cells))
                print(" ".join(line))
            """
        return try Python.run(script, [pdf.path]).split(separator: "\n").map {
            $0.split(separator: " ").map(String.init)
        }
    }

    @Test("Every page has one table: a row of heads, and a row with a cell in every column for each resident")
    func tables() throws {
        let list = try PrintedList(by: "ward")
        let rows = Dictionary(grouping: try list.items(), by: \.page).mapValues(\.count)
        let heads = String(repeating: "/TH", count: 6)
        let cells = String(repeating: "/TD", count: 6)
        let found = try list.pdfs.map(tables)
        #expect(found.joined().count == list.words.count)
        var before = 0
        for document in found {
            for (index, table) in document.enumerated() {
                let count = try #require(rows[before + index + 1])
                #expect(table == ["\(index + 1)", heads] + Array(repeating: cells, count: count))
            }
            before += document.count
        }
    }

    @Test("poppler reads heads and cells, an empty one too, in the order of the columns")
    func reading() throws {
        let scratch = try Scratch()
        let input = try scratch.file(
            "in.csv", "full_name,date_of_birth,ward,qr\nTrần Văn Mẫu,,Phường Thử,mã\n".utf8)
        let run = try PrintedFolder("hand-over-list", input, sheet: "hand-over-a4")
        let text = try Tool("pdfinfo")(["-struct-text", run.path("hand-over-list-0001.pdf")]).text
        let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        let table = try #require(lines.firstIndex { $0.hasPrefix("Table") })
        let words = lines[table...].filter {
            $0.hasPrefix("\"") || $0 == "TD" || $0 == "TR" || $0.hasPrefix("TH")
        }
        #expect(
            words.map { $0.replacing("\"", with: "") }.prefix(24) == [
                "TR", "TH:", "STTNo.", "TH:", "Họ và tênFull name", "TH:", "Ngày sinhDate of birth", "TH:",
                "Tổ, phườngGroup, ward", "TH:", "Người nhậnReceived by", "TH:", "Ký nhậnSignature", "TR",
                "TD", "1",
                "TD", "Trần Văn Mẫu", "TD", "TD", "Phường Thử", "TD", "TD", "Hỗ trợ 1022",
            ])
    }

    @Test("qpdf finds nothing to say, and pikepdf accepts PDF/A-2b", arguments: ["group", "ward", nil])
    func sound(_ field: String?) throws {
        let list = try PrintedList(by: field)
        for pdf in list.pdfs {
            let check = try Tool("qpdf")(["--check", pdf.path])
            #expect(
                check.status == 0 && !check.text.contains("WARNING") && check.errors.isEmpty,
                "\(check.errors)")
        }
        let script = """
            import sys, pikepdf
            from pikepdf import pdfa
            for path in sys.argv[1:]:
                for finding in pdfa.check(pikepdf.open(path), "2b").findings: print(finding)
            """
        #expect(try Python.run(script, list.pdfs.map(\.path)) == "")
        for pdf in list.pdfs {
            let fonts = try pdf.fonts()
            #expect(!fonts.isEmpty && fonts.allSatisfy { $0.embedded && $0.subset && $0.unicode })
        }
    }
}
