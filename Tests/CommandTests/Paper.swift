import Foundation
import Judges

/// What is printed and photographed, by programs that are not ours.
struct Paper {
    let scratch: Scratch

    /// A page of a PDF as a picture, by poppler.
    func page(_ pdf: String, page: Int = 1, dpi: Int) throws -> String {
        try ForeignPDF(pdf).raster(page: page, dpi: dpi, in: scratch)
    }

    /// A photo of a page as a poor telephone takes it: seen from the side, half in the shade, out of focus, with grain,
    /// and saved at JPEG quality 40.
    func photo(of page: String, as name: String) throws -> String {
        let size = try run("identify", ["-format", "%w %h", page]).split(separator: " ").compactMap {
            Int($0)
        }
        guard size.count == 2 else { throw Failed(reason: "no size") }
        let (width, height) = (size[0], size[1])
        let (near, far) = (width / 25, height / 14)
        let corners =
            "0,0 \(near),\(far) 0,\(height) 0,\(height - near) \(width),0 \(width - far),\(near) "
            + "\(width),\(height) \(width - near),\(height - far)"
        let path = scratch.path(name)
        _ = try run(
            "convert",
            [
                page, "-virtual-pixel", "Gray", "-distort", "Perspective", corners,
                "(", "-size", "\(width)x\(height)", "gradient:gray45-white", ")", "-compose", "Multiply",
                "-composite",
                "-blur", "0x0.8", "-seed", "20211220", "-attenuate", "0.3", "+noise", "Gaussian",
                "-colorspace", "Gray",
                "-quality", "40", path,
            ])
        return path
    }

    /// A symbol of these bytes, by qrencode.
    func code(_ payload: String, as name: String) throws -> String {
        let path = scratch.path(name)
        let input = try scratch.file("payload", payload.utf8)
        _ = try run("qrencode", ["-8", "-l", "M", "-s", "4", "-m", "4", "-r", input, "-o", path])
        return path
    }

    /// Fills in a column of a table as a clerk does in a spreadsheet, from the column `by` to the value in `names`.
    func fill(_ column: String, of table: String, by key: String, _ names: [String: String]) throws {
        let list = try scratch.file("names.json", JSONEncoder().encode(names))
        let script = """
            import csv, json, sys
            path, column, key, names = sys.argv[1], sys.argv[2], sys.argv[3], json.load(open(sys.argv[4], encoding="utf-8"))
            rows = list(csv.DictReader(open(path, encoding="utf-8-sig", newline="")))
            for row in rows:
                assert row[column] == "", row[column]
                row[column] = names[row[key]]
            with open(path, "w", encoding="utf-8-sig", newline="") as f:
                writer = csv.DictWriter(f, rows[0].keys())
                writer.writeheader()
                writer.writerows(rows)
            """
        _ = try Spreadsheets.python(script, table, column, key, list)
    }

    /// What ZBar finds, sorted, when it is told to guess no character set.
    func zbar(_ picture: String) throws -> [[UInt8]] {
        let options = ["--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", "-Sqrcode.binary"]
        return try Tool("zbarimg")(options + [picture]).output.split(separator: UInt8(ascii: "\n"))
            .map { Array($0) }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    func run(_ tool: String, _ arguments: [String]) throws -> String {
        let answer = try Tool(tool)(arguments)
        guard answer.status == 0 else { throw Failed(reason: "\(tool): \(answer.errors)") }
        return answer.text
    }

    struct Failed: Error { let reason: String }
}
