import Drawing
import Foundation
import Judges
import Pages
import Records
import Testing

/// A folder of `Cases`: `record.json` and the proof of its pages.
struct Case {
    struct Order: Decodable {
        let template: String
        let date: String
        let fields: [String: String]
        let settings: [String: String]
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { FileManager.default.fileExists(atPath: folder.appending(path: "\($0)/record.json").path) }
        .sorted()
    static let dpi = 100

    let order: Order

    init(_ name: String) throws {
        let file = try Data(contentsOf: Self.folder.appending(path: "\(name)/record.json"))
        order = try JSONDecoder().decode(Order.self, from: file)
    }

    /// The files that prove the pages: their text, and a picture of each; or the text of the problems.
    func proof() throws -> [String: Data] {
        let template = try template(order.template)
        let date = try #require(Day(iso: order.date))
        let values = order.fields.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        let record = try Record(template.kind, named: values, today: date)
        let settings = try Settings(order.settings, for: template, date: date)
        let symbols = try template.symbols(for: record)
        do {
            let pages = try template.pages(for: record, symbols: symbols, settings: settings, fonts: fonts())
            return try Self.files(of: pages).merging(framed(pages, of: template, settings)) { $1 }
        } catch let problems as Problems {
            let lines = problems.all.map { "\($0.code) \($0.field)\n\($0.message.vi)\n\($0.message.en)\n" }
            return ["page.txt": Data(lines.joined().utf8)]
        }
    }

    private static func files(of pages: [Page]) throws -> [String: Data] {
        let book = try fonts()
        let text = pages.map { $0.dump(fonts: book) }.joined(separator: "\n")
        var files = ["page.txt": Data(text.utf8)]
        for page in pages {
            var document = try PNGDocument(size: page.trim, dpi: dpi, fonts: book)
            let png = try document.picture { canvas throws(DrawingError) in try canvas.draw(Imposition(page))
            }
            files["\(page.side).png"] = Data(png)
        }
        return files
    }

    /// What was recorded, without the record itself.
    static func recorded(_ name: String) throws -> [String: Data] {
        let path = folder.appending(path: name)
        let files = try FileManager.default.contentsOfDirectory(atPath: path.path).filter {
            $0 != "record.json"
        }
        return try Dictionary(
            uniqueKeysWithValues: files.map { ($0, try Data(contentsOf: path.appending(path: $0))) })
    }

    /// Puts the proof in the place of the one that was recorded.
    static func record(_ proof: [String: Data], as name: String) throws {
        let path = folder.appending(path: name)
        for file in try recorded(name).keys {
            try FileManager.default.removeItem(at: path.appending(path: file))
        }
        for (file, bytes) in proof { try bytes.write(to: path.appending(path: file)) }
    }

    /// Writes what came instead, to be looked at; answers where.
    static func keep(_ bytes: Data, as name: String) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "qrpress-cases/\(name)")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file)
        return file.path
    }

    /// Writes a picture that shows in red what differs between the recorded picture and the `actual` one; says where.
    static func picture(ofDifference old: Data?, _ actual: String) throws -> String {
        guard let old else { return "a picture that was not recorded" }
        let recorded = actual + ".recorded.png"
        let difference = actual + ".difference.png"
        try old.write(to: URL(filePath: recorded))
        let answer = try Tool("compare")(["-metric", "AE", recorded, actual, difference])
        return "\(answer.errors) pixels differ: \(difference)"
    }

    /// The first line that differs.
    static func difference(_ old: Data?, _ new: Data) -> String {
        let lines = [old ?? Data(), new].map {
            String(decoding: $0, as: UTF8.self).components(separatedBy: "\n")
        }
        let count = max(lines[0].count, lines[1].count)
        let at =
            (0..<count).first { line in
                lines[0].dropFirst(line).first != lines[1].dropFirst(line).first
            } ?? 0
        let texts = lines.map { $0.dropFirst(at).first ?? "(nothing)" }
        return "line \(at + 1)\nrecorded: \(texts[0])\n     now: \(texts[1])"
    }
}
