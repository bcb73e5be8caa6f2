import Foundation
import Judges
import Tables
import Testing

/// The formats that are no encoding: written by Python's own libraries, openpyxl and XlsxWriter.
@Suite("One list of 300 names in every format")
struct ForeignFormatTests {
    /// Writes the table `argv[1]` in the format `argv[2]` as the file `argv[3]`.
    private static let save = """
        import csv, json, sys
        source, kind, target = sys.argv[1:]
        with open(source, encoding="utf-8", newline="") as f: rows = list(csv.reader(f))
        if kind == "openpyxl":
            import openpyxl
            book = openpyxl.Workbook()
            for row in rows: book.active.append(row)
            book.save(target)
        elif kind in ("xlsxwriter", "inline"):
            import xlsxwriter
            book = xlsxwriter.Workbook(target, {"constant_memory": kind == "inline", "strings_to_numbers": True})
            sheet = book.add_worksheet("Danh sách")
            sheet.merge_range(0, 0, 0, 1, "DANH SÁCH CÔNG DÂN KHU PHỐ 3")
            for number, row in enumerate(rows): sheet.write_row(number + 2, 0, row)
            book.close()
        elif kind == "jsonl":
            with open(target, "w", encoding="utf-8") as f:
                for row in rows[1:]: f.write(json.dumps(dict(zip(rows[0], row)), ensure_ascii=len(row[1]) % 2 == 0) + "\\n")
        else:
            with open(target, "w", encoding="utf-8-sig", newline="") as f:
                csv.writer(f, delimiter={"semicolon": ";", "tab": "\\t", "bar": "|"}[kind], quoting=csv.QUOTE_ALL).writerows(rows)
        """

    private static func rows(
        of name: String, as kind: String, encoding: TextEncoding? = nil
    ) throws -> [Row] {
        let scratch = try Scratch()
        let path = scratch.path("table")
        let source = try scratch.file("source.csv", try ForeignTable(name).bytes)
        _ = try Spreadsheets.python(save, source, kind, path)
        let columns: Set = ["id", "full_name"]
        let table = try Table(
            Input(path: path), options: Table.Options(encoding: encoding),
            score: { columns.intersection($0).count })
        #expect(table.header == ["id", "full_name"])
        var rows: [Row] = []
        while let row = try table.next() { rows.append(row) }
        return rows
    }

    @Test(
        "Each gives the same 300 names, byte for byte",
        arguments: ["openpyxl", "xlsxwriter", "inline", "jsonl", "semicolon", "tab", "bar"])
    func formats(_ kind: String) throws {
        let rows = try Self.rows(of: "utf-8", as: kind)
        #expect(rows.count == 300 && rows.flatMap(\.defects) == [])
        #expect(people(rows) == people(ForeignTable.names))
    }

    @Test(
        "Text typed in a font of the nineties is read in a workbook as it is in CSV",
        arguments: ["tcvn3-misread", "vni-misread", "utf-8-misread"], ["openpyxl", "inline"])
    func fonts(_ name: String, _ kind: String) throws {
        let file = try TemporaryFile(try ForeignTable(name).bytes)
        let rows = try Self.rows(of: name, as: kind)
        #expect(people(rows) == people(try file.rows()) && rows.count > 100)
        #expect(rows.map(\.defects) == (try file.rows().map(\.defects)))
    }
}
