import Drawing
import Pages
import Testing

@Suite("Colours as they are seen")
struct VisionTests {
    // Source: WCAG 2.2, “Understanding SC 1.4.3”: black on white is 21:1, #767676 on white just passes 4.5:1.
    @Test(
        "The contrast is that of WCAG",
        arguments: [
            ("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#767676", "#ffffff", 4.54),
            ("#777777", "#ffffff", 4.48), ("#ffffff", "#00a651", 3.19), ("#ed1c24", "#ffffff", 4.38),
        ])
    func contrast(_ one: String, _ other: String, _ ratio: Double) throws {
        let (one, other) = (try ink(one), try ink(other))
        #expect(abs(one.contrast(with: other) - ratio) < 0.006)
        #expect(one.contrast(with: other) == other.contrast(with: one))
    }

    // Source: measurements for the status colours of the check-in, made with other software.
    @Test(
        "Green and red come as near to each other as others have measured",
        arguments: [
            ("#00a651", "#ed1c24", [130.6, 24, 28, 133]), ("#009e73", "#d55e00", [102, 37, 53, 108]),
            ("#00a86b", "#b00020", [116, 37, 30, 118]),
        ])
    func deficiencies(_ green: String, _ red: String, _ differences: [Double]) throws {
        let (green, red) = (try ink(green), try ink(red))
        let sights = [Vision.usual, .protanopia, .deuteranopia, .tritanopia]
        for (sight, difference) in zip(sights, differences) {
            #expect(abs(sight.seen(green).difference(from: sight.seen(red)) - difference) < 1, "\(sight)")
        }
    }

    @Test("Grey has no colour and keeps the luminance", arguments: ["#00a651", "#ed1c24", "#0b2d66"])
    func grey(_ colour: String) throws {
        let ink = try ink(colour)
        let grey = Vision.grey.seen(ink)
        #expect(grey.red == grey.green)
        #expect(grey.green == grey.blue)
        #expect(abs(grey.luminance - ink.luminance) < 0.005)
    }

    @Test("White and black stay what they are for everybody", arguments: Vision.allCases)
    func extremes(_ sight: Vision) {
        #expect(sight.seen(.white) == .white && sight.seen(.black) == .black)
    }

    private func ink(_ text: String) throws -> Ink { try #require(Ink(svg: text)) }
}
