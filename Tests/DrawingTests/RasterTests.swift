import Drawing
import Testing

@Suite("A raster")
struct RasterTests {
    @Test("It has as many pixels to the millimetre as asked for, and shows what was drawn")
    func pixels() throws {
        let red = Ink(red: 255, green: 0, blue: 16)
        let raster = try Raster(size: try size(10, 5), density: 8, fonts: try fonts()) { canvas in
            canvas.fill(rectangle, with: red)
        }
        #expect((raster.width, raster.height) == (80, 40))
        #expect(raster.pixels.count { Ink(pixel: $0) == red } == 16 * 8)
        #expect(raster.pixels.count { Ink(pixel: $0) == .white } == 80 * 40 - 16 * 8)
        #expect(Ink(pixel: raster.pixels[8 * 80 + 8]) == red)
    }

    @Test("One made smaller keeps the light, not the levels")
    func reduced() throws {
        let raster = try Raster(size: try size(4, 4), density: 4, fonts: try fonts()) { canvas in
            canvas.fill(rectangle, with: .black)
        }
        let small = raster.reduced(by: 4)
        #expect((small.width, small.height, small.density) == (4, 4, 1))
        #expect(small.pixels[0] == 0xFF_FFFF && small.pixels[5] == 0)
        // Half of the light of white is level 188 of sRGB.
        let half = try Raster(size: try size(2, 2), density: 1, fonts: try fonts()) { canvas in
            canvas.fill(Rect(origin: .zero, size: rectangle.size), with: .black)
        }.reduced(by: 2)
        #expect(half.pixels == [0xBC_BCBC])
    }

    @Test("It is refused when it is too large")
    func tooLarge() throws {
        let paper = try size(1200, 1200)
        #expect(throws: DrawingError.self) { try Raster(size: paper, density: 12, fonts: fonts()) { _ in } }
    }

    @Test(
        "The bounds of a run are where its ink is",
        arguments: [("Ẵ ỌỴ Quỳnh", 0.0), ("Ẵ ỌỴ Quỳnh", 180), ("Ẵ ỌỴ Quỳnh", 90), (".", 0), ("fĵ", -90)])
    func ink(_ text: String, _ angle: Double) throws {
        let fonts = try fonts()
        let run = PlacedRun(
            run: try fonts.shape(text, font: try face("Be Vietnam Pro", 700)), size: .mm(6), ink: .black,
            origin: Point(x: .mm(50), y: .mm(50)), angle: angle)
        let raster = try Raster(size: try size(100, 100), density: 20, fonts: fonts) { $0.draw(run) }
        let inked = raster.pixels.indices.filter { raster.pixels[$0] & 0xFF < 0x80 }
        let (xs, ys) = (inked.map { $0 % raster.width }, inked.map { $0 / raster.width })
        let bounds = try #require(run.inkBounds(fonts))
        for (length, pixel) in [
            (bounds.left, xs.min()), (bounds.top, ys.min()), (bounds.right, xs.max().map { $0 + 1 }),
            (bounds.bottom, ys.max().map { $0 + 1 }),
        ] {
            #expect(abs(length.mm - Double(try #require(pixel)) / 20) < 0.06, "\(text)")
        }
    }

    @Test("Blanks have no ink")
    func blanks() throws {
        let fonts = try fonts()
        let run = try fonts.shape("  ", font: try face("Noto Sans", 400))
        #expect(PlacedRun(run: run, size: .mm(3), ink: .black, origin: .zero).inkBounds(fonts) == nil)
    }

    private let rectangle: Rect

    init() throws {
        rectangle = try rect(1, 1, 2, 1)
    }
}
