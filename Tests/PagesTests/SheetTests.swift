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

    @Test("Every sheet of the project holds the templates that name it")
    func sheetsOfTemplates() throws {
        let sheets = try Sheet.catalogue(in: templates)
        #expect(Set(sheets.map(\.id)).count == sheets.count)
        for id in Template.ids(in: templates) {
            let template = try template(id)
            for name in template.sheets where !name.hasPrefix("single") {
                #expect(try sheet(name).holds(template.trim, bleed: template.bleed), "\(id) on \(name)")
            }
        }
    }

    @Test(
        "Sheets that are cut hold their own size only; ready-made stock holds a card that differs by 1.6 mm")
    func holds() throws {
        let card = try size(85.6, 53.98)
        #expect(try sheet("a4-10up").holds(card))
        #expect(try !sheet("a4-10up").holds(try size(85, 54)))
        for id in [
            "avery-c32011", "avery-32015", "zweckform-32010", "sigel-lp795", "sigel-lp800", "encre-bcv10",
        ] {
            #expect(try sheet(id).holds(card), "\(id)")
            #expect(try !sheet(id).holds(try size(74, 105)), "\(id)")
        }
        #expect(try sheet("avery-c32011").holds(try size(86.6, 54)))
        #expect(try !sheet("avery-c32011").holds(try size(86.62, 54)))
        #expect(try !sheet("avery-c32011").holds(try size(85, 52.3)))
    }

    @Test("Bleed needs gutters beside other cells, and no more of them than there are")
    func bleed() throws {
        let card = try size(85.6, 53.98)
        #expect(try sheet("a4-8up-bleed").holds(card, bleed: .mm(3)))
        #expect(try !sheet("a4-8up-bleed").holds(card, bleed: .mm(3.2)))
        #expect(try !sheet("a4-10up").holds(card, bleed: .mm(1)))
        #expect(Sheet.single(card).holds(card, bleed: .mm(3)))
    }

    @Test("Eight cards with a bleed of 3 mm have gutters of 6 mm, and marks that keep clear of the bleed")
    func eightUp() throws {
        let sheet = try sheet("a4-8up-bleed")
        #expect(sheet.cells.count == 8)
        #expect(abs(sheet.cells[1].left.mm - sheet.cells[0].right.mm - 6) < 0.001)
        #expect(abs(sheet.cells[2].top.mm - sheet.cells[0].bottom.mm - 6) < 0.001)
        for mark in sheet.marks {
            for cell in sheet.cells {
                let art = try #require(cell.grown(by: .mm(2.98)))
                #expect(!art.contains(mark.start) && !art.contains(mark.end))
            }
        }
    }

    @Test(
        "One piece with marks lies in the middle of paper that has room for bleed and marks",
        arguments: [0.0, 3])
    func singleMarks(_ bleed: Double) throws {
        let sheet = Sheet.singleMarks(try size(85.6, 53.98), bleed: .mm(bleed))
        let page = Rect(origin: .zero, size: sheet.paper)
        #expect(sheet.marks.count == 8)
        #expect(sheet.marks.allSatisfy { page.contains($0.start) && page.contains($0.end) })
        let margin = sheet.cells[0].left.mm
        #expect(margin >= bleed + 4 && abs(sheet.paper.width.mm - 85.6 - 2 * margin) < 1e-9)
        #expect(sheet.holds(try size(85.6, 53.98), bleed: .mm(bleed)))
    }

    @Test("Stock is where its maker says: Avery C32011-10 begins at 15.00 and 13.50 mm, 95 and 54 mm apart")
    func stock() throws {
        let cells = try sheet("avery-c32011").cells
        #expect(cells.count == 10 && abs(cells[0].left.mm - 15) < 1e-9 && abs(cells[0].top.mm - 13.5) < 1e-9)
        #expect(abs(cells[9].left.mm - 110) < 1e-9 && abs(cells[9].top.mm - 229.5) < 1e-9)
    }

    @Test("Marks lie outside every cell and on the paper, four at each corner line")
    func marks() throws {
        for sheet in try Sheet.catalogue(in: templates) where sheet.marked {
            let hundredths = { (length: Length) in Int((length.mm * 100).rounded()) }
            let edges = Set(sheet.cells.flatMap { [$0.left, $0.right] }.map(hundredths)).count
            let heights = Set(sheet.cells.flatMap { [$0.top, $0.bottom] }.map(hundredths)).count
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
        #expect(single.marks.isEmpty && single.strip == nil)
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
            ("marks: crop", "marks: crop\n  bleed: 1", "bleed of cells 1 and 2 overlaps"),
            ("marks: crop", "marks: crop\n  bleed: 30", "0 to 20"),
            ("first: [19.4, 13.55]", "first: [0, 13.55]\n  bleed: 2", "bleed of cell 1 leaves the paper"),
            ("marks: crop", "marks: none\n  border: -1", "0 to 20"),
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
