import Drawing
import Foundation
import Judges
import Pages
import Press
import Tables
import Testing

/// Tables in which any cell may hold any Unicode.
///
/// Nothing breaks the file, no row is lost, none is printed that may not be, and what is printed copies out as it stood.
@Suite("Any text in any field")
struct AnyTextTests {
    private static let seed: UInt64 = 20_211_220
    private static let rowsInABatch = 1000

    @Test("10,000 random records in ten batches")
    func anything() async throws {
        let coverage = try Coverage()
        let failures = try await inParallel(Array(0..<10)) { number in
            let seed = Self.seed + UInt64(number)
            return try Batch(seed: seed, rows: Self.rowsInABatch).failures(coverage).map {
                "seed \(seed): \($0)"
            }
        }
        #expect(failures == [])
    }

    /// What the two faces that set these fields have, by fontTools.
    private struct Coverage: Sendable {
        /// By column of the table.
        let fonts: [String: Set<UInt32>]

        init() throws {
            let script = """
                import sys
                from fontTools.ttLib import TTFont
                for path in sys.argv[1:]: print(*TTFont(path).getBestCmap())
                """
            let paths = ["BeVietnamPro-Bold", "NotoSans-Regular"].map {
                "\(Project.root)/Fonts/\($0).ttf"
            }
            let sets = try Python.run(script, paths).split(separator: "\n").map { line in
                Set(line.split(separator: " ").compactMap { UInt32($0) })
            }
            let (bold, regular) = (try #require(sets.first), try #require(sets.last))
            fonts = [
                "full_name": bold, "id": regular, "group": regular, "ward": regular, "district": regular,
                "province": regular,
            ]
        }

        /// Whether the face can show every character of the text, whole or in parts.
        func shows(_ text: String, column: String) -> Bool {
            guard let font = fonts[column] else { return true }
            return text.unicodeScalars.allSatisfy { scalar in
                font.contains(scalar.value)
                    || String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.allSatisfy {
                        font.contains($0.value)
                    }
            }
        }
    }

    private struct Batch {
        private let rows: [(line: Int, row: WildRow)]
        private let run: PrintedFolder
        private let pdf: ForeignPDF

        init(seed: UInt64, rows count: Int) throws {
            var dice = Dice(state: seed)
            var (line, rows) = (2, [(line: Int, row: WildRow)]())
            var table = Array((WildRow.columns.joined(separator: ",") + "\r\n").utf8)
            for number in 1...count {
                let row = WildRow(number: number, dice: &dice)
                rows.append((line, row))
                table += row.csv
                line += row.lineCount
            }
            let scratch = try Scratch()
            // It is Unicode, whatever it looks like: “Lœ” might else be a word in a font of the nineties.
            run = try PrintedFolder(
                "wallet-card", try scratch.file("in.csv", table), sheet: "a4-10up", encoding: .utf8)
            pdf = ForeignPDF(run.path("wallet-card-0001.pdf"))
            self.rows = rows
        }

        /// Everything that is wrong with the batch.
        func failures(_ coverage: Coverage) throws -> [String] {
            var wrong: [String] = []
            let check = try Tool("qpdf")(["--check", pdf.path])
            if check.status != 0 || check.text.contains("WARNING") || !check.errors.isEmpty {
                wrong.append("qpdf: \(check.errors)")
            }
            let items = try run.manifest()
            let printed = Dictionary(items.map { ($0.line, $0) }) { first, _ in first }
            let rejects = try CSVTruth.rows(run.path("rejects.csv"))
            let rejected = Dictionary(
                rejects.compactMap { row in row["line"].flatMap { Int($0) }.map { ($0, row["code"] ?? "") } }
            ) { first, _ in first }
            if items.count + rejects.count != rows.count
                || Set(printed.keys).union(rejected.keys) != Set(rows.map(\.line))
            {
                wrong.append("\(items.count) printed and \(rejects.count) rejected of \(rows.count)")
            }
            for (line, row) in rows {
                if printed[line] != nil, let reason = row.reasonToRefuse(coverage.shows) {
                    wrong.append("line \(line): printed, although \(reason)")
                }
                if let code = rejected[line], row.isHarmless {
                    wrong.append("line \(line): rejected for \(code), although nothing is wrong")
                }
            }
            return wrong + (try misread(printed)) + (try miscoded(items))
        }

        /// The printed rows whose name or other text does not copy out as it stood.
        private func misread(_ printed: [Int: PrintedFolder.Item]) throws -> [String] {
            let words = try pdf.words()
            var wrong: [String] = []
            for (line, row) in rows {
                guard let item = printed[line] else { continue }
                let cell = run.sheet.cells[item.cell - 1]
                let front = words[item.page - 1].filter { cell.holds($0) }.map(\.text)
                let behind = run.sheet.behind(cell, .longEdge)
                let back = words[item.page].filter { behind.holds($0) }.map(\.text)
                // Names to the last blank; as bytes, because Swift's == takes one normal form for another.
                let name = Array(row.tidy("full_name").utf8)
                if !Array(front.joined(separator: " ").utf8).holds(name) {
                    wrong.append("line \(line): the name is not in \(front)")
                }
                let place = "\(row.tidy("group")), \(row.tidy("ward"))"
                for text in [place, row.tidy("district"), row.tidy("province")]
                where !front.joined().utf8.elementsHold(text) {
                    wrong.append("line \(line): “\(text)” is not in \(front)")
                }
                if !back.joined().utf8.elementsHold("· Thẻ \(row.tidy("id"))") {
                    wrong.append("line \(line): “\(row.tidy("id"))” is not in \(back)")
                }
            }
            return wrong
        }

        /// The codes of the first sheet, by ZXing: the bytes of the table, whatever they are.
        private func miscoded(_ items: [PrintedFolder.Item]) throws -> [String] {
            let lines = Dictionary(rows.map { ($0.line, $0.row) }) { first, _ in first }
            let wanted = items.filter { $0.page == 1 }.compactMap { lines[$0.line]?["qr"] }
            let found = try Readers.zxing(pdf.raster(page: 1, dpi: 300, in: run.scratch)).map(\.payload)
            return Set(found) == Set(wanted.map { Array($0.utf8) }) ? [] : ["the codes of sheet 1"]
        }
    }
}

extension Rect {
    fileprivate func holds(_ word: FoundWord) -> Bool {
        word.x >= left.points && word.x <= right.points && word.y >= top.points && word.y <= bottom.points
    }
}

extension Array where Element == UInt8 {
    fileprivate func holds(_ part: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: part) }
    }
}

extension String.UTF8View {
    /// Whether the bytes of `text` without its blanks stand here.
    fileprivate func elementsHold(_ text: String) -> Bool {
        Array(self).holds(text.utf8.filter { $0 != UInt8(ascii: " ") })
    }
}
