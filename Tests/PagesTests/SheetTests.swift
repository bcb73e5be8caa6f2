import Drawing
import Pages
import Testing

@Suite("Sheets")
struct SheetTests {
    private func sheet(_ id: String) throws -> Sheet {
        try #require(try Sheet.catalogue(in: templates).first { $0.id == id })
    }

    @Test("Ten cards of 85.60 × 53.98 stand on A4 with margins of 19.40 and 13.55 mm")
    func tenUp() throws {
        let sheet = try sheet("a4-10up")
        #expect(sheet.cells.count == 10 && sheet.columns == 2 && sheet.rows == 5)
        #expect(abs(sheet.paper.width.mm - 210) < 1e-9 && abs(sheet.paper.height.mm - 297) < 1e-9)
        let last = try #require(sheet.cells.last)
        #expect(abs(sheet.cells[0].left.mm - 19.4) < 0.001 && abs(sheet.cells[0].top.mm - 13.55) < 0.001)
        #expect(abs(210 - last.right.mm - 19.4) < 0.001 && abs(297 - last.bottom.mm - 13.55) < 0.001)
        #expect(
            sheet.cells.allSatisfy {
                abs($0.size.width.mm - 85.6) < 1e-9 && abs($0.size.height.mm - 53.98) < 1e-9
            })
        #expect(sheet.cells[1].left > sheet.cells[0].left && sheet.cells[2].top > sheet.cells[0].top)
    }

    @Test("Four lanyard cards stand in the middle of A4")
    func fourUp() throws {
        let sheet = try sheet("a4-4up")
        let last = try #require(sheet.cells.last)
        #expect(sheet.cells.count == 4)
        #expect(abs(sheet.cells[0].left.mm - (210 - last.right.mm)) < 0.001)
        #expect(abs(sheet.cells[0].top.mm - (297 - last.bottom.mm)) < 0.001)
    }

    @Test("Every sheet of the project fits the templates that name it, and lies in the middle for its backs")
    func sheetsOfTemplates() throws {
        let sheets = try Sheet.catalogue(in: templates)
        #expect(Set(sheets.map(\.id)).count == sheets.count)
        for id in Template.ids(in: templates) {
            let template = try template(id)
            for name in template.sheets where name != "single" {
                let sheet = try sheet(name)
                #expect(sheet.cells.allSatisfy { $0.size == template.trim })
                let last = try #require(sheet.cells.last)
                #expect(abs(sheet.cells[0].left.mm - (sheet.paper.width - last.right).mm) < 0.01)
            }
        }
    }

    @Test("Marks lie outside every cell and on the paper, four at each corner line")
    func marks() throws {
        for sheet in try Sheet.catalogue(in: templates) where sheet.marked {
            let edges = Set(sheet.cells.flatMap { [$0.left, $0.right] }).count
            let heights = Set(sheet.cells.flatMap { [$0.top, $0.bottom] }).count
            #expect(sheet.marks.count == 2 * (edges + heights))
            let page = Rect(origin: .zero, size: sheet.paper)
            for mark in sheet.marks {
                #expect(page.contains(mark.start) && page.contains(mark.end))
                #expect(!sheet.cells.contains { $0.contains(mark.start) || $0.contains(mark.end) })
                #expect((mark.start.x == mark.end.x) != (mark.start.y == mark.end.y))
            }
        }
    }

    @Test("One piece on its own paper has no marks")
    func single() throws {
        let single = Sheet.single(try size(74, 105))
        #expect(single.cells == [Rect(origin: .zero, size: single.paper)])
        #expect(single.marks.isEmpty && single.back(of: 0) == 0)
    }

    @Test(
        "A sheet that cannot be printed is refused by name",
        arguments: [
            ("pitch: [85.6, 53.98]", "pitch: [80, 53.98]", "cells 1 and 2 overlap"),
            ("pitch: [85.6, 53.98]", "pitch: [85.6, 50]", "cells 1 and 3 overlap"),
            ("pitch: [85.6, 53.98]", "pitch: [-85.6, 53.98]", "below zero"),
            ("first: [19.4, 13.55]", "first: [60, 13.55]", "cell 2 leaves the paper"),
            ("first: [19.4, 13.55]", "first: [-1, 13.55]", "cell 1 leaves the paper"),
            ("first: [19.4, 13.55]", "first: [5, 13.55]", "no room for crop marks"),
            ("first: [19.4, 13.55]", "first: [19.4]", "two numbers"),
            ("first: [19.4, 13.55]", "first: [.nan, 13.55]", "two numbers"),
            ("cell: [85.6, 53.98]", "cell: [0, 53.98]", "above zero"),
            ("paper: [210, 297]", "paper: [210, -297]", "above zero"),
            ("columns: 2", "columns: 0", "1 to 100"), ("rows: 5", "rows: 1000000", "1 to 100"),
            ("marks: crop", "marks: yes please", "none or crop"),
        ])
    func refused(_ old: String, _ new: String, _ reason: String) throws {
        let error = try #require(throws: TemplateError.self) { try catalogue(old, new) }
        #expect(error.file == "sheets.yaml" && error.element == "made")
        #expect(error.reason.contains(reason), "\(error.reason)")
    }

    @Test("Keys that are missing, files that cannot be read and broken YAML are told")
    func files() throws {
        #expect(try catalogue("x", "x").count == 1)
        let missing = try #require(throws: TemplateError.self) { try catalogue("rows: 5", "") }
        #expect(missing.element.hasSuffix("rows") && missing.reason == "this key is missing")
        #expect(
            try #require(throws: TemplateError.self) { try catalogue("id: made", "id: {") }.element == "file")
        #expect(
            throws: TemplateError(file: "sheets.yaml", element: "file", reason: "the file cannot be read")
        ) {
            try Sheet.catalogue(in: "/nowhere")
        }
    }

    private func catalogue(_ old: String, _ new: String) throws -> [Sheet] {
        let yaml = """
            - id: made
              title: {vi: "a", en: "b"}
              paper: [210, 297]
              cell: [85.6, 53.98]
              columns: 2
              rows: 5
              first: [19.4, 13.55]
              pitch: [85.6, 53.98]
              marks: crop
            """
        let folder = try TemporaryFolder()
        try folder.write(yaml.replacing(old, with: new), to: "sheets.yaml")
        return try Sheet.catalogue(in: folder.path)
    }
}
