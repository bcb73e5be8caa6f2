import Drawing
import Pages
import Testing

@Suite("Pieces on a sheet")
struct ImpositionTests {
    private func sheet() throws -> Sheet {
        try #require(try Sheet.catalogue(in: templates).first { $0.id == "a4-10up" })
    }

    private func pieces(_ count: Int, sides: Int = 2) throws -> [[Page]] {
        let trim = try size(85.6, 53.98)
        return (0..<count).map { _ in
            // Its own for each piece, so that it tells one from another.
            let layer = StaticLayer(art: nil, bleed: .zero, text: [])
            return ["front", "back"].prefix(sides).map {
                Page(side: $0, trim: trim, layer: layer, items: [])
            }
        }
    }

    private func sheet(_ id: String) throws -> Sheet {
        try #require(try Sheet.catalogue(in: templates).first { $0.id == id })
    }

    @Test(
        "Every back lies behind its own front on the paper, on every sheet, whichever way it is turned",
        arguments: ["a4-10up", "a4-8up-bleed", "a4-2up", "avery-c32011", "zweckform-32010", "encre-bcv10"],
        Flip.allCases)
    func behindEachOther(_ id: String, _ flip: Flip) throws {
        let sheet = try sheet(id)
        for count in 1...sheet.cells.count {
            let pieces = try pieces(count)
            let faces = sheet.impose(pieces, flip: flip)
            #expect(faces.count == 2)
            #expect(faces.allSatisfy { $0.places.count == count && $0.paper == sheet.paper })
            for (front, back) in zip(faces[0].places, faces[1].places) {
                #expect(front.page.layer == back.page.layer && back.page.isBack)
                // Paper turned over an upright edge: what was left is right. A4 is upright but for a4-2up.
                let isUpright = (id != "a4-2up") == (flip == .longEdge)
                let size = front.page.trim
                let x = isUpright ? (sheet.paper.width - back.origin.x - size.width).mm : back.origin.x.mm
                let y = isUpright ? back.origin.y.mm : (sheet.paper.height - back.origin.y - size.height).mm
                #expect(abs(x - front.origin.x.mm) < 0.001 && abs(y - front.origin.y.mm) < 0.001)
            }
        }
    }

    @Test("Off-centre stock: the back of the first cell is measured from the other edge of the paper")
    func offCentre() throws {
        let sheet = try sheet("encre-bcv10")
        let back = sheet.behind(sheet.cells[0], .longEdge)
        #expect(abs(back.left.mm - (210 - 17 - 86)) < 1e-9 && back.top == sheet.cells[0].top)
        let short = sheet.behind(sheet.cells[0], .shortEdge)
        #expect(abs(short.top.mm - (297 - 15 - 54)) < 1e-9 && short.left == sheet.cells[0].left)
    }

    @Test("A piece that is not the size of its cell stands in the middle of it")
    func centred() throws {
        let sheet = try sheet("avery-c32011")
        let place = try #require(sheet.impose(try pieces(1)).first?.places.first)
        #expect(abs(place.origin.x.mm - (15 - 0.3)) < 1e-9 && abs(place.origin.y.mm - (13.5 + 0.01)) < 1e-9)
    }

    @Test("Folded wallet cards: one face of five, each back right of its own front, a dotted line between")
    func folded() throws {
        let sheet = try #require(try sheet().folded(try size(85.6, 53.98)))
        #expect(sheet.cells.count == 5 && sheet.columns == 1)
        let faces = sheet.impose(try pieces(5))
        let face = try #require(faces.first)
        #expect(faces.count == 1 && face.places.count == 10)
        for index in stride(from: 0, to: 10, by: 2) {
            let (front, back) = (face.places[index], face.places[index + 1])
            #expect(front.page.layer == back.page.layer && back.page.isBack)
            #expect(abs(back.origin.x.mm - front.origin.x.mm - 85.6) < 1e-9)
            #expect(back.origin.y == front.origin.y)
        }
        let dots = face.marks.filter { abs($0.start.x.mm - 105) < 0.001 && abs($0.end.x.mm - 105) < 0.001 }
        #expect(dots.count == 8)
        #expect(dots.allSatisfy { abs($0.end.y.mm - $0.start.y.mm - 0.5) < 0.001 })
        #expect(dots.allSatisfy { dot in !sheet.cells.contains { $0.contains(dot.start) } })
    }

    @Test("Ready-made stock and plastic cards cannot be folded; paper of one piece grows")
    func folds() throws {
        let card = try size(85.6, 53.98)
        #expect(try sheet("avery-c32011").folded(card) == nil)
        #expect(try sheet("cr80").folded(card) == nil)
        #expect(try sheet().folded(try size(250, 20)) == nil)
        let single = try #require(Sheet.single(card).folded(card))
        #expect(abs(single.paper.width.mm - 171.2) < 1e-9 && single.cells.count == 1)
        let marked = try #require(Sheet.singleMarks(card, bleed: .zero).folded(card))
        #expect(marked.cells.count == 1 && marked.paper.width.mm > 171.2 + 12)
        #expect(!marked.holds(card, bleed: .mm(3)))
    }

    @Test("A plastic card keeps a white rim of 1 mm on both faces, and only there")
    func rim() throws {
        let faces = try sheet("cr80").impose(try pieces(1))
        let inner = try #require(Rect(origin: .zero, size: faces[0].paper).grown(by: .mm(-1.02)))
        for face in faces {
            #expect(face.blanks.count == 4)
            #expect(face.blanks.allSatisfy { !$0.overlaps(inner) })
            let area = face.blanks.reduce(0) { $0 + $1.size.width.mm * $1.size.height.mm }
            #expect(abs(area - (2 * 85.6 + 2 * 53.98)) < 0.001)
        }
        #expect(try sheet().impose(try pieces(1)).allSatisfy { $0.blanks.isEmpty })
    }

    @Test("A partial sheet has the marks of a full one, on both faces")
    func marks() throws {
        let faces = try sheet().impose(try pieces(3))
        let lines = { (marks: [Mark]) in
            Set(
                marks.map { mark in
                    let ends = [mark.start, mark.end].map { [$0.x, $0.y].map { ($0.mm * 100).rounded() } }
                    return ends.sorted { $0.lexicographicallyPrecedes($1) }
                })
        }
        let wanted = lines(try sheet().marks)
        #expect(faces.count == 2 && faces.allSatisfy { lines($0.marks) == wanted })
    }

    @Test("Pieces without a back make one face, no pieces make none, and mixed ones leave gaps")
    func sides() throws {
        let sheet = try sheet()
        #expect(sheet.impose(try pieces(4, sides: 1)).map(\.places.count) == [4])
        #expect(sheet.impose([]).isEmpty)
        let mixed = sheet.impose(try pieces(1) + pieces(1, sides: 1) + pieces(1))
        #expect(mixed.map(\.places.count) == [3, 2])
        #expect(abs(mixed[1].places[1].origin.x.mm - sheet.cells[3].left.mm) < 0.001)
        #expect(mixed[1].places[1].origin.y == sheet.cells[3].top)
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
