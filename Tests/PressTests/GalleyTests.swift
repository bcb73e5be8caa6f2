import Drawing
import Foundation
import Judges
import Pages
import Press
import Records
import Testing

@Suite("A table is looked at and mended before it is printed")
struct GalleyTests {
    private static let header = "id,full_name,national_id,ghi chú,qr"

    private static func row(_ number: Int, name: String = "Trần Văn Mẫu") -> String {
        let digits = "0482030012\(10 + number)"
        return
            "R\(number),\(name),\(digits),x,\(digits)|TRAN VAN MAU|2003-02-01|0|16317000000001234\(number)|<1<<<"
    }

    private func order(
        _ lines: [String], in scratch: Scratch, corrections: Corrections = Corrections(),
        map: [String: String] = [:]
    ) throws -> Order {
        let press = try PrintedFolder.press("wallet-card")
        return try Order(
            press: press, sheet: .single(press.template.trim), format: .pdf,
            input: try scratch.file("in.csv", lines.joined(separator: "\n").utf8), map: map,
            corrections: corrections, version: "test")
    }

    @Test("Each problem has its cell, and mending the cell mends the row")
    func mending() throws {
        let scratch = try Scratch()
        let lines = [Self.header, Self.row(1), Self.row(2, name: ""), Self.row(3)]
        let rejects = "\(scratch.folder)/rejects.csv"
        let galley = try Galley(try order(lines, in: scratch), rejects: rejects, most: 10, jobs: 1) { _ in }
        let finding = try #require(galley.problems.first)
        #expect(finding.problem.line == 3 && finding.column == 1 && finding.value.isEmpty)
        #expect(galley.inspection.counts.printed == 2 && galley.counts.problems == 1)
        #expect(try String(contentsOfFile: rejects, encoding: .utf8).contains("R2"))
        var corrections = Corrections()
        corrections[3, 1] = "Trần Văn Mẫu"
        let mended = try Galley(
            try order(lines, in: scratch, corrections: corrections), rejects: rejects, most: 10, jobs: 1
        ) { _ in }
        #expect(mended.inspection.counts.printed == 3 && mended.problems.isEmpty)
        #expect(try Corrections(Data(corrections.json.utf8)) == corrections)
    }

    @Test("A table is seen with its own columns, whole numbers masked, whatever is missing")
    func sight() throws {
        let scratch = try Scratch()
        let lines = ["Công dân,Số CCCD,qr", "Trần Văn Mẫu,048203001234,048203001234|TRAN VAN MAU|2003-02-01"]
        let sight = try TableSight(try order(lines, in: scratch))
        #expect(sight.source == "csv" && sight.encoding == "utf-8" && sight.delimiter == ",")
        #expect(sight.missing == ["full_name"] && sight.doubled.isEmpty)
        #expect(sight.columns.map(\.field) == [nil, "national_id", "qr"])
        #expect(
            sight.first.first?.cells == [
                "Trần Văn Mẫu", "******001234", "******001234|TRAN VAN MAU|2003-02-01",
            ])
        let chosen = try TableSight(try order(lines, in: scratch, map: ["Công dân": "full_name"]))
        #expect(chosen.missing.isEmpty && chosen.columns.first?.field == "full_name")
    }

    @Test("The pages from a sheet on are those sheets, and qpdf finds nothing wrong with them")
    func excerpt() throws {
        let scratch = try Scratch()
        let lines = [Self.header] + (1...5).map { Self.row($0) }
        let order = try order(lines, in: scratch)
        let out = "\(scratch.folder)/out"
        let report = try Run(order, to: .folder(out)).print()
        let sheets = try #require(order.numberedSheets(of: report).first)
        #expect(sheets.numbers == 1...5)
        #expect(sheets.firstPage(fromSheet: 6) == nil && sheets.firstPage(fromSheet: 0) == nil)
        let page = try #require(sheets.firstPage(fromSheet: 4))
        #expect(page == 6)
        #expect(try report.files[0].pieces(fromPage: page, manifest: "\(out)/manifest.csv") == 2)
        let rest = try scratch.file(
            "rest.pdf", try PDFExcerpt.pages(page..., of: "\(out)/\(report.files[0].name)"))
        let qpdf = try Tool("qpdf")
        #expect(try qpdf(["--check", rest]).status == 0)
        #expect(try qpdf(["--show-npages", rest]).text == "4\n")
        #expect(throws: DrawingError.self) { try PDFExcerpt.pages(10..., of: rest) }
    }
}
