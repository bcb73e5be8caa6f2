import Foundation
import Pages
import Testing

@Suite("The check of a template")
struct FlawTests {
    /// A change that brings one flaw, and the element that it must name.
    struct Change: Sendable, CustomTestStringConvertible {
        let code: Flaw.Code
        let element: String
        let old: String
        let new: String

        init(_ code: Flaw.Code, _ element: String, _ old: String, _ new: String) {
            (self.code, self.element, self.old, self.new) = (code, element, old, new)
        }

        var testDescription: String { "\(code.rawValue) \(new)" }
    }

    private static let field = "x=\"4\" y=\"4\" width=\"82\" height=\"6\" fill=\"#00423b\""
    private static let fixed = "x=\"5\" y=\"48\" font-family=\"Noto Sans\" font-size=\"2.5\""
    private static let title = "<text id=\"title\"> (line 3)"

    private static let seen = [
        // White on a light green: 3.19.
        Change(.contrast, title, field, field.replacing("#00423b", with: "#00a651")),
        // The white type leaves the field.
        Change(.contrast, title, "x=\"6\" y=\"8.4\"", "x=\"6\" y=\"12.4\""),
        // Half of the ground is light.
        Change(
            .contrast, title, "<text id=\"title\"",
            "<rect id=\"light\" x=\"10\" y=\"4\" width=\"9\" height=\"6\" fill=\"#bbbbbb\"/><text id=\"title\""
        ),
        // 5.0 : 1, enough for 12 pt and not for 7 pt.
        Change(.smallContrast, "<text id=\"fixed\"> (line 10)", fixed, fixed + " fill=\"#707070\""),
        Change(
            .smallContrast, "<g id=\"phone\"> (line 8)", "<text id=\"call\"",
            "<text id=\"call\" fill=\"#707070\""),
        Change(.smallText, "<text id=\"fixed\"> (line 10)", fixed, fixed.replacing("2.5", with: "2.2")),
        Change(
            .smallText, "<g id=\"name\"> (line 4)", "data-min-size=\"2.3\" data-lines=\"3\"",
            "data-min-size=\"2.2\" data-lines=\"3\""),
    ]

    private static let cut = [
        Change(.textNearCut, "<text id=\"fixed\"> (line 10)", fixed, fixed.replacing("\"5\"", with: "\"2\"")),
        Change(
            .textNearCut, "<text id=\"fixed\"> (line 10)", fixed, fixed.replacing("\"48\"", with: "\"52\"")),
        Change(.textNearCut, "<g id=\"name\"> (line 4)", "x=\"5\" y=\"13\"", "x=\"2.2\" y=\"13\""),
        Change(.symbolNearCut, "<rect id=\"qr\"> (line 19)", "x=\"54\" y=\"12\"", "x=\"59\" y=\"12\""),
        Change(
            .artNearCut, "<rect id=\"field\"> (line 2)", field, field.replacing("x=\"4\"", with: "x=\"1\"")),
        Change(.artNearCut, "<rect id=\"field\"> (line 2)", field, field.replacing("82", with: "86")),
        Change(
            .artNearCut, "<rect id=\"field\"> (line 2)", field, field.replacing("y=\"4\"", with: "y=\"-5\"")),
    ]

    private static let crowded = [
        Change(
            .artOnSymbol, "<rect id=\"field\"> (line 2)", field, field.replacing("\"6\"", with: "\"8.6\"")),
        Change(
            .artOnSymbol, "<path id=\"x\"> (line 19)", "<rect id=\"qr\"",
            "<path id=\"x\" d=\"M60 20h1v1h-1z\" fill=\"#eeeeee\"/><rect id=\"qr\""),
        Change(
            .textOnSymbol, "<text id=\"fixed\"> (line 10)", fixed,
            fixed.replacing("x=\"5\" y=\"48\"", with: "x=\"40\" y=\"40\"")),
        Change(.textOnSymbol, "<g id=\"phone\"> (line 8)", "y=\"29\" width=\"45\"", "y=\"29\" width=\"50\""),
        Change(.slotsOverlap, "<g id=\"phone\"> (line 8)", "x=\"5\" y=\"29\"", "x=\"5\" y=\"26\""),
        Change(
            .textsOverlap, "<text id=\"title\"> (line 3)", fixed,
            fixed.replacing("x=\"5\" y=\"48\"", with: "x=\"9\" y=\"8\"")),
        Change(
            .tooLong, "<g id=\"name\"> (line 4)", "width=\"45\" height=\"14\"", "width=\"25\" height=\"8\""),
        Change(.noGlyph, "<g id=\"phone\"> (line 8)", "Gọi {hotline}", "电 {hotline}"),
        Change(.orphan, "<g id=\"name\"> (line 4)", "{full_name}", "{full_name} và gia đình của anh A"),
        Change(.idTwice, "<path id=\"icon-1\"> (line 16)", "id=\"icon-2\"", "id=\"icon-1\""),
        Change(.unknownSheet, "sheets", "sheets: [single]", "sheets: [single, a4-11up]"),
        Change(.sheetTooSmall, "sheets", "sheets: [single]", "sheets: [single, a4-4up]"),
    ]

    private static let states = [
        Change(
            .statusIncomplete, "<g id=\"status-red\"> (line 15)",
            "<path id=\"icon-2\" d=\"M73 46l2 2\" fill=\"none\" stroke=\"#ffffff\" stroke-width=\"0.4\"/>", ""
        ),
        Change(
            .statusIncomplete, "<g id=\"status-red\"> (line 15)", "fill=\"#a01020\"", "fill=\"firebrick\""),
        Change(.statusIncomplete, "<g id=\"status-green\"> (line 12)", ">XANH<", "><"),
        // In grey the two are 18 apart.
        Change(.statusAlike, "<g id=\"status-red\"> (line 15)", "fill=\"#a01020\"", "fill=\"#c83c28\""),
    ]

    @Test("Nothing is found in a template that is right")
    func clean() throws {
        #expect(try CheckedDraft.changing("", to: "").flaws().isEmpty)
    }

    @Test("Every flaw is found, alone, with its element", arguments: seen + cut + crowded)
    func found(_ change: Change) throws {
        let flaws = try CheckedDraft.changing(change.old, to: change.new).flaws()
        #expect(flaws.map(\.code) == [change.code], "\(flaws.map(\.message.en))")
        #expect(flaws.first?.element == change.element)
    }

    @Test("A state lacks a word, an icon or a colour, or looks like another", arguments: states)
    func states(_ change: Change) throws {
        let flaws = try CheckedDraft.changing(change.old, to: change.new).flaws()
        #expect(
            flaws.contains { $0.code == change.code && $0.element == change.element },
            "\(flaws.map(\.message.en))")
    }

    @Test("States of like colours are told apart by their patterns")
    func patterns() throws {
        let draft = try CheckedDraft.changing(
            "fill=\"#a01020\"/>",
            to:
                "fill=\"#c83c28\"/><path id=\"pattern-hatch\" d=\"M82 44l2 6\" stroke=\"#000000\" stroke-width=\"0.3\"/>"
        )
        #expect(!(try draft.flaws().contains { $0.code == .statusAlike }))
    }

    @Test("Art that runs to the end of the bleed may cross the cut; art that ends in it may not")
    func bleed() throws {
        let bled = try CheckedDraft.changing("viewBox=\"0 0 90 54\"", to: "viewBox=\"-3 -3 96 60\"")
            .changing("bleed: 0", to: "bleed: 3")
        let field = "x=\"4\" y=\"4\" width=\"82\" height=\"6\""
        let full = try bled.changing(field, to: "x=\"-3\" y=\"-3\" width=\"96\" height=\"13\"")
        #expect(try full.flaws().isEmpty)
        let short = try bled.changing(field, to: "x=\"-1\" y=\"-1\" width=\"92\" height=\"11\"")
        #expect(try short.flaws().map(\.code) == [.artNearCut])
    }

    @Test("Every kind of flaw is explained in the documentation", arguments: Flaw.Code.allCases)
    func documented(_ code: Flaw.Code) throws {
        let text = try String(contentsOf: root.appending(path: "Documentation/Checks.md"), encoding: .utf8)
        #expect(text.contains("`\(code.rawValue)`"))
    }

    @Test(
        "What shows itself, what is not there and what shows too much is refused",
        arguments: [
            ("<use href=\"#nobody\"/>", "#nobody, which is not in the file"),
            ("<g id=\"me\"><use href=\"#me\"/></g>", "shows itself through #me"),
            ("<clipPath id=\"c\"><path clip-path=\"url(#c)\" d=\"M0 0h1\"/></clipPath>", "itself through #c"),
            (
                "<clipPath id=\"a\" clip-path=\"url('#b')\"/><clipPath id=\"b\" clip-path=\"URL( #a )\"/>",
                "itself"
            ),
            (bomb(depth: 6), "more than 50000 shapes"), (chain(40), "more than 32 elements"),
        ])
    func references(_ elements: String, _ reason: String) throws {
        let draft = try CheckedDraft.changing("<rect id=\"qr\"", to: "\(elements)<rect id=\"qr\"")
        let error = try #require(throws: TemplateError.self) { try draft.load() }
        #expect(error.reason.contains(reason), "\(error.reason)")
    }

    /// Each group shows the one before ten times.
    private static func bomb(depth: Int) -> String {
        let groups = (1...depth).map { level in
            let uses = String(repeating: "<use href=\"#b\(level - 1)\"/>", count: 10)
            return "<g id=\"b\(level)\">\(uses)</g>"
        }
        return "<defs><path id=\"b0\" d=\"M0 0h1\"/>\(groups.joined())</defs>"
    }

    /// Each element shows the next.
    private static func chain(_ length: Int) -> String {
        let links = (1...length).map { "<g id=\"l\($0)\"><use href=\"#l\($0 + 1)\"/></g>" }
        return "<defs>\(links.joined())<g id=\"l\(length + 1)\"/></defs>"
    }
}
