import Drawing
import Pages
import Testing

@Suite("Pieces on a sheet")
struct ImpositionTests {
    private func sheet() throws -> Sheet {
        try #require(try Sheet.catalogue(in: templates).first { $0.id == "a4-10up" })
    }

    private func pieces(_ count: Int, sides: Int = 2) throws -> [[Page]] {
        let layer = StaticLayer(art: nil, bleed: .zero, text: [])
        let trim = try size(85.6, 53.98)
        return (0..<count).map { piece in
            (0..<sides).map { Page(side: "\(piece)-\($0)", trim: trim, layer: layer, items: []) }
        }
    }

    @Test("Backs are mirrored: left and right change places, rows stay")
    func backs() throws {
        let sheet = try sheet()
        #expect((0..<10).map(sheet.back(of:)) == [1, 0, 3, 2, 5, 4, 7, 6, 9, 8])
        #expect((0..<10).map { sheet.back(of: sheet.back(of: $0)) } == Array(0..<10))
    }

    @Test(
        "Every back lies behind its own front when the sheet is turned over its long edge", arguments: 1...10)
    func behindEachOther(_ count: Int) throws {
        let sheet = try sheet()
        let faces = sheet.impose(try pieces(count))
        #expect(faces.count == 2)
        #expect(faces.allSatisfy { $0.places.count == count && $0.paper == sheet.paper })
        for (front, back) in zip(faces[0].places, faces[1].places) {
            #expect(front.page.side.replacing("-0", with: "-1") == back.page.side)
            let mirrored = (sheet.paper.width - back.origin.x - back.page.trim.width).mm
            #expect(abs(mirrored - front.origin.x.mm) < 0.001)
            #expect(front.origin.y == back.origin.y)
        }
        #expect(faces[0].places.map(\.origin) == sheet.cells.prefix(count).map(\.origin))
    }

    @Test("A partial sheet has the marks of a full one, on both faces")
    func marks() throws {
        let faces = try sheet().impose(try pieces(3))
        #expect(try faces.allSatisfy { $0.marks == (try sheet()).marks })
    }

    @Test("Pieces without a back make one face, no pieces make none, and mixed ones leave gaps")
    func sides() throws {
        let sheet = try sheet()
        #expect(sheet.impose(try pieces(4, sides: 1)).map(\.places.count) == [4])
        #expect(sheet.impose([]).isEmpty)
        let mixed = sheet.impose(try pieces(1) + pieces(1, sides: 1) + pieces(1))
        #expect(mixed.map(\.places.count) == [3, 2])
        #expect(mixed[1].places[1].origin == sheet.cells[3].origin)
    }

    @Test("One page is its own paper")
    func alone() throws {
        let page = try #require(try pieces(1).first?.first)
        let face = Imposition(page)
        #expect(face.paper == page.trim && face.marks.isEmpty)
        #expect(face.places.map(\.origin) == [.zero])
    }

    @Test("Sides next to each other have gaps around them and the cut drawn")
    func sideBySide() throws {
        let pages = try #require(try pieces(1).first)
        let face = try #require(Imposition(sideBySide: pages, gap: .mm(6)))
        #expect(abs(face.paper.width.mm - (2 * 85.6 + 18)) < 1e-6)
        #expect(abs(face.paper.height.mm - (53.98 + 12)) < 1e-6)
        #expect(face.places.map { $0.origin.x.mm.rounded() } == [6, 98])
        #expect(face.marks.count == 8)
        #expect(Imposition(sideBySide: [], gap: .mm(6)) == nil)
    }
}
