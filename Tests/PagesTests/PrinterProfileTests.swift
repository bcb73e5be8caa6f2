import Drawing
import Pages
import Testing

@Suite("Printer profiles")
struct PrinterProfileTests {
    private typealias Pair = PrinterProfile.Pair

    private func faces() throws -> [Imposition] {
        let sheet = try #require(try Sheet.catalogue(in: templates).first { $0.id == "a4-10up" })
        let layer = StaticLayer(art: nil, bleed: .zero, text: [])
        let trim = try size(85.6, 53.98)
        let piece = ["front", "back"].map { Page(side: $0, trim: trim, layer: layer, items: []) }
        let faces = sheet.impose(Array(repeating: piece, count: 10))
        return try sheet.imprinted(faces, Imprint(run: "0", sheet: 1, of: 1), flip: .longEdge, fonts: fonts())
    }

    @Test("An offset of 1.5 mm moves everything by 1.5 mm, backs by their own")
    func offset() throws {
        let profile = try PrinterProfile(
            front: Pair(x: 1.5, y: -0.5), back: Pair(x: -1, y: 0.25), scale: Pair(x: 100, y: 100))
        for (index, face) in try faces().enumerated() {
            let moved = face.corrected(by: profile, isFront: index == 0)
            let (x, y) = index == 0 ? (1.5, -0.5) : (-1, 0.25)
            let points = { (face: Imposition) in
                face.places.map(\.origin) + face.marks.flatMap { [$0.start, $0.end] }
                    + face.text.map(\.origin)
            }
            #expect(points(face).count > 200)
            for (old, new) in zip(points(face), points(moved)) {
                #expect(abs((new.x - old.x).mm - x) < 1e-9 && abs((new.y - old.y).mm - y) < 1e-9)
            }
            #expect(moved.paper == face.paper && moved.blanks == face.blanks)
        }
    }

    @Test(
        "A scale of 99.2 % brings the middle of every card to 99.2 % of its way from the middle of the paper")
    func scale() throws {
        let profile = try PrinterProfile(
            front: Pair(x: 1.5, y: 1.5), back: Pair(x: 0, y: 0), scale: Pair(x: 99.2, y: 99.2))
        let face = try faces()[0]
        for (old, new) in zip(face.places, face.corrected(by: profile, isFront: true).places) {
            #expect(old.page == new.page)
            let middle = (x: old.origin.x.mm + 42.8, y: old.origin.y.mm + 26.99)
            #expect(abs(new.origin.x.mm + 42.8 - (1.5 + 105 + 0.992 * (middle.x - 105))) < 1e-9)
            #expect(abs(new.origin.y.mm + 26.99 - (1.5 + 148.5 + 0.992 * (middle.y - 148.5))) < 1e-9)
        }
    }

    @Test("The exact profile changes nothing")
    func exact() throws {
        let face = try faces()[0]
        #expect(face.corrected(by: .exact, isFront: true) == face)
    }

    @Test("What a printer in order cannot need is refused by name")
    func ranges() throws {
        let zero = Pair(x: 0, y: 0)
        let full = Pair(x: 100, y: 100)
        for value in [5.01, -5.01, .nan, .infinity] {
            let error = #expect(throws: PrinterProfileError.self) {
                try PrinterProfile(front: Pair(x: value, y: 0), back: zero, scale: full)
            }
            if case .offset(let name, _) = error {
                #expect(name == "front.x")
            } else {
                Issue.record("\(value)")
            }
        }
        #expect(throws: PrinterProfileError.offset(name: "back.y", value: 6)) {
            try PrinterProfile(front: zero, back: Pair(x: 0, y: 6), scale: full)
        }
        for value in [96.9, 103.1] {
            #expect(throws: PrinterProfileError.scale(name: "scale.y", value: value)) {
                try PrinterProfile(front: zero, back: zero, scale: Pair(x: 100, y: value))
            }
        }
        _ = try PrinterProfile(front: Pair(x: 5, y: -5), back: zero, scale: Pair(x: 97, y: 103))
    }

    @Test("A profile reads back as it was written, and a file that is none is told")
    func yaml() throws {
        let profile = try PrinterProfile(
            front: Pair(x: 1.5, y: -0.25), back: Pair(x: -1.75, y: 0), scale: Pair(x: 99.2, y: 100.41),
            dpi: 203)
        #expect(try PrinterProfile(yaml: profile.yaml) == profile)
        for text in ["", "front: 1", "front: {x: 0, y: 0}", "- a"] {
            #expect(throws: PrinterProfileError.unreadable) { try PrinterProfile(yaml: text) }
        }
        #expect(throws: PrinterProfileError.scale(name: "scale.x", value: 90)) {
            try PrinterProfile(yaml: profile.yaml.replacing("99.20", with: "90"))
        }
        #expect(throws: PrinterProfileError.dpi(71)) {
            try PrinterProfile(yaml: profile.yaml.replacing("203", with: "71"))
        }
        #expect(try PrinterProfile(yaml: profile.yaml.replacing("dpi: 203", with: "")).dpi == 300)
    }
}
