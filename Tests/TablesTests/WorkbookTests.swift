import Foundation
import Judges
import Tables
import Testing

@Suite("A workbook that another program wrote")
struct WorkbookTests {
    @Test("The residents saved by openpyxl are the same rows, byte for byte")
    func residents() throws {
        let scratch = try Scratch()
        let csv = "\(Project.root)/Examples/residents.csv"
        let workbook = try Table(Input(path: Spreadsheets.workbook(of: csv, in: scratch)))
        let truth = try Table(Input(path: csv))
        #expect(workbook.header == truth.header)
        let rows = try workbook.rows()
        #expect(try rows == truth.rows())
        #expect(rows.count == 600)
    }

    @Test("Texts, numbers, truth values, dates and times by openpyxl come as a person sees them")
    func openpyxl() throws {
        let scratch = try Scratch()
        let path = scratch.path("made.xlsx")
        _ = try Spreadsheets.python(
            """
            import datetime as d, sys, openpyxl
            book = openpyxl.Workbook()
            sheet = book.active
            sheet.append(["a", "b", "c", "d", "e", "f"])
            sheet.append(["Nguyễn  Thị & <Ý> ", 79190004321, 1.5, 0.3, True, False])
            sheet.append([d.date(1990, 3, 8), d.datetime(2021, 9, 5, 7, 30), d.datetime(2021, 9, 5), d.time(8, 5, 9),
                -12.25, 1e-7])
            sheet.append([None, "", " ", "a\\nb", "079190004321", 0])
            sheet.append([None, None, None, None, None, None])
            sheet.append([None, "x"])
            book.save(sys.argv[1])
            """, path)
        let rows = try Table(Input(path: path)).rows()
        #expect(
            rows.map(\.texts) == [
                ["Nguyễn  Thị & <Ý> ", "79190004321", "1.5", "0.3", "TRUE", "FALSE"],
                ["08/03/1990", "05/09/2021 07:30", "05/09/2021", "08:05:09", "-12.25", "0.0000001"],
                ["", "", " ", "a\nb", "079190004321", "0"], ["", "x", "", "", "", ""],
            ])
        #expect(rows.map(\.line) == [2, 3, 4, 6])
        #expect(rows.map(\.numbers) == [[1, 2, 3], [4, 5], [5], []])
        #expect(rows.flatMap(\.defects) == [])
    }

    @Test(
        "Rich texts, inline texts and saved values of formulas by XlsxWriter are read",
        arguments: [false, true])
    func xlsxwriter(_ isInline: Bool) throws {
        let scratch = try Scratch()
        let path = scratch.path("made.xlsx")
        _ = try Spreadsheets.python(
            """
            import sys, xlsxwriter
            book = xlsxwriter.Workbook(sys.argv[1], {"constant_memory": sys.argv[2] == "true"})
            sheet, bold = book.add_worksheet("Tổ 1"), book.add_format({"bold": True})
            sheet.write_row(0, 0, ["a", "b", "c", "d"])
            sheet.write_rich_string(1, 0, "Trần ", bold, "Văn", " Mẫu")
            sheet.write_formula(1, 1, '=A1&"x"', None, "ax")
            sheet.write_formula(1, 2, "=1+1", None, 2)
            sheet.write_string(1, 3, "  Ổ  \\u0001\\t")
            sheet.write_formula(2, 0, "=NA()", None, "#N/A")
            sheet.write_boolean(2, 2, True)
            sheet.set_row(2, None, None, {"hidden": True})
            book.close()
            """, path, "\(isInline)")
        let rows = try Table(Input(path: path)).rows()
        #expect(
            rows.map(\.texts) == [["Trần Văn Mẫu", "ax", "2", "  Ổ  \u{1}\t"], ["#N/A", "", "TRUE", ""]])
        #expect(rows.map(\.defects) == [[], [.errorValue(column: 0, value: "#N/A")]])
    }

    @Test("A formula that was never worked out is a defect and does not pass for an empty cell")
    func unworkedFormula() throws {
        let scratch = try Scratch()
        let path = scratch.path("made.xlsx")
        _ = try Spreadsheets.python(
            """
            import sys, openpyxl
            book = openpyxl.Workbook()
            book.active.append(["a", "b"])
            book.active.append(["x", "=A2"])
            book.save(sys.argv[1])
            """, path)
        let row = try #require(try Table(Input(path: path)).rows().first)
        #expect(row.defects == [.formulaWithoutValue(column: 1)])
        #expect(row.texts == ["x", "#N/A"])
    }

    @Test("The first worksheet that is not hidden is read, or the one asked for; charts do not count")
    func worksheets() throws {
        let scratch = try Scratch()
        let path = scratch.path("made.xlsx")
        _ = try Spreadsheets.python(
            """
            import sys, openpyxl
            book = openpyxl.Workbook()
            book.active.title, book.active.sheet_state = "Ẩn", "hidden"
            book.active.append(["ẩn"])
            book.create_chartsheet("Biểu đồ")
            for name in ["Tổ 1", "Tổ 2"]:
                book.create_sheet(name).append([name])
            book.active = 2
            book.save(sys.argv[1])
            """, path)
        func header(_ sheet: String?) throws -> [String] {
            try Table(Input(path: path), options: Table.Options(worksheet: sheet)).header
        }
        #expect(try header(nil) == ["Tổ 1"])
        #expect(try header("Tổ 2") == ["Tổ 2"])
        #expect(try header("tổ 2".decomposedStringWithCanonicalMapping) == ["Tổ 2"])
        #expect(try header("Ẩn") == ["ẩn"])
        #expect(throws: TableError.noSheet(path: path, name: "Tổ 3", sheets: ["Ẩn", "Tổ 1", "Tổ 2"])) {
            try header("Tổ 3")
        }
        let csv = try TemporaryFile("a,b\n1,2")
        #expect(throws: TableError.noSheet(path: csv.path, name: "Tổ 1", sheets: [])) {
            try Table(Input(path: csv.path), options: Table.Options(worksheet: "Tổ 1"))
        }
    }

    @Test("A worksheet can be read again, and twice at once")
    func reopened() throws {
        let scratch = try Scratch()
        let path = try Spreadsheets.workbook(of: "\(Project.root)/Examples/venues.csv", in: scratch)
        let table = try Table(Input(path: path))
        let (first, second) = (try table.reopened(), try table.reopened())
        var rows: [Row] = []
        while let row = try first.next() {
            #expect(try second.next() == row)
            rows.append(row)
        }
        #expect(try rows == table.rows())
        #expect(rows.count == 120)
    }

    @Test("A rejects file that was saved as a workbook reads as the table it came from")
    func rejects() throws {
        let scratch = try Scratch()
        let csv = try scratch.file(
            "rejects.csv",
            RejectsFile.line([Array("phone".utf8), Array("qr".utf8)], findings: RejectsFile.columns)
                + RejectsFile.line(
                    [Array("+84912345678".utf8), Array("=x".utf8)], findings: ["7", "qr", "c", "…"]))
        let table = try Table(Input(path: Spreadsheets.workbook(of: csv, in: scratch)))
        #expect(table.header == ["phone", "qr"])
        #expect(try table.rows().map(\.texts) == [["+84912345678", "=x"]])
    }

    @Test("Texts beyond the memory they may take are read all the same, in any order")
    func manyTexts() throws {
        let scratch = try Scratch()
        let path = scratch.path("made.xlsx")
        // 700,000 texts of 60 letters are 42 MB; 32 stay in memory.
        let parts = try MadeWorkbook("")
        _ = try Spreadsheets.python(
            """
            import sys, zipfile
            count = 700_000
            text = lambda i: f"{i:06d}" + "Ấ" * 18
            old = zipfile.ZipFile(sys.argv[1])
            with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
                for name in old.namelist():
                    if "sheet1" not in name and "workbook.xml.rels" not in name: z.writestr(name, old.read(name))
                rels = old.read("xl/_rels/workbook.xml.rels").decode()
                more = '<Relationship Id="t" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
                z.writestr("xl/_rels/workbook.xml.rels", rels.replace("</Relationships>", more))
                z.writestr("xl/sharedStrings.xml", "<sst>" + "".join(
                    f"<si><t>{text(i)}</t></si>" for i in range(count)) + "</sst>")
                places = [0, count - 1] + [i * 7919 % count for i in range(20_000)]
                z.writestr("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + "".join(
                    f'<row r="{n}"><c r="A{n}" t="s"><v>{i}</v></c></row>' for n, i in enumerate(places, 1))
                    + "</sheetData></worksheet>")
            """, parts.path, path)
        let table = try Table(Input(path: path))
        let places = [699_999] + (0..<20_000).map { $0 * 7_919 % 700_000 }
        #expect(table.header == ["000000" + String(repeating: "Ấ", count: 18)])
        let expected = places.map { place in
            let digits = String(place)
            return String(repeating: "0", count: 6 - digits.count) + digits
                + String(repeating: "Ấ", count: 18)
        }
        #expect(try table.rows().flatMap(\.texts) == expected)
    }
}
