import Judges
import Foundation
import Pages
import Testing

@Suite("A template that is wrong")
struct BrokenTemplateTests {
    @Test("The draft itself is right")
    func draftIsRight() throws {
        let template = try Draft().load()
        #expect(template.sides.count == 1)
        #expect(template.sides[0].slots.count == 3)
    }

    @Test("Every mistake is told with its file and its element", arguments: Mistake.inYAML + Mistake.inSVG)
    func mistakes(_ mistake: Mistake) throws {
        let draft = try Draft().changing(mistake.old, to: mistake.new)
        let error = try #require(throws: TemplateError.self) { try draft.load() }
        #expect(error.file == "draft/\(mistake.file)")
        #expect(error.element == mistake.element)
        #expect(error.reason.contains(mistake.reason) && !error.reason.isEmpty, "\(error.reason)")
    }

    @Test("Files that are missing or far too large are told by name")
    func files() throws {
        let folder = try TemporaryFolder()
        func load() throws {
            _ = try Template(id: "draft", in: folder.path, fonts: fonts(), kindsOfCode: ["personal"])
        }
        let missing = "the file cannot be read"
        #expect(throws: TemplateError(file: "draft/template.yaml", element: "file", reason: missing)) {
            try load()
        }
        try folder.write(Draft().yaml, to: "draft/template.yaml")
        #expect(throws: TemplateError(file: "draft/front.svg", element: "file", reason: missing)) {
            try load()
        }
        try folder.write(Draft().svg + String(repeating: " ", count: 4_000_000), to: "draft/front.svg")
        #expect(
            throws: TemplateError(
                file: "draft/front.svg", element: "file", reason: "the file is larger than 4 MB")
        ) {
            try load()
        }
        try folder.write(Draft().svg, to: "draft/front.svg")
        try load()
        try folder.write("<svg/>", to: "draft/back.svg")
        let error = try #require(throws: TemplateError.self) { try load() }
        #expect(error.file == "draft/back.svg")
    }

    @Test("No cut and no stray byte in the files makes reading them crash", arguments: 0..<8)
    func noise(_ seed: Int) throws {
        var dice = Dice(state: UInt64(seed))
        for _ in 0..<60 {
            var draft = Draft()
            draft.svg = spoiled(draft.svg, &dice)
            if seed % 2 == 0 { draft.yaml = spoiled(draft.yaml, &dice) }
            do {
                let template = try draft.load()
                _ = try? template.pages(for: citizen())
            } catch let error as TemplateError {
                #expect(error.file.hasPrefix("draft/"))
            }
        }
    }

    private func spoiled(_ text: String, _ dice: inout Dice) -> String {
        var letters = Array(text)
        for _ in 0..<Int.random(in: 1...3, using: &dice) {
            let place = Int.random(in: 0..<letters.count, using: &dice)
            switch Int.random(in: 0..<4, using: &dice) {
            case 0: letters.removeSubrange(place..<min(letters.count, place + 9))
            case 1:
                letters[place] =
                    ["<", "{", "\"", "9", "-", "\0", "]", "e", ":"].randomElement(using: &dice) ?? "x"
            case 2: letters.insert(contentsOf: letters[place..<min(letters.count, place + 40)], at: place)
            default: letters.insert("9", at: place)
            }
        }
        return String(letters)
    }
}
