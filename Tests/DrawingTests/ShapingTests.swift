import Judges
import Drawing
import Foundation
import Testing

@Suite("Shaping")
struct ShapingTests {
    @Test("There are 134 Vietnamese letters with marks, one code point each")
    func letters() {
        #expect(Set(Vietnamese.letters).count == 134)
        #expect(Vietnamese.letters.allSatisfy { $0.unicodeScalars.count == 1 })
    }

    @Test("Every face has every Vietnamese letter, with ink that is its own")
    func everyLetter() throws {
        let book = try fonts()
        for face in book.faces {
            let id = try book.face(family: face.family, weight: face.weight)
            let glyphs = try Vietnamese.letters.map { try book.shape(String($0), font: id).glyphs }
            #expect(glyphs.allSatisfy { $0.count == 1 && $0[0].id != 0 })
            #expect(Set(glyphs.map { $0[0].id }).count == 134)
        }
    }

    @Test("A letter in parts is the same ink as the whole letter")
    func decomposed() throws {
        let book = try fonts()
        for face in book.faces {
            let id = try book.face(family: face.family, weight: face.weight)
            for letter in Vietnamese.letters {
                let parts = String(letter).decomposedStringWithCanonicalMapping
                let whole = try book.shape(String(letter), font: id)
                let shaped = try book.shape(parts, font: id)
                #expect(shaped.glyphs.map(\.id) == whole.glyphs.map(\.id), "\(letter) \(face.fileName)")
                #expect(shaped.advance == whole.advance)
                #expect(Array(shaped.text.utf8) == Array(parts.utf8), "the text itself is not touched")
            }
        }
    }

    @Test(
        "A character that the font lacks is an error that names it, once",
        arguments: [
            ("An 😀 Bình", "😀"), ("王 An", "王"), ("👨‍👩‍👧 và 👨‍👩‍👧", "👨‍👩‍👧"), ("An\nBình", "\n"),
            ("مرحبا", "مرحبا"), ("王伟 王", "王伟"), ("a\u{E000}", "\u{E000}"), ("🇻🇳", "🇻🇳"),
        ])
    func missing(_ text: String, _ missing: String) throws {
        for family in ["Be Vietnam Pro", "Noto Sans"] {
            let error = #expect(throws: TextError.self) {
                try fonts().shape(text, font: try face(family, 700))
            }
            guard case .noGlyph(let characters, family) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(Set(characters) == Set(missing))
            #expect(characters.count == Set(missing).count)
        }
    }

    @Test("The clusters of a run lead from the start of its text to the end, and the pen never goes back")
    func clusters() throws {
        var dice = Dice(state: 2)
        let (book, id) = (try fonts(), try face("Be Vietnam Pro", 400))
        for _ in 0..<300 {
            let run = try book.shape(Vietnamese.name(&dice), font: id)
            #expect(run.glyphs.first?.cluster == 0)
            #expect(
                zip(run.glyphs, run.glyphs.dropFirst()).allSatisfy { $0.cluster <= $1.cluster && $0.x < $1.x }
            )
            #expect(run.glyphs.allSatisfy { $0.cluster < run.text.utf8.count && $0.x < run.advance })
        }
    }

    @Test("The track comes after every letter, marks and all")
    func tracking() throws {
        let (book, id) = (try fonts(), try face("Noto Sans", 400))
        for (text, letters) in [("THẺ", 3.0), ("Ẳ", 1), ("e\u{302}\u{301}m", 2), ("x\u{308}\u{323}y", 2)] {
            let plain = try book.shape(text, font: id)
            let tracked = try book.shape(text, font: id, tracking: 0.1)
            #expect(abs(tracked.advance - plain.advance - 0.1 * letters) < 1e-9, "\(text)")
            #expect(tracked.glyphs.map(\.id) == plain.glyphs.map(\.id))
        }
    }

    @Test("Kerning is on")
    func kerning() throws {
        let (book, id) = (try fonts(), try face("Be Vietnam Pro", 700))
        let apart = try ["A", "V"].map { try book.shape($0, font: id).advance }.reduce(0, +)
        #expect(try book.shape("AV", font: id).advance < apart)
    }

    @Test("No text is an empty run")
    func nothing() throws {
        let run = try fonts().shape("", font: try face("Noto Sans", 400))
        #expect(run.glyphs.isEmpty && run.advance == 0)
    }

    @Test("Many threads at one book shape what one thread shapes, more texts than it remembers")
    func threads() async throws {
        let book = try fonts()
        let id = try book.face(family: book.faces[0].family, weight: book.faces[0].weight)
        let texts = (0..<3_000).map { "Nguyễn Thị Mẫu \($0 % 2_500)" }
        let alone = try fonts()
        let apart = try texts.map { try alone.shape($0, font: id).advance }
        let together = try await withThrowingTaskGroup(of: [Double].self) { group in
            for _ in 0..<8 {
                group.addTask { try texts.map { try book.shape($0, font: id).advance } }
            }
            var all: [[Double]] = []
            for try await advances in group { all.append(advances) }
            return all
        }
        #expect(together.count == 8 && together.allSatisfy { $0 == apart })
    }
}
