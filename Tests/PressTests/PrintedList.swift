import Foundation
import Judges
import Press
import Testing

/// The hand-over list of all example residents in the order of their places, with one row in between that is rejected.
struct PrintedList {
    let run: PrintedFolder
    /// A document for each group.
    let pdfs: [ForeignPDF]
    /// The rows of its table, the header not among them.
    let rows: [[String: String]]
    /// The field by which it is grouped; nil for none.
    let field: String?
    /// The words of every page, document after document.
    let words: [[FoundWord]]

    static let rejected = "Người Không Có Mã"
    static let rowsToAPage = 20

    init(by field: String?, settings: [String: String] = [:]) throws {
        let scratch = try Scratch()
        let text = try String(contentsOfFile: "\(Project.root)/Examples/residents.csv", encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let header = try #require(lines.first)
        // Group, ward, district and province are columns 7 to 10, here from the widest to the finest.
        let place = { (row: [Substring]) in row[7...10].reversed().joined(separator: ",") }
        var sorted = lines.dropFirst().sorted { (place($0), $0[0]) < (place($1), $1[0]) }
        var nobody = sorted[300]
        (nobody[0], nobody[1], nobody[11]) = ("R999999", Self.rejected[...], "")
        sorted.insert(nobody, at: 301)
        let table = ([header] + sorted).map { $0.joined(separator: ",") }.joined(separator: "\n")
        let input = try scratch.file("list.csv", table.utf8)
        run = try PrintedFolder(
            "hand-over-list", input, sheet: "hand-over-a4", settings: settings,
            arrangement: .with { $0.groupField = field })
        pdfs = run.report.files.map { [run] in ForeignPDF(run.path($0.name)) }
        rows = try CSVTruth.rows(input)
        words = try pdfs.flatMap { try $0.words() }
        self.field = field
    }

    /// The manifest with the pages counted through all documents.
    func items() throws -> [PrintedFolder.Item] {
        var before: [String: Int] = [:]
        var pages = 0
        for file in run.report.files {
            before[file.name] = pages
            pages += file.pages
        }
        return try run.manifest().map { item in
            PrintedFolder.Item(
                recordID: item.recordID, line: item.line, file: item.file,
                page: item.page + (before[item.file] ?? 0), cell: item.cell)
        }
    }

    /// The printed rows of each group in order: their indices in ``rows``.
    var groups: [(name: String, rows: [Int])] {
        var groups: [(name: String, rows: [Int])] = []
        for (index, row) in rows.enumerated() where row["full_name"] != Self.rejected {
            let name = name(of: row)
            if groups.last?.name != name { groups.append((name, [])) }
            groups[groups.count - 1].rows.append(index)
        }
        return groups
    }

    private func name(of row: [String: String]) -> String {
        guard let field else { return "" }
        let fields = ["group", "ward", "district", "province"].drop { $0 != field }
        return fields.compactMap { row[$0] }.joined(separator: ", ")
    }

    /// The words of a page whose middle lies in this rectangle, in millimetres.
    func text(page: Int, x: ClosedRange<Double>, y: ClosedRange<Double>) -> String {
        words[page - 1].filter { word in
            x.contains(word.x / 72 * 25.4) && y.contains(word.y / 72 * 25.4)
        }.map(\.text).joined(separator: " ")
    }

    /// What stands in a column of a row, given by where it begins and ends.
    func text(page: Int, cell: Int, x: ClosedRange<Double>) -> String {
        let top = 59.1 + 10.5 * Double(cell - 1)
        return text(page: page, x: x, y: top...(top + 10.5))
    }
}
