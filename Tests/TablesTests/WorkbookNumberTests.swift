import Foundation
import Judges
import Tables
import Testing

@Suite("Numbers and dates of a workbook")
struct WorkbookNumberTests {
    @Test("Days are those that openpyxl reads, in both date systems", arguments: ["1900", "1904"])
    func days(_ system: String) throws {
        let scratch = try Scratch()
        let path = scratch.path("made.xlsx")
        let truth = try Spreadsheets.python(
            """
            import json, random, sys, openpyxl
            from openpyxl.utils import datetime as dates
            random.seed(1)
            epoch = dates.CALENDAR_MAC_1904 if sys.argv[2] == "1904" else dates.CALENDAR_WINDOWS_1900
            book = openpyxl.Workbook()
            book.epoch = epoch
            serials = [1, 2, 31, 32, 58, 59, 61, 366, 367, 1461, 25569, 36526, 44197, 2957003]
            serials += [random.randrange(61, 2957003) for _ in range(1500)]
            serials += [random.randrange(10000, 50000) + random.randrange(1, 86400) / 86400 for _ in range(1500)]
            book.active.append(["day"])
            truth = []
            for serial in serials:
                book.active.append([serial])
                cell = book.active.cell(book.active.max_row, 1)
                cell.number_format = "dd/mm/yyyy hh:mm:ss"
                day = dates.from_excel(serial, epoch)
                time = day.strftime("%H:%M:%S")
                text = f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
                if time != "00:00:00":
                    text += " " + (time[:5] if time.endswith(":00") else time)
                truth.append(text)
            book.save(sys.argv[1])
            print(json.dumps(truth))
            """, path, system)
        let expected = try JSONDecoder().decode([String].self, from: Data(truth.output))
        let rows = try Table(Input(path: path)).rows()
        #expect(rows.count == expected.count)
        for (row, text) in zip(rows, expected)
        where row.texts != [text] || row.numbers != [] || !row.defects.isEmpty {
            Issue.record("\(text) became \(row.texts)")
        }
    }

    @Test("Numbers are the shortest decimals, as Python writes them")
    func decimals() throws {
        let truth = try Spreadsheets.python(
            """
            import decimal, json, random
            random.seed(2)
            numbers = [0.0, -1.0, 0.5, 999999999999999.0, 123456789012.0, 0.1, 1e-9, 5e-324, 123456.789, 1e14 + 0.5]
            numbers += [random.uniform(-1, 1) * 10 ** random.randrange(-12, 15) for _ in range(2000)]
            plain = lambda n: format(decimal.Decimal(repr(n)), "f")
            print(json.dumps([[repr(n), plain(n)[:-2] if plain(n).endswith(".0") else plain(n)] for n in numbers]))
            """)
        let pairs = try JSONDecoder().decode([[String]].self, from: Data(truth.output))
        let cells = pairs.map { "<row><c><v>\($0[0])</v></c></row>" }.joined()
        let rows = try MadeWorkbook("<row><c t=\"str\"><v>a</v></c></row>" + cells).rows()
        #expect(rows.count == pairs.count)
        for (row, pair) in zip(rows, pairs) where row.texts != [pair[1]] || row.numbers != [0] {
            Issue.record("\(pair[0]) became \(row.texts)")
        }
    }

    /// 8 March 1990, a quarter past six in the morning.
    static let moment = 32_940.260_416_666_664

    @Test(
        "The format of a cell says whether its number is a date, and which part of it is meant",
        arguments: [
            ("General", "32940.260416666664"), ("@", "32940.260416666664"), ("0.00", "32940.260416666664"),
            ("#,##0 \"d\"", "32940.260416666664"), ("#,##0\\ \\d", "32940.260416666664"),
            ("0.00E+00", "32940.260416666664"), ("[Red]0", "32940.260416666664"),
            ("_d0", "32940.260416666664"),
            ("0;dd/mm/yyyy", "32940.260416666664"), ("dd/mm/yyyy", "08/03/1990"), ("d/m/yy;@", "08/03/1990"),
            ("[$-42A]dd mmmm yyyy", "08/03/1990"), ("[$-F800]dddd\\,\\ mmmm dd\\,\\ yyyy", "08/03/1990"),
            ("d-mmm", "08/03/1990"), ("mm/yyyy", "03/1990"), ("mmm-yy", "03/1990"), ("yyyy", "1990"),
            ("\"Năm \"yyyy", "1990"), ("dd/mm/yyyy hh:mm", "08/03/1990 06:15"),
            ("m/d/yy h:mm AM/PM", "08/03/1990 06:15"),
            ("hh:mm:ss", "08/03/1990 06:15"), ("[h]:mm", "790566:15"), ("DD/MM/YYYY", "08/03/1990"),
        ])
    func formats(_ format: String, _ text: String) throws {
        #expect(try Self.text(of: Self.moment, format: format).texts == [text])
    }

    @Test(
        "A format that shows zeros in front keeps them, as the person who chose it sees them",
        arguments: [
            ("000000000000", 79_190_004_321, "079190004321"), ("0#########", 912_345_678, "0912345678"),
            ("\"0\"#", 912_345_678, "0912345678"), ("\\0#########", 912_345_678, "0912345678"),
            ("000", 7, "007"), ("000", 1_234, "1234"), ("0", 7, "7"), ("###", 7, "7"), ("0000", 1.5, "1.5"),
            ("000", -5, "-5"), ("\"x\"000", 7, "7"),
        ])
    func zeros(_ format: String, _ number: Double, _ text: String) throws {
        let row = try Self.text(of: number, format: format)
        #expect(row.texts == [text])
        #expect(row.numbers == [0])
    }

    @Test("Excel's 29 February 1900, its day 0 and what it shows as ###### are told, never guessed")
    func oddDays() throws {
        #expect(try Self.text(of: 60, format: "dd/mm/yyyy").texts == ["29/02/1900"])
        #expect(try Self.text(of: 0.25, format: "dd/mm/yyyy h:mm").texts == ["06:00"])
        for number in [-1, 0.5, 2_958_466] {
            let row = try Self.text(of: number, format: "dd/mm/yyyy")
            #expect(row.defects == [.unreadableNumber(column: 0)])
            #expect(row.numbers == [0])
        }
    }

    @Test("A number that Excel rounded is a defect and is not written as if it were whole")
    func digitsLost() throws {
        let rows = try MadeWorkbook(
            "<row><c t=\"str\"><v>a</v></c></row><row><c><v>1234567890123456</v></c></row>"
                + "<row><c><v>1.23456789012345E+17</v></c></row><row><c><v>999999999999999</v></c></row>"
        ).rows()
        #expect(rows.map(\.defects) == [[.digitsLost(column: 0)], [.digitsLost(column: 0)], []])
        #expect(
            rows.map(\.texts) == [["1.234567890123456E+15"], ["1.23456789012345E+17"], ["999999999999999"]])
    }

    @Test(
        "What is no number is a defect",
        arguments: ["abc", "1e999", "nan", "0x10", "--1", "1,5", "∞", "1 2"])
    func notNumbers(_ text: String) throws {
        let row = try #require(
            try MadeWorkbook("<row><c t=\"str\"><v>a</v></c></row><row><c><v>\(text)</v></c></row>").rows()
                .first)
        #expect(row.defects == [.unreadableNumber(column: 0)])
        #expect(row.texts == [text])
    }

    private static func text(of number: Double, format: String) throws -> Row {
        let code = format.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing(
            "<", with: "&lt;")
        let rows = try MadeWorkbook(
            "<row><c t=\"str\"><v>a</v></c></row><row><c s=\"1\"><v>\(number)</v></c></row>",
            styles: "<numFmts><numFmt numFmtId=\"170\" formatCode=\"\(code)\"/></numFmts>"
                + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>"
        ).rows()
        return try #require(rows.first)
    }
}
