import Drawing
import Testing

@Suite("Elements again, with changes")
struct SVGChangeTests {
    private func element(_ xml: String) throws -> SVGElement { try SVGElement(parsing: Array(xml.utf8)) }

    @Test("A property is set where it counts: it leaves the style, which would win")
    func setting() throws {
        let styled = try element("<rect style=\"fill:#f00; stroke : #0f0;stroke-width:2\" fill=\"#00f\"/>")
        let blue = styled.setting(["fill": "#000080", "stroke": "none"])
        #expect(blue.property("fill") == "#000080" && blue.property("stroke") == "none")
        #expect(blue.attributes["style"] == "stroke-width:2")
        #expect(try element("<g style=\"fill:#f00\"/>").setting(["fill": "#000"]).attributes["style"] == nil)
    }

    @Test(
        "Bounds are those of the shape without its line, moved, turned and scaled as it says",
        arguments: [
            (
                "<rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" stroke=\"#000\" stroke-width=\"9\"/>", "",
                [1, 2, 3, 4]
            ),
            ("<circle cx=\"5\" cy=\"5\" r=\"2\" fill=\"none\"/>", "", [3, 3, 4, 4]),
            ("<path d=\"M1 1h4v2z\" transform=\"translate(10 0)\"/>", "", [11, 1, 4, 2]),
            ("<path d=\"M0 0h4\" fill=\"none\"/>", "scale(2)", [0, 0, 8, 0]),
            ("<polygon points=\"0,0 2,0 2,6\"/>", "rotate(90)", [-6, 0, 6, 2]),
        ])
    func bounds(_ xml: String, _ transform: String, _ wanted: [Double]) throws {
        let found = try #require(try element(xml).bounds(transform: transform))
        for (one, other) in zip([found.x, found.y, found.width, found.height], wanted) {
            #expect(abs(one - other) < 1e-3, "\(found)")
        }
    }

    @Test(
        "What draws nothing has a place without size",
        arguments: ["<path d=\"\"/>", "<g/>", "<use href=\"#a\"/>"])
    func nothing(_ xml: String) throws {
        let found = try element(xml).bounds(transform: "")
        #expect((found?.width ?? 0) == 0 && (found?.height ?? 0) == 0)
    }

    // Figures that WCAG's own tutorials give.
    @Test(
        "Contrast is that of WCAG",
        arguments: [("#000000", 21.0), ("#767676", 4.54), ("#ff0000", 4.0), ("#ffffff", 1)])
    func contrast(_ ink: String, _ wanted: Double) throws {
        let ink = try #require(Ink(svg: ink))
        #expect(abs(ink.contrast(with: .white) - wanted) < 0.05)
        #expect(ink.contrast(with: .white) == Ink.white.contrast(with: ink))
    }

    @Test("A grey stays what it is, and a colour becomes the grey of its light")
    func grey() throws {
        for part in 0...255 {
            let ink = Ink(red: UInt8(part), green: UInt8(part), blue: UInt8(part))
            #expect(ink.grey == ink)
        }
        let orange = Ink(red: 240, green: 140, blue: 20)
        #expect(orange.grey.isGrey && abs(orange.grey.luminance - orange.luminance) < 0.005)
    }
}
