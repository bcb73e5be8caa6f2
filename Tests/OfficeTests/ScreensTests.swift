import Foundation
import Judges
import Office
import Testing
import Web

@Suite("The pages of the counter")
struct ScreensTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func screens(_ files: [String: String]) throws -> Screens {
        for (name, text) in files { _ = try scratch.file(name, Array(text.utf8)) }
        return try Screens(folder: scratch.path("."), icons: "\(Project.root)/Templates/icons")
    }

    private struct Person: Sendable { let name: String }

    @Test("Each language gets its half, and files their addresses")
    func phrases() throws {
        let screens = try screens([
            "a.mustache": "<p>[[Chào {{name}}|Hello {{name}}]]</p>[[@b.js]] [[#scan]]", "b.js": "1",
        ])
        let address = "/assets/b-6b86b273.js /assets/icons-"
        let vi = try #require(screens.html("a", in: .vi, Person(name: "Mẫu")))
        #expect(vi.hasPrefix("<p>Chào Mẫu</p>" + address) && vi.hasSuffix("#scan"))
        #expect(screens.html("a", in: .en, Person(name: "Mẫu"))?.hasPrefix("<p>Hello Mẫu</p>") == true)
        #expect(screens.html("c", in: .vi, Person(name: "")) == nil)
    }

    @Test(
        "No text leaves its place, also with a mark on the sign that would let it out",
        arguments: ["", "\u{301}", "\u{20DD}"])
    func escaping(_ mark: String) throws {
        let frame = #"{{<frame}}{{$main}}<i title="{{name}}">{{> part}}</i>{{/main}}{{/frame}}"#
        let screens = try screens([
            "frame.mustache": "<b>{{name}}{{$main}}{{/main}}</b>", "part.mustache": "{{name}}",
            "page.mustache": frame,
        ])
        let name = ["\"", "'", "<", ">", "&"].map { $0 + mark }.joined(separator: "x")
        let html = try #require(screens.html("page", in: .vi, Person(name: name)))
        let safe = ["&quot;", "&#39;", "&lt;", "&gt;", "&amp;"].map { $0 + mark }.joined(separator: "x")
        #expect(Array(html.utf8) == Array(#"<b>\#(safe)<i title="\#(safe)">\#(safe)</i></b>"#.utf8))
    }

    @Test(
        "A page that cannot be used is told with its file",
        arguments: ["[[chỉ tiếng Việt]]", "[[a|b|c]]", "[[a|b", "[[@none.css]]", "[[#none]]", "{{#a}}"])
    func faults(_ text: String) throws {
        let fault = #expect(throws: Screens.Fault.self) { try screens(["broken.mustache": text]) }
        #expect(fault?.file == "broken.mustache" && fault?.reason.isEmpty == false)
    }

    @Test("Ours are whole, and none of them writes text as it came")
    func ours() throws {
        _ = try TestOffice.screens.get()
        let folder = "\(Project.root)/Counter"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
            $0.hasSuffix(".mustache")
        }
        #expect(files.count > 3)
        for file in files {
            let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            #expect(!text.contains("{{{") && !text.contains("{{&"), "\(file)")
            #expect(!text.contains("style=\"") && !text.contains(" onclick"), "\(file)")
        }
    }
}
