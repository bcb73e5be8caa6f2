import Foundation

/// Workbooks that other programs write, and what those programs read in them.
package enum Spreadsheets {
    /// Runs a Python script with the spreadsheet libraries; `arguments` are its `sys.argv[1:]`.
    ///
    /// Throws with the script's own words if it fails.
    package static func python(_ script: String, _ arguments: String...) throws -> Tool.Answer {
        let answer = try Tool("python3")(["-c", script] + arguments)
        guard answer.status == 0 else { throw Failed(reason: answer.errors) }
        return answer
    }

    package struct Failed: Error { let reason: String }

    /// Writes a CSV file as a workbook with openpyxl, every cell as text.
    package static func workbook(of csv: String, in scratch: Scratch) throws -> String {
        let path = scratch.path("table.xlsx")
        let script = """
            import csv, sys, openpyxl
            book = openpyxl.Workbook()
            with open(sys.argv[1], encoding="utf-8-sig", newline="") as f:
                for row in csv.reader(f):
                    book.active.append(row)
            book.save(sys.argv[2])
            """
        _ = try python(script, csv, path)
        return path
    }

    /// Writes a ZIP archive of these parts; the names are listed as they are, whatever they say.
    package static func archive(
        _ parts: [(name: String, text: String)], isStored: Bool = false, in scratch: Scratch,
        as name: String = "made.xlsx"
    ) throws -> String {
        let list = try scratch.file("parts.json", JSONEncoder().encode(parts.map { [$0.name, $0.text] }))
        let script = """
            import json, sys, zipfile
            kind = zipfile.ZIP_STORED if sys.argv[3] == "stored" else zipfile.ZIP_DEFLATED
            with zipfile.ZipFile(sys.argv[2], "w", kind) as z:
                for name, text in json.load(open(sys.argv[1], encoding="utf-8")):
                    z.writestr(name, text)
            """
        _ = try python(script, list, scratch.path(name), isStored ? "stored" : "deflated")
        return scratch.path(name)
    }
}
