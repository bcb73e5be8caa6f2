import Drawing
import Foundation
import Pages
import Testing

/// What is written on, and in which ink it then is; how areas come out is judged on paper, in PressTests.
@Suite("Other inks")
struct InkingTests {
    /// A field under the draft's fixed text.
    private static let place = "x=\"20\" y=\"34\" width=\"40\" height=\"6\""

    /// The ink of the fixed text, #`ink` as drawn, over `art`.
    private func ink(_ inking: Inking, _ ink: String, over art: String, behind: String = "") throws -> String
    {
        let draft = try Draft().changing("<path id=\"art\"", to: "\(art)<path id=\"art\"")
            .changing("<text id=\"fixed\"", to: "<text id=\"fixed\" fill=\"\(ink)\"")
            .changing("</svg>", to: "\(behind)</svg>")
        let template = try draft.load(Edition(inking: inking))
        return try #require(template.sides[0].layer.text.first).ink.svg
    }

    @Test(
        "Text is seen on what lies beneath it as it was",
        arguments: [
            // On paper.
            ("none", "#0b2d66", "#0b2d66", "#000000"), ("none", "#f08c14", "#f08c14", "#000000"),
            ("none", "#000000", "#000000", "#000000"), ("none", "#666666", "#666666", "#666666"),
            // On a dark field, which becomes white and black.
            ("#0b2d66", "#ffffff", "#000000", "#ffffff"), ("#0b2d66", "#ffe000", "#000000", "#ffffff"),
            // On a light one, which becomes white in both.
            ("#f08c14", "#000000", "#000000", "#000000"), ("#f08c14", "#ffffff", "#000000", "#000000"),
            ("#f08c14", "#0b2d66", "#0b2d66", "#000000"),
            // On white, black and grey.
            ("#ffffff", "#0b2d66", "#0b2d66", "#000000"), ("#000000", "#ffffff", "#000000", "#ffffff"),
            ("#dddddd", "#000000", "#000000", "#000000"), ("#444444", "#ffffff", "#000000", "#ffffff"),
        ])
    func text(_ field: String, _ ink: String, _ saver: String, _ mono: String) throws {
        let art = "<rect \(Self.place) fill=\"\(field)\"/>"
        #expect(try self.ink(.colour, ink, over: art) == ink)
        #expect(try self.ink(.saver, ink, over: art) == saver)
        #expect(try self.ink(.mono, ink, over: art) == mono)
    }

    @Test(
        "A field is found however it is drawn",
        arguments: [
            "<rect \(place) style=\"fill : #0b2d66;stroke:none\"/>",
            "<g fill=\"#0b2d66\"><g><rect \(place)/></g></g>",
            "<g style=\"fill:#ffffff\"><rect \(place) fill=\"#0b2d66\"/></g>",
            "<path d=\"M20 34h40v6h-40z\" fill=\"#0b2d66\"/>",
            "<path d=\"M10 17h20v3h-20z\" transform=\"scale(2)\" fill=\"#0b2d66\"/>",
            "<polygon points=\"20,34 60,34 60,40 20,40\" fill=\"#0b2d66\"/>",
            "<ellipse cx=\"35\" cy=\"37\" rx=\"20\" ry=\"3\" fill=\"#0b2d66\"/>",
            "<defs><rect id=\"f\" width=\"40\" height=\"6\"/></defs><use href=\"#f\" x=\"20\" y=\"34\" fill=\"#0b2d66\"/>",
            "<defs><g id=\"f\"><rect \(place) fill=\"#0b2d66\"/></g></defs><use href=\"#f\"/>",
            "<rect x=\"20\" y=\"34\" width=\"40\" height=\"6\" fill=\"#ffffff\"/><rect \(place) fill=\"#0b2d66\"/>",
        ])
    func drawn(_ art: String) throws {
        #expect(try ink(.saver, "#ffffff", over: art) == "#000000")
        #expect(try ink(.mono, "#ffffff", over: art) == "#ffffff")
        // Text is printed over all art, so also over what comes later in the file.
        #expect(try ink(.saver, "#ffffff", over: "", behind: art) == "#000000")
    }

    @Test(
        "What only looks like a field in the file is none",
        arguments: [
            "<defs><rect \(place) fill=\"#0b2d66\"/></defs>",
            "<clipPath id=\"c\"><rect \(place) fill=\"#0b2d66\"/></clipPath>",
            "<rect \(place) fill=\"none\" stroke=\"#0b2d66\"/>",
            "<rect \(place) fill=\"#0b2d66\"/><rect \(place) fill=\"#ffffff\"/>",
            "<line x1=\"20\" y1=\"34\" x2=\"60\" y2=\"40\"/>",
        ])
    func notAField(_ art: String) throws {
        #expect(try ink(.mono, "#ffffff", over: art) == "#ffffff")
        #expect(try ink(.mono, "#f08c14", over: art) == "#000000")
    }

    @Test("A small area stays solid unless the designer calls it a field")
    func small() throws {
        let tile = "x=\"31\" y=\"36\" width=\"2\" height=\"2\" fill=\"#0b2d66\""
        #expect(try ink(.saver, "#ffffff", over: "<rect \(tile)/>") == "#ffffff")
        #expect(try ink(.saver, "#ffffff", over: "<rect class=\"a field\" \(tile)/>") == "#000000")
        #expect(try ink(.saver, "#ffffff", over: "<g class=\"field\"><rect \(tile)/></g>") == "#000000")
    }

    @Test("The text of a slot goes with what lies beneath its box, and tspans with their text")
    func slots() throws {
        let draft = try Draft().changing(
            "<path id=\"art\"", to: "<rect width=\"29\" height=\"15\" fill=\"#0b2d66\"/><path id=\"art\"")
        for (inking, wanted) in [(Inking.colour, "#111111"), (.saver, "#111111"), (.mono, "#ffffff")] {
            let slots = try draft.load(Edition(inking: inking)).sides[0].slots
            guard case .text(let slot) = slots[0] else { return }
            // Black on blue is hardly seen; in mono the blue is black, and the text has to be seen at all.
            #expect(slot.box.style.ink.svg == wanted)
        }
        let coloured = try Draft().changing(">Fixed<", to: ">A<tspan fill=\"#0b2d66\">B</tspan><")
        let runs = try coloured.load(Edition(inking: .mono)).sides[0].layer.text
        #expect(runs.map(\.ink) == [.black, .black])
    }

    @Test(
        "A colour that is not #rrggbb, and a drawing without end, are told and not printed",
        arguments: [
            ("<rect width=\"9\" height=\"9\" fill=\"red\"/>", "<rect> (line 2)", "“red”"),
            ("<g stroke=\"rgb(1,2,3)\"/>", "<g> (line 2)", "rgb"),
            ("<g style=\"fill:currentColor\"/>", "<g> (line 2)", "currentColor"),
            ("<g id=\"a\"><use href=\"#a\"/></g>", "<use> (line 2)", "itself"),
        ])
    func refused(_ art: String, _ element: String, _ reason: String) throws {
        let draft = try Draft().changing("<path id=\"art\"", to: "\(art)<path id=\"art\"")
        for inking in [Inking.saver, .mono] {
            let error = try #require(throws: TemplateError.self) { try draft.load(Edition(inking: inking)) }
            #expect(error.element == element && error.reason.contains(reason), "\(error)")
        }
    }

    @Test("Slots, texts and symbols stay where they are", arguments: Template.ids(in: templates))
    func places(_ id: String) throws {
        let drawn = try template(id)
        for inking in [Inking.saver, .mono] {
            let other = try template(id, Edition(inking: inking))
            #expect(other.symbolSlots == drawn.symbolSlots)
            for (one, two) in zip(drawn.sides, other.sides) {
                #expect(one.layer.text.map(\.origin) == two.layer.text.map(\.origin))
                #expect(one.layer.text.map(\.run) == two.layer.text.map(\.run))
                #expect(one.slots.count == two.slots.count)
            }
            #expect(other.source != drawn.source)
        }
    }
}
