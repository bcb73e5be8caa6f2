import Judges
import Drawing
import Testing

@Suite("A box of text")
struct TextBoxTests {
    @Test("What fits stands on one line at full size")
    func oneLine() throws {
        let lines = try set("Trần Văn Mẫu", width: 60, height: 30)
        #expect(lines.map(\.run.text) == ["Trần Văn Mẫu"])
        #expect(lines[0].size == .mm(4))
    }

    @Test("What does not is broken into lines of which the widest is as narrow as can be")
    func balanced() throws {
        var dice = Dice(state: 3)
        for _ in 0..<200 {
            let name = Vietnamese.name(&dice)
            let lines = try set(name, width: 400, height: 12.5, size: 4, lines: 2)
            let words = name.split(separator: " ")
            guard lines.count == 2, words.count > 1 else { continue }
            let widths = try (1..<words.count).map { cut in
                let parts = [words[..<cut], words[cut...]].map { $0.joined(separator: " ") }
                return try parts.map { try width($0) }.max() ?? 0
            }
            #expect(abs((lines.map(\.run.advance).max() ?? 0) - (widths.min() ?? 0)) < 0.03, "\(name)")
        }
        let lines = try set("Nguyễn Thị Thử Nghiệm", width: 30, height: 20)
        #expect(lines.map(\.run.text) == ["Nguyễn Thị", "Thử Nghiệm"])
        #expect(lines.allSatisfy { $0.size == .mm(4) })
        #expect(abs((lines[1].origin.y - lines[0].origin.y).mm - 4 * 1.5) < 1e-9)
    }

    @Test("Type is made smaller only when lines alone do not help, by whole twentieths of a point")
    func shrunk() throws {
        let lines = try set("Nguyễn Thị Thử Nghiệm", width: 30, height: 6)
        #expect(lines.count == 1)
        #expect(lines[0].size < .mm(4) && lines[0].size > .mm(2.2))
        let twentieths = lines[0].size.points * 20
        #expect(abs(twentieths - twentieths.rounded()) < 1e-6)
        // One step larger, and it would not be inside.
        let next = lines[0].size + .pt(0.05)
        #expect(next * lines[0].run.advance > .mm(30) || next * 1.6 > .mm(6))
    }

    @Test("Of sizes that are equal the one with fewer lines is taken")
    func fewestLines() throws {
        for height in stride(from: 7.0, to: 60, by: 5) {
            #expect(try set("Trần Văn Mẫu", width: 60, height: height, lines: 9).count == 1)
        }
    }

    @Test("Text that needs less than the smallest size is refused with the sizes")
    func tooLong() throws {
        let name = String(repeating: "Nguyễn ", count: 40)
        let error = #expect(throws: TextError.self) { try set(name, width: 30, height: 12) }
        guard case .doesNotFit(.mm(2.2), let needed) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(needed < .mm(2.2) && needed > .zero)
    }

    @Test("One word that is wider than the box is never broken")
    func oneLongWord() throws {
        #expect(throws: TextError.self) { try set(String(repeating: "m", count: 40), width: 30, height: 30) }
        let lines = try set(String(repeating: "m", count: 11), width: 30, height: 30)
        #expect(lines.count == 1 && lines[0].size < .mm(4))
    }

    @Test("A text far too long is refused at once")
    func farTooLong() throws {
        let text = String(repeating: "a ", count: 30_000)
        let time = processorTime {
            #expect(throws: TextError.self) { try set(text, width: 166, height: 60, lines: 99) }
        }
        #expect(time < .seconds(10))
    }

    @Test("Nothing to set is no line", arguments: ["", " ", "   "])
    func nothing(_ text: String) throws {
        #expect(try set(text, width: 30, height: 30).isEmpty)
    }

    @Test("A character without a glyph stops the box, too")
    func missing() throws {
        #expect(throws: TextError.noGlyph(characters: ["王"], family: "Be Vietnam Pro")) {
            try set("王 An", width: 30, height: 30)
        }
    }

    @Test("A blank that carries a mark is printed and no place to break")
    func markedBlank() throws {
        let lines = try set("An \u{301}Bình", width: 60, height: 30)
        #expect(lines.map(\.run.text) == ["An \u{301}Bình"])
        #expect(
            lines[0].run.glyphs.count == (try fonts().shape("An \u{301}Bình", font: try bold()).glyphs.count))
    }

    private func bold() throws -> FontID { try face("Be Vietnam Pro", 700) }

    private func width(_ text: String) throws -> Double { try fonts().shape(text, font: try bold()).advance }

    private func set(
        _ text: String, width: Double, height: Double, size: Double = 4, lines: Int = 3
    ) throws -> [PlacedRun] {
        let style = TextStyle(font: try bold(), size: .mm(size), ink: .black)
        let box = TextBox(
            frame: try rect(10, 10, width, height), style: style, smallest: .mm(2.2), lineHeight: 1.5,
            mostLines: lines, alignment: .top)
        return try box.set(text, with: try fonts())
    }
}
