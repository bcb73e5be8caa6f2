import Drawing
import Testing

@Suite("A picture")
struct PNGDocumentTests {
    /// A picture of the piece on white.
    private func picture(
        _ width: Double, _ height: Double, dpi: Int, _ body: (RasterCanvas) throws(DrawingError) -> Void
    ) throws -> [UInt8] {
        var document = try PNGDocument(size: try size(width, height), dpi: dpi, fonts: try fonts())
        return try document.picture(body)
    }

    @Test(
        "It has as many pixels as the paper and says how many go to the metre",
        arguments: [
            (72, 2835), (150, 5906), (203, 7992), (300, 11811), (600, 23622), (1200, 47244),
        ])
    func sizes(_ dpi: Int, _ perMetre: Int) throws {
        let png = try picture(25.4, 12.7, dpi: dpi) { _ throws(DrawingError) in }
        let header = try #require(chunk("IHDR", of: png))
        let pixels = [UInt8](header.prefix(8))
        #expect(pixels == bigEndian(dpi) + bigEndian((dpi + 1) / 2))
        let physical = try #require(chunk("pHYs", of: png))
        let perMetre = bigEndian(perMetre)
        #expect(physical == perMetre + perMetre + [1])
    }

    @Test("A card at 300 dpi has the pixels that card printers name")
    func card() throws {
        let png = try picture(85.6, 53.98, dpi: 300) { _ throws(DrawingError) in }
        let header = try #require(chunk("IHDR", of: png))
        #expect([UInt8](header.prefix(8)) == bigEndian(1011) + bigEndian(638))
    }

    @Test("Up to 256 colours make a palette, more make it RGB, and either way every colour is right")
    func colours() throws {
        for count in [2, 255, 256, 257, 1_000] {
            // The paper is white, so one ink fewer than colours.
            let inks = (1..<count).map { number -> Ink in
                Ink(red: UInt8(number % 250), green: UInt8(number / 250), blue: 7)
            }
            let boxes = try inks.indices.map { index -> Rect in
                let (row, column) = index.quotientAndRemainder(dividingBy: 40)
                return try rect(Double(column), Double(row), 1, 1)
            }
            let png = try picture(40, 40, dpi: 254) { canvas throws(DrawingError) in
                for (box, ink) in zip(boxes, inks) { canvas.fill(box, with: ink) }
            }
            let picture = try Picture(png)
            #expect(picture.width == 400 && picture.height == 400)
            #expect(picture.colourType == (count <= 256 ? 3 : 2), "\(count) colours")
            #expect((chunk("PLTE", of: png) != nil) == (count <= 256))
            for (index, ink) in inks.enumerated() {
                let (row, column) = index.quotientAndRemainder(dividingBy: 40)
                let seen = picture.pixel(10 * column + 5, 10 * row + 5)
                #expect(seen == [ink.red, ink.green, ink.blue])
            }
            #expect(picture.pixel(399, 399) == [255, 255, 255])
        }
    }

    @Test("A new picture has nothing of the one before")
    func fresh() throws {
        var document = try PNGDocument(size: try size(10, 10), dpi: 72, fonts: try fonts())
        let (box, empty) = (
            try rect(0, 0, 10, 10), try picture(10, 10, dpi: 72) { _ throws(DrawingError) in }
        )
        let black = try document.picture { canvas throws(DrawingError) in canvas.fill(box, with: .black) }
        #expect(black != empty)
        #expect(try document.picture { _ throws(DrawingError) in } == empty)
    }

    @Test("The same drawing gives the same bytes")
    func same() throws {
        let run = PlacedRun(
            run: try fonts().shape("Ẳ Quỳnh", font: try face("Noto Sans", 400)), size: .mm(5), ink: .black,
            origin: Point(x: .mm(2), y: .mm(8)))
        let pictures = try (0..<2).map { _ in
            try picture(30, 12, dpi: 200) { canvas throws(DrawingError) in canvas.draw(run) }
        }
        #expect(pictures[0] == pictures[1])
        #expect(pictures[0] != (try picture(30, 12, dpi: 200) { _ throws(DrawingError) in }))
    }

    @Test(
        "Too many pixels and impossible resolutions are errors",
        arguments: [(1_200.0, 2_400), (100, 0), (100, -1), (100, 2_401), (100, .max), (1e9, 300)])
    func tooLarge(_ side: Double, _ dpi: Int) throws {
        let error = #expect(throws: DrawingError.self) {
            _ = try picture(side, side, dpi: dpi) { _ throws(DrawingError) in }
        }
        guard case .png = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    private func chunk(_ name: String, of png: [UInt8]) -> [UInt8]? {
        var rest = png.dropFirst(8)
        while rest.count >= 12 {
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            let body = rest.dropFirst(8).prefix(length)
            if Array(rest.dropFirst(4).prefix(4)) == Array(name.utf8) { return Array(body) }
            rest = rest.dropFirst(length + 12)
        }
        return nil
    }

    private func bigEndian(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) } }
}
