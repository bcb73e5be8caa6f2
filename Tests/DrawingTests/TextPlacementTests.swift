import Judges
import Drawing
import Testing

@Suite("Text inside its box")
struct TextPlacementTests {
    static let alignments: [TextBox.Alignment] = [
        .top, .middle, .bottom, .baseline(.mm(40)), .baseline(.mm(500)),
    ]

    @Test("Nothing is ever cut and nothing leaves the box, whatever the name", arguments: alignments)
    func everythingIsInside(_ alignment: TextBox.Alignment) throws {
        let book = try fonts()
        var dice = Dice(state: 4)
        var refused = 0
        for number in 0..<2_000 {
            let name = Vietnamese.name(&dice)
            let anchor: TextStyle.Anchor = [.start, .middle, .end][number % 3]
            let frame = try rect(5, 20, .random(in: 15...60, using: &dice), .random(in: 5...25, using: &dice))
            let box = try box(
                frame, anchor: anchor, alignment: alignment, tracking: [-0.02, 0, 0.05][number / 3 % 3])
            do {
                let lines = try box.set(name, with: book)
                #expect(lines.map(\.run.text).joined(separator: " ") == name)
                #expect(lines.allSatisfy { $0.size >= box.smallest && $0.size <= box.style.size })
                for line in lines { #expect(frame.contains(try ink(of: line, box, book)), "\(name)") }
            } catch is TextError {
                refused += 1
            }
        }
        #expect((50..<1_500).contains(refused), "the boxes are meant to be tight for some of the names")
    }

    @Test("The anchor says which edge the lines share")
    func anchors() throws {
        let (book, frame) = (try fonts(), try rect(10, 10, 40, 30))
        for tracking in [0, 0.1, -0.02] {
            for (anchor, place) in [(TextStyle.Anchor.start, 0.0), (.middle, 0.5), (.end, 1)] {
                let box = try box(frame, anchor: anchor, alignment: .top, tracking: tracking)
                let lines = try box.set("Nguyễn Thị Thử Nghiệm Minh", with: book)
                #expect(lines.count == 2)
                for line in lines {
                    let width = (line.size * (line.run.advance - tracking)).mm
                    #expect(abs(line.origin.x.mm + width * place - (10 + 40 * place)) < 1e-6)
                }
            }
        }
    }

    @Test("Text stands at the top, with capitals in the middle, at the bottom, or on its baseline")
    func heights() throws {
        let (book, frame) = (try fonts(), try rect(10, 10, 60, 30))
        let face = book[try face("Be Vietnam Pro", 700)]
        let wanted = [
            10 + 4 * face.rise, 25 + 4 * face.capHeight / 2, 40 - 4 * face.fall, 32, 40 - 4 * face.fall,
            10 + 4 * face.rise,
        ]
        let alignments: [TextBox.Alignment] = [
            .top, .middle, .bottom, .baseline(.mm(32)), .baseline(.mm(99)), .baseline(.mm(-9)),
        ]
        for (alignment, height) in zip(alignments, wanted) {
            let lines = try box(frame, alignment: alignment).set("Trần Văn Mẫu", with: book)
            #expect(abs((lines.first?.origin.y.mm ?? 0) - height) < 1e-6, "\(alignment)")
        }
    }

    @Test("Of several lines the last stands on the baseline asked for")
    func baselineOfSeveral() throws {
        let box = try box(try rect(10, 10, 30, 30), alignment: .baseline(.mm(35)))
        let lines = try box.set("Nguyễn Thị Thử Nghiệm", with: try fonts())
        #expect(lines.count == 2)
        #expect(abs((lines.last?.origin.y.mm ?? 0) - 35) < 1e-6)
    }

    /// From the first pen to the last, and from the top of the tallest letter to the bottom of the deepest.
    private func ink(of line: PlacedRun, _ box: TextBox, _ book: FontBook) throws -> Rect {
        let face = book[line.run.font]
        let size = try #require(
            Size(
                width: line.size * (line.run.advance - box.style.tracking),
                height: line.size * (face.rise + face.fall)))
        return Rect(origin: Point(x: line.origin.x, y: line.origin.y - line.size * face.rise), size: size)
    }

    private func box(
        _ frame: Rect, anchor: TextStyle.Anchor = .start, alignment: TextBox.Alignment, tracking: Double = 0
    ) throws -> TextBox {
        let style = TextStyle(
            font: try face("Be Vietnam Pro", 700), size: .mm(4), ink: .black, anchor: anchor,
            tracking: tracking)
        return TextBox(
            frame: frame, style: style, smallest: .mm(2.2), lineHeight: 1.5, mostLines: 3,
            alignment: alignment)
    }
}
