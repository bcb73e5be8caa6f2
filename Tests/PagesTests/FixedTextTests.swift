import Drawing
import Pages
import Testing

@Suite("Text that never changes")
struct FixedTextTests {
    /// The fixed text of the draft with other attributes and content.
    private func lines(_ attributes: String, _ content: String = "Fixed") throws -> [PlacedRun] {
        let old =
            "<text id=\"fixed\" x=\"30\" y=\"38\" font-family=\"Noto Sans\" font-weight=\"700\" font-size=\"3\">Fixed"
        let new =
            "<text font-family=\"Noto Sans\" font-weight=\"700\" font-size=\"3\" \(attributes)>\(content)"
        let template = try Draft().changing(old, to: new).load()
        return try #require(template.sides.first).layer.text
    }

    /// SVG 1.1, 7.6: transforms apply from right to left.
    @Test(
        "Moves, turns and matrices put text where SVG says",
        arguments: [
            ("x=\"10\" y=\"20\"", 10, 20, 0), ("x=\"1\" y=\"2\" transform=\"translate(9 18)\"", 10, 20, 0),
            ("x=\"10\" transform=\"translate(0,20)\"", 10, 20, 0),
            ("y=\"20\" transform=\"translate(10)\"", 10, 20, 0),
            ("transform=\"rotate(90) translate(20 -10)\"", 10, 20, 90),
            ("transform=\"translate(10, 20) rotate(-30)\"", 10, 20, -30),
            ("x=\"10\" y=\"20\" transform=\"rotate(90 10 20)\"", 10, 20, 90),
            ("transform=\"matrix(0 1 -1 0 10 20)\"", 10, 20, 90),
            ("transform=\"scale(2) translate(5,10) scale(0.5)\"", 10, 20, 0),
            ("transform=\"  translate( 4 , 8 )translate(6,12)  \"", 10, 20, 0),
        ] as [(String, Double, Double, Double)])
    func transforms(_ attributes: String, _ x: Double, _ y: Double, _ angle: Double) throws {
        let line = try #require(try lines(attributes).first)
        #expect(abs(line.origin.x.mm - x) < 1e-6 && abs(line.origin.y.mm - y) < 1e-6, "\(line.origin)")
        #expect(abs(line.angle - angle) < 1e-6)
    }

    @Test(
        "A transform that cannot be read or that scales is refused",
        arguments: [
            "skewX(3)", "translate()", "translate(1 2 3)", "translate(a)", "rotate(1 2)", "matrix(1 2 3)",
            "move(1 2)",
            "translate(1", "translate(1) x", "scale(2)", "matrix(-1 0 0 1 20 20)", "matrix(1 0 0.5 1 0 20)",
            "rotate(inf)", "translate(1e400)", "translate(1e9)",
        ])
    func badTransforms(_ transform: String) {
        #expect(throws: TemplateError.self) { try lines("x=\"10\" y=\"20\" transform=\"\(transform)\"") }
    }

    @Test("The anchor says which point of the line x is")
    func anchors() throws {
        let places = try ["start", "middle", "end"].map { anchor in
            try #require(try lines("x=\"30\" y=\"20\" text-anchor=\"\(anchor)\"").first).origin.x.mm
        }
        #expect(places[0] == 30)
        #expect(abs(places[0] + places[2] - 2 * places[1]) < 1e-9 && places[2] < 24)
    }

    @Test("Pieces of different styles follow each other, a tspan with x begins a new line")
    func pieces() throws {
        let runs = try lines(
            "x=\"5\" y=\"20\"",
            "One <tspan font-weight=\"400\">two</tspan> three<tspan x=\"5\" dy=\"6\" fill=\"#ff0000\">four</tspan>"
        )
        #expect(runs.map(\.run.text) == ["One ", "two", " three", "four"])
        #expect(runs.map { $0.origin.y.mm.rounded() } == [20, 20, 20, 26])
        #expect(abs(runs[3].origin.x.mm - 5) < 1e-9)
        for (one, next) in zip(runs, runs.dropFirst(1)).prefix(2) {
            #expect(abs((one.origin.x + one.size * one.run.advance).mm - next.origin.x.mm) < 1e-9)
        }
        #expect(runs.map(\.ink) == [.black, .black, .black, Ink(red: 255, green: 0, blue: 0)])
        let book = try fonts()
        #expect(runs.map { book[$0.run.font].weight } == [700, 400, 700, 700])
    }

    @Test("Blanks and line ends are one blank and none at the ends")
    func blanks() throws {
        #expect(try lines("x=\"5\" y=\"20\"", "\n  One \n\t two  ").map(\.run.text) == ["One two"])
        #expect(try lines("x=\"5\" y=\"20\"", "  ").isEmpty)
    }

    @Test("Styles are handed down from the file and its groups, and shapes may be painted as they like")
    func inherited() throws {
        var draft = Draft()
        draft.svg = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40" font-family="Noto Sans" fill="#123456">
            <g fill="gray" font-size="2em"><path d="M0 0h9v9"/></g>
            <g style="font-size:3px" fill="none"><g font-weight="bold"><text x="1" y="9">A</text></g></g>
            <rect id="qr" x="29" y="5" width="30" height="30"/>
            </svg>
            """
        let line = try #require(try draft.load().sides.first?.layer.text.first)
        #expect(line.ink == Ink(red: 0x12, green: 0x34, blue: 0x56))
        #expect(abs(line.size.mm - 3) < 1e-9)
        let book = try fonts()
        #expect(book[line.run.font].weight == 700)
    }

    @Test("The size that the file says of itself does not move the art")
    func rootSize() throws {
        let pictures = try ["", "width=\"10mm\" height=\"900\" preserveAspectRatio=\"xMaxYMax\" "].map {
            size in
            let template = try Draft().changing("viewBox=", to: size + "viewBox=").load()
            let page = try #require(try template.pages(for: citizen()).first)
            var document = try PNGDocument(size: page.trim, dpi: 100, fonts: fonts())
            return try document.picture { canvas throws(DrawingError) in try canvas.draw(Imposition(page)) }
        }
        #expect(pictures[0] == pictures[1])
    }
}
