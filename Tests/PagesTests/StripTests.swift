import Drawing
import Pages
import Testing

@Suite("Ruler and imprint in the margin")
struct StripTests {
    private func sheets() throws -> [Sheet] { try Sheet.catalogue(in: templates) }

    @Test("Sheets with a margin have room; those of one piece and posters cut in half have none")
    func room() throws {
        let roomy = try sheets().filter { $0.strip != nil }.map(\.id)
        let tight = try sheets().filter { $0.strip == nil }.map(\.id)
        #expect(Set(roomy).isSuperset(of: ["a4-10up", "a4-8up-bleed", "a4-4up", "a4-2up"]))
        #expect(tight == ["a3-2up", "cr80", "a4-8up-a7", "a4-2up-a5"])
        #expect(Sheet.single(try size(210, 297)).strip == nil)
        #expect(Sheet.singleMarks(try size(85.6, 53.98), bleed: .zero).strip == nil)
    }

    @Test(
        "On both faces it is 5 mm from the paper's edge, and clear of cells, bleed and marks",
        arguments: Flip.allCases)
    func clear(_ flip: Flip) throws {
        for sheet in try sheets() {
            guard let strip = sheet.strip else { continue }
            let page = try #require(Rect(origin: .zero, size: sheet.paper).grown(by: .mm(-5)))
            #expect(page.contains(strip.frame), "\(sheet.id)")
            let back = sheet.behind(strip.frame, flip)
            #expect(page.contains(back))
            for cell in sheet.cells {
                let art = try #require(cell.grown(by: max(sheet.bleed, .mm(0.8))))
                #expect(!art.overlaps(strip.frame), "\(sheet.id)")
                #expect(!sheet.behind(art, flip).overlaps(back))
            }
            for mark in sheet.marks {
                #expect(!strip.frame.contains(mark.start) && !strip.frame.contains(mark.end))
            }
        }
    }

    @Test("Stock whose only margins are too narrow goes without")
    func narrow() throws {
        let yaml = """
            - {id: made, title: {vi: a, en: b}, paper: [210, 297], cell: [94, 54], columns: 2, rows: 5,
               first: [10, 11], pitch: [96, 55], marks: none}
            """
        let folder = try TemporaryFolder()
        try folder.write(yaml, to: "sheets.yaml")
        let sheet = try #require(try Sheet.catalogue(in: folder.path).first)
        #expect(sheet.strip == nil)
        let faces = [
            try #require(
                Optional(
                    Imposition(
                        Page(
                            side: "front", trim: size(94, 54),
                            layer: StaticLayer(art: nil, bleed: .zero, text: []), items: []))))
        ]
        let imprint = Imprint(run: "0123abcd", sheet: 1, of: 1)
        #expect(try sheet.imprinted(faces, imprint, flip: .longEdge, fonts: fonts()) == faces)
    }

    @Test("The ruler has 101 ticks over 100 mm, longer at every ten")
    func ruler() throws {
        for sheet in try sheets() {
            guard let strip = sheet.strip else { continue }
            let (foot, ticks) = (strip.ruler[0], strip.ruler.dropFirst())
            let length = max((foot.end.x - foot.start.x).mm, (foot.start.y - foot.end.y).mm)
            #expect(abs(length - 100) < 1e-9 && ticks.count == 101)
            let tall = ticks.filter {
                abs(abs(($0.end.x - $0.start.x).mm) + abs(($0.end.y - $0.start.y).mm) - 3.2) < 1e-9
            }
            #expect(tall.count == 11)
            #expect(strip.ruler.allSatisfy { strip.frame.contains($0.start) && strip.frame.contains($0.end) })
        }
    }

    @Test("Every face says the size, the run and which sheet it is, inside the strip")
    func imprint() throws {
        let sheet = try #require(try sheets().first { $0.id == "a4-10up" })
        let layer = StaticLayer(art: nil, bleed: .zero, text: [])
        let trim = try size(85.6, 53.98)
        let pages = ["front", "back"].map { Page(side: $0, trim: trim, layer: layer, items: []) }
        let faces = try sheet.imprinted(
            sheet.impose([pages]), Imprint(run: "0123abcd", sheet: 3, of: 60), flip: .longEdge, fonts: fonts()
        )
        #expect(faces.count == 2)
        for face in faces {
            let text = face.text.map(\.run.text)
            #expect(text.contains { $0.contains("In đúng kích thước 100 % · Print at actual size") })
            #expect(text.contains { $0.contains("0123abcd") && $0.hasSuffix("3/60") })
            #expect(face.text.allSatisfy { $0.size * $0.run.advance < .mm(150) && $0.size >= .pt(6.5) })
        }
    }

    @Test("A separator names the group and counts, and has as many faces as the sheets after it")
    func separator() throws {
        for sheet in try sheets() {
            let separator = Separator(name: "Tổ 13, Phường Hợp Giang", pieces: 120, sheets: 12)
            let faces = try sheet.impose(separator, faces: 2, fonts: fonts())
            #expect(faces.count == 2 && faces[1].text.isEmpty)
            let text = faces[0].text.map(\.run.text).joined(separator: " ")
            #expect(
                text.contains("Tổ 13, Phường Hợp Giang") && text.contains("120") && text.contains("12 tờ"))
            let page = Rect(origin: .zero, size: sheet.paper)
            #expect(faces[0].text.allSatisfy { page.contains($0.origin) })
        }
    }
}
