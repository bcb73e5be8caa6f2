import Foundation
import Judges
import Tables
import Testing

@Suite("The header of a table")
struct HeaderTests {
    private static let known: Set = ["STT", "Họ và tên", "Ngày sinh", "Tổ", "Phường", "Quận", "QR"]

    private static func score(_ names: [String]) -> Int { known.intersection(names).count }

    private static let lists: [(rows: [[String]], header: [String], line: Int)] = [
        // The header is the first row.
        ([["Họ và tên", "QR", "x"], ["A", "b", "c"]], ["Họ và tên", "QR", "x"], 2),
        // Title lines, one with two cells, and a blank row before it.
        (
            [
                ["DANH SÁCH CÔNG DÂN"], ["Phường", "Bến Nghé"], [], ["STT", "Họ và tên", "QR"],
                ["1", "A", "b"],
            ],
            ["STT", "Họ và tên", "QR"], 5
        ),
        // Two rows of names.
        (
            [
                ["DANH SÁCH"], ["STT", "Họ và tên", "Địa chỉ", "", "", "QR"],
                ["", "", "Tổ", "Phường", "Quận"],
                ["1", "A", "2", "B", "C", "d"],
            ],
            ["STT", "Họ và tên", "Tổ", "Phường", "Quận", "QR"], 4
        ),
        // Two rows, the lower one longer.
        (
            [["Họ và tên", "QR", "Địa chỉ"], ["", "", "Tổ", "Phường"], ["A", "b", "1", "C"]],
            ["Họ và tên", "QR", "Tổ", "Phường"], 3
        ),
        // No name is known: the first row with two of them.
        ([["DANH SÁCH"], ["name", "code"], ["A", "b"]], ["name", "code"], 3),
        // A title alone above a table of one column.
        ([["name"], ["A"]], ["name"], 2),
        // The header comes twice.
        ([["Họ và tên", "QR"], ["A", "b"], ["Họ và tên", "QR"]], ["Họ và tên", "QR"], 2),
    ]

    @Test("Title lines above it are passed over, in a workbook and in CSV", arguments: lists.indices)
    func found(_ index: Int) throws {
        let list = Self.lists[index]
        let scratch = try Scratch()
        let width = list.rows.map(\.count).max() ?? 0
        let csv = list.rows.map { $0 + [String](repeating: "", count: width - $0.count) }.flatMap(CSV.line)
        let path = try scratch.file("list.csv", csv)
        for path in [path, try Spreadsheets.workbook(of: path, in: scratch)] {
            let table = try Table(Input(path: path), score: Self.score)
            #expect(table.header.prefix { $0 != "" } == list.header[...])
            let again = try table.reopened()
            let rows = try table.rows()
            #expect(rows.first?.line == list.line)
            #expect(try rows == again.rows())
            #expect(rows.count == list.rows.count - list.line + 1)
        }
    }

    @Test("Merged cells of a workbook count by their first cell")
    func merged() throws {
        let scratch = try Scratch()
        let path = scratch.path("made.xlsx")
        _ = try Spreadsheets.python(
            """
            import sys, openpyxl
            book = openpyxl.Workbook()
            sheet = book.active
            for row in [["DANH SÁCH CÔNG DÂN PHƯỜNG"], ["Ngày 1/9/2021"], [],
                        ["STT", "Họ và tên", "Địa chỉ", None, None, "QR"], [None, None, "Tổ", "Phường", "Quận"],
                        [1, "A", "2", "B", "C", "d"]]:
                sheet.append(row)
            for cells in ["A1:F1", "A2:F2", "C4:E4", "A4:A5", "B4:B5", "F4:F5"]:
                sheet.merge_cells(cells)
            book.save(sys.argv[1])
            """, path)
        let table = try Table(Input(path: path), score: Self.score)
        #expect(table.header == ["STT", "Họ và tên", "Tổ", "Phường", "Quận", "QR"])
        #expect(try table.rows().map(\.texts) == [["1", "A", "2", "B", "C", "d"]])
    }

    @Test("A title with a quote in it does not hide the header, and the delimiter is that of the header")
    func oddTitles() throws {
        let file = try TemporaryFile(
            "Tổ \"2\", phường\nlập, ngày 1, tháng 9\n\"Họ và\ttên\";QR\nHọ và tên;QR\nA;b\n")
        let table = try Table(Input(path: file.path), score: Self.score)
        #expect(table.header == ["Họ và tên", "QR"])
        #expect(try table.rows().map(\.line) == [5])
    }

    @Test("A broken header that is all there is stays an error")
    func broken() throws {
        let file = try TemporaryFile("a,\"b\n1,2\n")
        #expect(throws: TableError.brokenHeader(path: file.path, defect: .unclosedQuote(column: 1))) {
            try Table(Input(path: file.path), score: Self.score)
        }
    }

    @Test("A cell beyond the named columns of a worksheet is a defect, a blank one is nothing")
    func unnamedCells() throws {
        let rows = try MadeWorkbook(
            "<row><c r=\"B1\" t=\"str\"><v>a</v></c></row><row><c r=\"D2\" t=\"str\"><v> </v></c></row>"
                + "<row><c r=\"B3\"><v>1</v></c><c r=\"D3\" t=\"str\"><v>x</v></c></row>"
                + "<row><c r=\"B4\"><v>1</v></c><c r=\"XFD4\" t=\"str\"><v>x</v></c></row>"
        ).rows()
        #expect(rows.map(\.line) == [3, 4])
        #expect(rows.map(\.defects) == [[.unnamedCell(column: 3)], [.unnamedCell(column: 16_383)]])
        #expect(CellReference.letters(of: 3) == "D" && CellReference.letters(of: 16_383) == "XFD")
    }
}
