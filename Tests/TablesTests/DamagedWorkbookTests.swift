import Foundation
import Judges
import Tables
import Testing

@Suite("A workbook that is damaged or odd")
struct DamagedWorkbookTests {
    private static let row = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c></row>"
    private static let sheet = "xl/worksheets/sheet1.xml"

    /// The part and the reason for which a workbook is called damaged.
    private static func damage(_ path: String) throws -> (part: String, reason: String)? {
        let error = #expect(throws: TableError.self) { try Table(Input(path: path)).rows() }
        guard case .damaged(path, let part, let reason) = error else {
            Issue.record("\(String(describing: error))")
            return nil
        }
        return (part, reason)
    }

    private static func damage(_ made: MadeWorkbook) throws -> (part: String, reason: String)? {
        try withExtendedLifetime(made) { try damage(made.path) }
    }

    @Test("ZIP as it may be is read: stored, with sizes behind the data, with 64-bit sizes", arguments: 0...2)
    func oddArchives(_ kind: Int) throws {
        let scratch = try Scratch()
        let path = scratch.path("made.xlsx")
        let source = try MadeWorkbook(Self.row + "<row><c><v>1</v></c></row>", isStored: true)
        #expect(try source.rows().map(\.texts) == [["1"]])
        _ = try Spreadsheets.python(
            """
            import sys, zipfile
            class Pipe:
                def __init__(self, file): self.file = file
                def write(self, bytes): return self.file.write(bytes)
                def flush(self): self.file.flush()
            kind, old = int(sys.argv[3]), zipfile.ZipFile(sys.argv[1])
            with open(sys.argv[2], "wb") as file:
                with zipfile.ZipFile(Pipe(file) if kind != 1 else file, "w", zipfile.ZIP_DEFLATED) as z:
                    for name in old.namelist():
                        with z.open(name, "w", force_zip64=kind > 0) as part: part.write(old.read(name))
            """, source.path, path, "\(kind)")
        #expect(try Table(Input(path: path)).rows().map(\.texts) == [["1"]])
    }

    @Test("A truncated archive is damaged wherever it was cut")
    func truncated() throws {
        let scratch = try Scratch()
        let whole = try MadeWorkbook(Self.row).bytes
        for count in stride(from: 4, to: whole.count, by: 37) {
            let path = try scratch.file("cut.xlsx", whole.prefix(count))
            #expect(try Self.damage(path)?.part == "ZIP")
        }
    }

    @Test("A part whose check sum is wrong is damaged")
    func wrongCheckSum() throws {
        let scratch = try Scratch()
        let made = try MadeWorkbook(Self.row + "<row><c t=\"str\"><v>Trần</v></c></row>", isStored: true)
        var bytes = try Data(made.bytes)
        let place = try #require(bytes.firstRange(of: Data("Trần".utf8)))
        bytes.replaceSubrange(place, with: Data("Trẫn".utf8))
        let damage = try Self.damage(scratch.file("bad.xlsx", bytes))
        #expect(damage?.part == Self.sheet)
        #expect(damage?.reason.contains("CRC") ?? false)
    }

    @Test("An archive with a password is called protected")
    func protected() throws {
        let scratch = try Scratch()
        var bytes = try Data(MadeWorkbook(Self.row).bytes)
        // Bit 0 of the flags, in every header. Source: APPNOTE.TXT, 4.4.4.
        for (mark, flags) in [("PK\u{3}\u{4}", 6), ("PK\u{1}\u{2}", 8)] {
            for place in bytes.ranges(of: Data(mark.utf8)) { bytes[place.lowerBound + flags] |= 1 }
        }
        let path = try scratch.file("locked.xlsx", bytes)
        #expect(throws: TableError.foreign(path: path, kind: .protectedExcel)) {
            try Table(Input(path: path))
        }
    }

    @Test("A part that is referred to and missing is named")
    func missingParts() throws {
        let relationships = "xl/_rels/workbook.xml.rels"
        for (target, part) in [("worksheets/none.xml", "xl/worksheets/none.xml"), ("/none.xml", "none.xml")] {
            let made = try MadeWorkbook(
                Self.row, more: [(relationships, MadeWorkbook.relationships(["worksheet": target]))])
            #expect(try Self.damage(made)?.part == part)
        }
        let strings = MadeWorkbook.relationships([
            "worksheet": "worksheets/sheet1.xml", "sharedStrings": "none.xml",
        ])
        #expect(
            try Self.damage(MadeWorkbook(Self.row, more: [(relationships, strings)]))?.part
                == "xl/none.xml")
        let workbook = MadeWorkbook.relationships(["officeDocument": "none.xml"])
        #expect(
            try Self.damage(MadeWorkbook(Self.row, more: [("_rels/.rels", workbook)]))?.part
                == "none.xml")
    }

    @Test(
        "A target outside the archive is refused, one that goes round ends",
        arguments: ["../../etc/passwd", "/../etc/passwd", "..", "../..", "a/../../../b"])
    func outside(_ target: String) throws {
        let parts = MadeWorkbook.relationships(["worksheet": target])
        let made = try MadeWorkbook(Self.row, more: [("xl/_rels/workbook.xml.rels", parts)])
        #expect(try Self.damage(made) != nil)
    }

    @Test("References that go round, or to something else, end as an empty table or a damaged one")
    func cycles() throws {
        for target in ["workbook.xml", "_rels/workbook.xml.rels", "./../xl/./workbook.xml", "/_rels/.rels"] {
            let parts = MadeWorkbook.relationships(["worksheet": target])
            let made = try MadeWorkbook(Self.row, more: [("xl/_rels/workbook.xml.rels", parts)])
            #expect(throws: TableError.empty(path: made.path)) { try made.rows() }
        }
        let office = MadeWorkbook.relationships(["officeDocument": "_rels/.rels"])
        let made = try MadeWorkbook(Self.row, more: [("_rels/.rels", office)])
        #expect(throws: TableError.empty(path: made.path)) { try made.rows() }
    }

    @Test("A linked worksheet outside the file is never looked for")
    func linked() throws {
        let parts =
            "<Relationships><Relationship Id=\"worksheet\" Type=\"x/worksheet\" Target=\"file:///etc/passwd\" "
            + "TargetMode=\"External\"/></Relationships>"
        let made = try MadeWorkbook(Self.row, more: [("xl/_rels/workbook.xml.rels", parts)])
        #expect(throws: TableError.empty(path: made.path)) { try made.rows() }
    }

    @Test(
        "Rows and cells that no spreadsheet writes are refused with their row",
        arguments: [
            "<row r=\"1\"/>", "<row r=\"0\"/>", "<row r=\"1048577\"/>",
            "<row r=\"2\"><c r=\"B2\"/><c r=\"A2\"/></row>",
            "<row r=\"2\"><c r=\"A2\"/><c r=\"A2\"/></row>", "<row r=\"2\"><c r=\"XFE2\"/></row>",
            "<row r=\"2\"><c r=\"2\"/></row>", "<row r=\"2\"><c t=\"s\"><v>0</v></c></row>",
            "<row r=\"2\"><c t=\"s\"><v>-1</v></c></row>",
            "<row r=\"2\"><c t=\"s\"><v>9999999999</v></c></row>",
        ])
    func refused(_ row: String) throws {
        let damage = try Self.damage(MadeWorkbook(Self.row + row))
        #expect(damage?.part == Self.sheet)
        #expect(damage?.reason.contains("row") ?? false)
    }

    @Test("XML that is not well-formed is damaged, with its line")
    func brokenXML() throws {
        for row in ["<row>", "<row></c>", "<row r=1/>", "&nbsp;", "\u{1}"] {
            let damage = try Self.damage(MadeWorkbook(Self.row + "\n" + row))
            #expect(damage?.reason.hasPrefix("line 2: not well-formed XML") ?? false)
        }
    }

    @Test(
        "What is unusual and sound is read: rows without numbers, prefixes, other letters in names of parts")
    func unusual() throws {
        let rows =
            "<x:row><x:c t='inlineStr'><x:is><x:t>a</x:t></x:is></x:c></x:row><x:row><x:c/><x:c><x:v/></x:c></x:row>"
            + ["2021-09-05T00:00:00", "2021-09-05T07:30:00Z", "2021-09-05", "5/9"]
            .map { "<x:row><x:c t='d'><x:v>\($0)</x:v></x:c></x:row>" }.joined()
        let sheet =
            "<?xml version='1.0' encoding='UTF-8'?><!-- x --><x:worksheet xmlns:x='y'><x:row><x:c><x:v>0</x:v></x:c></x:row>"
            + "<x:sheetData>\(rows)</x:sheetData><x:row/></x:worksheet>"
        let parts = MadeWorkbook.relationships(["worksheet": "WorkSheets/Sheet1.XML"])
        let table = try MadeWorkbook("", more: [(Self.sheet, sheet), ("xl/_rels/workbook.xml.rels", parts)])
            .open()
        #expect(table.header == ["a"])
        let found = try table.rows()
        #expect(found.map(\.texts) == [["05/09/2021"], ["05/09/2021 07:30"], ["05/09/2021"], ["5/9"]])
        #expect(found.map(\.line) == [3, 4, 5, 6])
    }

    @Test("Shared texts: runs are joined, reading aids left out, escapes decoded, blanks kept")
    func sharedTexts() throws {
        let strings =
            "<si><t>a</t></si><si><r><t xml:space=\"preserve\"> Trần </t></r><r><rPr/><t>Văn</t></r>"
            + "<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh><phoneticPr/></si><si><t>1_x000D_2_x005F_x000D_ _x00e1_ _x12_ _xD83D__xDE00_"
            + " _xD83D_ &lt;&#225;&amp;<![CDATA[<b>]]></t></si><si/>"
        let cells = (0...3).map { "<row><c t=\"s\"><v>\($0)</v></c><c><v>1</v></c></row>" }.joined()
        let rows = try MadeWorkbook(cells, strings: strings).rows()
        #expect(rows.map { $0.texts[0] } == [" Trần Văn", "1\r2_x000D_ á _x12_ 😀 _xD83D_ <á&<b>", ""])
    }

    @Test("No damage to any byte makes the reader trap: it is a table or an error")
    func anyDamage() throws {
        let scratch = try Scratch()
        let rows =
            "<row><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"str\"><v>b</v></c></row>"
            + "<row><c r=\"A2\" s=\"1\"><v>32940.26</v></c><c r=\"B2\"><f>1</f><v>-1.5E-7</v></c></row>"
        let made = try MadeWorkbook(
            rows, strings: "<si><r><t>a_x000D_</t></r><rPh><t>x</t></rPh></si>",
            styles: "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[h]:mm\\-\"/></numFmts><cellXfs><xf/>"
                + "<xf numFmtId=\"170\"/></cellXfs>", isStored: true)
        let whole = try made.bytes
        var dice = Dice(state: 7)
        var ends: (tables: Int, errors: Int) = (0, 0)
        for _ in 0..<3_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...3, using: &dice) {
                bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            let path = try scratch.file("damaged.xlsx", bytes)
            do {
                _ = try Table(Input(path: path), score: { $0.count }).rows()
                ends.tables += 1
            } catch is TableError {
                ends.errors += 1
            }
        }
        #expect(ends.tables > 0 && ends.errors > 0)
    }
}
