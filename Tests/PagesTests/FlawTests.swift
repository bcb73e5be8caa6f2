import Foundation
import Pages
import Records
import Testing

@Suite("The check of a template")
struct FlawTests {
    @Test("Nothing is found in a template that is right")
    func clean() throws {
        #expect(try CheckedDraft.changing("", to: "").flaws().isEmpty)
    }

    @Test("Every flaw is found, alone, with its element", arguments: FlawChange.alone)
    func found(_ change: FlawChange) throws {
        let flaws = try CheckedDraft.changing(change.old, to: change.new).flaws()
        #expect(flaws.map(\.code) == [change.code], "\(flaws.map(\.message.en))")
        #expect(flaws.first?.element == change.element)
    }

    @Test("A state lacks a word, an icon or a colour, or looks like another", arguments: FlawChange.states)
    func toldApart(_ change: FlawChange) throws {
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

    @Test(
        "A mark for cutting, folding or tearing may run to the cut, another line may not",
        arguments: ["mark", "thin mark", "line"])
    func marks(_ names: String) throws {
        let draft = try CheckedDraft.changing(
            "<rect id=\"qr\"",
            to:
                "<path class=\"\(names)\" d=\"M52 0v3\" stroke=\"#000000\" stroke-width=\"0.2\"/><rect id=\"qr\""
        )
        #expect(try draft.flaws().map(\.code) == (names == "line" ? [.artNearCut] : []))
    }

    @Test(
        "Numbers that a renderer would lose are refused, with their element",
        arguments: [
            ("<rect width=\"-1\" height=\"1\"/>", "negative"), ("<circle r=\"nan\"/>", "none or beyond"),
            ("<path d=\"M0 0h1e9\"/>", "none or beyond"), ("<path d=\"M0-20000z\"/>", "none or beyond"),
            ("<path d=\"M0 0h1\" style=\"stroke-width:1e308\"/>", "none or beyond"),
            ("<g transform=\"translate(1e7)\"/>", "none or beyond"), ("<rect x=\"-inf\"/>", "none or beyond"),
            ("<path d=\"M0 0\(String(repeating: "h1", count: 250_000))\"/>", "500 kB"),
        ])
    func numbers(_ element: String, _ reason: String) throws {
        let draft = try CheckedDraft.changing("<rect id=\"qr\"", to: "\(element)\n<rect id=\"qr\"")
        let error = try #require(throws: TemplateError.self) { try draft.load() }
        #expect(error.reason.contains(reason) && error.element.hasSuffix("(line 19)"), "\(error)")
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
                "<clipPath id=\"a\" clip-path=\"url(#b)\"/><clipPath id=\"b\" clip-path=\"URL( #a )\"/>",
                "itself"
            ),
            (bomb(depth: 6), "more than 20000 shapes"), (chain(40), "more than 32 elements"),
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
