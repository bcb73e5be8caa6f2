import Drawing
import Pages
import Records
import Symbols
import Testing

@Suite("Templates that share drawings")
struct SharedDrawingTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Draft().yaml, to: "draft/template.yaml")
        try folder.write(Draft().svg, to: "draft/front.svg")
    }

    private func load(_ id: String) throws -> Template {
        try Template(id: id, in: folder.path, fonts: try fonts(), kindsOfCode: ["personal", "venue"])
    }

    private static let large = """
        id: large
        title: {vi: "Lớn", en: "Large"}
        description: {vi: "Như nháp, lớn gấp rưỡi.", en: "The draft, half as large again."}
        design: draft
        trim: [90, 60]
        sheets: [single]

        """
    private static let pair = """
        id: set
        title: {vi: "Bộ", en: "Set"}
        description: {vi: "Hai tờ.", en: "Two sheets."}
        parts: [draft, other]
        sheets: [single]

        """

    @Test("Another size has every length times the same, and the same words")
    func resized() throws {
        try folder.write(Self.large, to: "large/template.yaml")
        let (small, large) = (try load("draft"), try load("large"))
        #expect(try large.trim == size(90, 60))
        let pages = try (small.pages(for: citizen())[0], large.pages(for: citizen())[0])
        func lines(_ page: Page) -> [PlacedRun] {
            page.items.reduce(into: page.layer.text) { lines, item in
                if case .text(_, let more) = item { lines += more }
            }
        }
        #expect(lines(pages.0).count == lines(pages.1).count)
        for (one, other) in zip(lines(pages.0), lines(pages.1)) {
            #expect(one.run == other.run)
            #expect(abs(other.size / one.size - 1.5) < 1e-9)
            #expect(abs(other.origin.x.mm - one.origin.x.mm * 1.5) < 1e-6)
            #expect(abs(other.origin.y.mm - one.origin.y.mm * 1.5) < 1e-6)
        }
        let rules = try (#require(small.symbolSlots.first), #require(large.symbolSlots.first))
        #expect(abs(rules.1.rule.size / rules.0.rule.size - 1.5) < 1e-9)
        let art = try #require(pages.1.layer.art).size
        #expect(abs(art.width.mm - 90) < 1e-6 && abs(art.height.mm - 60) < 1e-6)
    }

    @Test("A set is one record on all its parts, each symbol by its own rule")
    func set() throws {
        let other = try Draft().changing("correction: [medium, quartile]", to: "correction: [low, low]")
        try folder.write(other.yaml.replacing("id: draft", with: "id: other"), to: "other/template.yaml")
        try folder.write(other.svg, to: "other/front.svg")
        try folder.write(Self.pair, to: "set/template.yaml")
        let set = try load("set")
        #expect(set.sides.map(\.name) == ["draft", "other"] && !set.isTwoSided)
        let pages = try set.pages(for: citizen())
        let symbols = pages.flatMap(\.items).compactMap { item in
            if case .symbol(let placed) = item { placed.symbol.correction } else { nil }
        }
        #expect(symbols.count == 2 && symbols[1] == .low && symbols[0] > .low)
        let sheet = Sheet.single(set.trim)
        let faces = sheet.impose([pages])
        #expect(faces.count == 2 && faces.allSatisfy { !$0.isBack })
    }

    @Test(
        "A drawing that is not there, is none itself or has other proportions is told by name",
        arguments: [
            (Self.large.replacing("design: draft", with: "design: none"), "design"),
            (Self.large.replacing("design: draft", with: "design: ../draft"), "design"),
            (Self.large.replacing("design: draft", with: "design: large"), "design"),
            (Self.large.replacing("[90, 60]", with: "[90, 70]"), "trim"),
            (Self.large.replacing("[90, 60]", with: "[90]"), "trim"),
            (Self.large.replacing("[90, 60]", with: "[.inf, .inf]"), "trim"),
            (Self.large.replacing("[single]", with: "[]"), "sheets"),
            (Self.large.replacing("design: draft", with: "parts: []"), "parts"),
            (Self.large.replacing("design: draft", with: "parts: [draft, draft]"), "parts"),
            (Self.large.replacing("design: draft", with: "parts: [large]"), "parts"),
        ])
    func mistakes(_ yaml: String, _ element: String) throws {
        try folder.write(yaml, to: "large/template.yaml")
        let error = try #require(throws: TemplateError.self) { try load("large") }
        #expect(error.file == "large/template.yaml" && error.element == element, "\(error)")
    }

    @Test("A slot that is upside down is the upright one, turned about the middle")
    func turned() throws {
        let upright = try Draft().load()
        let turned = try Draft()
            .changing("<g id=\"phone\">", to: "<g id=\"phone\" transform=\"rotate(180 30 20)\">").load()
        let lines = { (template: Template) throws -> [PlacedRun] in
            for case .text("phone", let lines) in try template.pages(for: citizen())[0].items { return lines }
            return []
        }
        let pairs = try zip(lines(upright), lines(turned))
        #expect(Array(pairs).count == 1)
        for (one, other) in pairs {
            #expect(other.run == one.run && abs(abs(other.angle) - 180) < 1e-6)
            #expect(abs(other.origin.x.mm - (60 - one.origin.x.mm)) < 1e-6)
            #expect(abs(other.origin.y.mm - (40 - one.origin.y.mm)) < 1e-6)
        }
        guard case .text(let slot) = turned.sides[0].slots[1] else {
            Issue.record("the second slot is no text")
            return
        }
        #expect(slot.frame.left.mm > 32.9 && slot.frame.right.mm < 58.1 && slot.frame.bottom.mm < 20.1)
    }

    @Test("A symbol with a content of its own may name the template's fields only")
    func content() throws {
        let module = "    module: 0.4\n"
        let right = try Draft().changing(module, to: "\(module)    content: \"tel:{hotline}\"\n").load()
        #expect(try #require(right.symbolSlots.first).rule.content?.text { $0 } == "tel:hotline")
        let wrong = try Draft().changing(module, to: "\(module)    content: \"{full_name}\"\n")
        let error = try #require(throws: TemplateError.self) { try wrong.load() }
        #expect(error.element == "symbols.qr.content")
    }

    @Test("A template needs no record when nothing on it is anybody's")
    func needsNoRecord() throws {
        let open = try Draft().changing("requires: [full_name]", to: "requires: [hotline]")
        #expect(try !open.load().needsNoRecord)
        let module = "    module: 0.4\n"
        let guide = try open.changing(module, to: "\(module)    content: \"tel:{hotline}\"\n").load()
        #expect(guide.needsNoRecord)
        let pages = try guide.pages(
            for: nil, symbols: [:], settings: guide.settings(), fonts: try fonts())
        #expect(pages.count == 1 && !pages[0].items.isEmpty)
    }
}
