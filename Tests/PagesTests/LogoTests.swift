import Drawing
import Foundation
import Judges
import Pages
import Testing

@Suite("Logos")
struct LogoTests {
    private static let svg = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">
        <title>Dấu</title>
        <rect width="20" height="10" fill="#1040c0"/><circle id="dot" cx="5" cy="5" r="3" fill="#ffffff"/>
        </svg>
        """

    private func logo(_ content: some Sequence<UInt8>, as name: String) throws -> Logo {
        let scratch = try Scratch()
        return try Logo(path: try scratch.file(name, content))
    }

    /// The draft with a place for a logo of 24 × 6 mm at 2, 28.
    private func draft(_ attributes: String = "") throws -> Draft {
        try Draft().changing(
            "<path id=\"art\"",
            to: "<rect id=\"logo\" x=\"2\" y=\"28\" width=\"24\" height=\"6\" \(attributes)/><path id=\"art\""
        )
    }

    @Test(
        "It is as large as its place allows, at the left or in the middle",
        arguments: [("", 2.0), ("data-align=\"left\"", 2), ("data-align=\"centre\"", 8)])
    func fitted(_ attributes: String, _ left: Double) throws {
        let edition = Edition(logo: try logo(Self.svg.utf8, as: "dau.svg"))
        let template = try draft(attributes).load(edition)
        let frame = try #require(template.sides[0].layer.logo?.frame)
        #expect(abs(frame.left.mm - left) < 1e-9 && abs(frame.top.mm - 28) < 1e-9)
        #expect(abs(frame.size.width.mm - 12) < 1e-9 && abs(frame.size.height.mm - 6) < 1e-9)
    }

    @Test("A place without a logo, and a logo without a place, print nothing and disturb nothing")
    func noLogo() throws {
        let plain = try Draft().load()
        let place = try draft("fill=\"#ff0000\"").load()
        #expect(place.sides[0].layer.logo == nil)
        let pages = try [plain, place].map { try $0.pages(for: citizen())[0].dump(fonts: fonts()) }
        #expect(pages[0] == pages[1])
        let edition = Edition(logo: try logo(Self.svg.utf8, as: "dau.svg"))
        #expect(try Draft().load(edition).sides[0].layer.logo == nil)
    }

    @Test("A place says how it aligns or is refused")
    func align() throws {
        let edition = Edition(logo: try logo(Self.svg.utf8, as: "dau.svg"))
        let error = #expect(throws: TemplateError.self) { try draft("data-align=\"up\"").load(edition) }
        #expect(error?.element == "<rect id=\"logo\"> (line 2)")
    }

    @Test(
        "What could run, load, or look otherwise elsewhere is refused by name",
        arguments: [
            ("<image href=\"http://a.vn/x.png\"/>", "<image> (line 3)", "not allowed"),
            ("<use href=\"b.svg#x\"/>", "<use> (line 3)", "outside the file"),
            ("<rect fill=\"url(http://a.vn/#x)\"/>", "<rect> (line 3)", "outside the file"),
            ("<script>1</script>", "<script> (line 3)", "not allowed"),
            ("<style>* {}</style>", "<style> (line 3)", "not allowed"),
            ("<foreignObject/>", "<foreignObject> (line 3)", "not allowed"),
            ("<rect onclick=\"x()\"/>", "<rect> (line 3)", "script"),
            ("<text>Sở Y tế</text>", "<text> (line 3)", "paths"),
            ("<g><text>a</text></g>", "<text> (line 3)", "paths"),
            ("<rect display=\"none\"/>", "<rect> (line 3)", "hidden"),
            ("<image href=\"data:image/png;base64,AA==\"/>", "<image> (line 3)", "not allowed"),
            ("<rect width=\"9\" height=\"9\" fill-opacity=\"0.5\"/>", "svg", "opacity"),
        ])
    func hostile(_ inside: String, _ element: String, _ reason: String) throws {
        let svg = Self.svg.replacing("<rect", with: "\(inside)<rect")
        let error = try #require(throws: TemplateError.self) { try logo(svg.utf8, as: "dau.svg") }
        #expect(error.file == "dau.svg" && error.element == element, "\(error)")
        #expect(error.reason.contains(reason), "\(error)")
    }

    @Test("A file that is no logo is refused by name")
    func files() throws {
        let bytes = Array(Self.svg.utf8)
        for (name, content, reason) in [
            ("a.pdf", bytes, ".svg or a .png"), ("a", bytes, ".svg or a .png"), ("a.png", bytes, "not a PNG"),
            ("a.svg", Array(bytes.dropLast(9)), "well-formed"),
            ("a.svg", Array(Self.svg.replacing("viewBox=\"0 0 20 10\"", with: "").utf8), "viewBox"),
            ("a.svg", Array("<!DOCTYPE svg>\(Self.svg)".utf8), "DOCTYPE"),
            ("a.svg", Array("<html/>".utf8), "<svg>"), ("a.svg", [], "well-formed"),
            ("a.svg", Array(repeating: 32, count: 4_000_001), "4 MB"),
            ("a.png", Array(repeating: 137, count: 4_000_001), "4 MB"),
        ] {
            let error = #expect(throws: TemplateError.self) { try logo(content, as: name) }
            #expect(error?.file == name && error?.reason.contains(reason) == true, "\(name): \(error as Any)")
        }
        for path in ["/nowhere/a.svg", "/dev/zero", try TemporaryFolder().path] {
            #expect(throws: TemplateError.self) { try Logo(path: path) }
        }
    }

    @Test("A logo that draws itself without end is refused and not waited for")
    func bomb() throws {
        var inside = "<g id=\"a0\"><rect width=\"1\" height=\"1\"/></g>"
        for level in 1...30 {
            let use = "<use href=\"#a\(level - 1)\"/>"
            inside += "<g id=\"a\(level)\">\(String(repeating: use, count: 10))</g>"
        }
        let svg = Self.svg.replacing("<rect", with: "<defs>\(inside)</defs><use href=\"#a30\"/><rect")
        let time = processorTime {
            #expect(throws: TemplateError.self) { try logo(svg.utf8, as: "a.svg") }
        }
        #expect(time < .seconds(10))
        let loop = Self.svg.replacing("<rect", with: "<g id=\"a\"><use href=\"#a\"/></g><rect")
        _ = try? logo(loop.utf8, as: "a.svg")
    }

    @Test("In mono a logo in colours that are not #rrggbb is refused")
    func words() throws {
        let red = try logo(Self.svg.replacing("#1040c0", with: "red").utf8, as: "dau.svg")
        #expect(try draft().load(Edition(logo: red)).sides[0].layer.logo != nil)
        let error = #expect(throws: TemplateError.self) {
            try draft().load(Edition(inking: .mono, logo: red))
        }
        #expect(error?.file == "dau.svg" && error?.reason.contains("“red” is not #rrggbb") == true)
    }
}
