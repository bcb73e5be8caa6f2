import Drawing
import Foundation
import Judges
import Testing

/// Pictures of pixels as art; Pillow makes them and poppler looks at them.
@Suite("Pictures of pixels")
struct PixelArtTests {
    /// A PNG that Pillow makes from an expression.
    private func png(_ expression: String, options: String = "") throws -> [UInt8] {
        let scratch = try Scratch()
        let script = """
            import sys
            from PIL import Image
            (\(expression)).save(sys.argv[1] \(options))
            """
        _ = try Python.run(script, [scratch.path("a.png")])
        return [UInt8](try #require(FileManager.default.contents(atPath: scratch.path("a.png"))))
    }

    /// The colours of a row of four points in the middle of the page, by poppler, from a PDF with the picture on it
    /// twice.
    private func printed(_ picture: PixelArt) throws -> (colours: String, pdf: String) {
        let scratch = try Scratch()
        let paper = try size(40, 10)
        let bytes = Bytes()
        var pdf = PDFDocument(DocumentTitle(title: "", created: "2021-12-20"), fonts: try fonts()) {
            bytes.take($0)
        }
        let frame = try rect(0, 0, 40, 10)
        for _ in 0..<2 {
            try pdf.page(paper) { canvas throws(DrawingError) in canvas.draw(picture, in: frame) }
        }
        try pdf.finish()
        let path = try scratch.file("a.pdf", bytes.value)
        #expect(try ForeignPDF(path).isSound())
        #expect(try Tool("pdftoppm")(["-r", "127", "-singlefile", path, scratch.path("page")]).status == 0)
        let script = """
            import sys
            from PIL import Image
            page = Image.open(sys.argv[1]).convert("RGB")
            print(*["%02x%02x%02x" % page.getpixel((25 + 50 * i, 25)) for i in range(4)])
            """
        let colours = try Python.run(script, [scratch.path("page.ppm")])
        return (
            colours.trimmingCharacters(in: .whitespacesAndNewlines),
            try Tool("pdfimages")(["-list", path]).text
        )
    }

    /// Red, half blue, nothing and black, a quarter of the width each.
    private static let four =
        "[(i := Image.new('RGBA', (40, 10), (0, 0, 0, 0))), i.paste((255, 0, 0, 255), (0, 0, 10, 10)), "
        + "i.paste((0, 0, 255, 128), (10, 0, 20, 10)), i.paste((0, 0, 0, 255), (30, 0, 40, 10))][0]"

    @Test("What is transparent lies on white, and the pixels are in the document once")
    func flattened() throws {
        let picture = try PixelArt(png: try png(Self.four))
        #expect(picture.width == 40 && picture.height == 10)
        let (colours, list) = try printed(picture)
        #expect(colours == "ff0000 7f7fff ffffff 000000")
        let images = list.split(separator: "\n").dropFirst(2)
        // Shown on two pages, one object; “image” and not “smask” or “mask”.
        #expect(images.count == 2 && images.allSatisfy { $0.contains(" image ") && $0.contains(" rgb ") })
        #expect(Set(images.map { $0.split(separator: " ").dropFirst(10).first }).count == 1)
    }

    @Test("In grey it gives back as much light, and is grey in the document too")
    func greyed() throws {
        let picture = try PixelArt(png: try png(Self.four)).greyed()
        let (colours, list) = try printed(picture)
        // 0.2126 of the light of white is sRGB 127; #7f7fff gives back 0.27 of it, sRGB 142.
        #expect(colours == "7f7f7f 8e8e8e ffffff 000000")
        #expect(list.contains(" gray ") && !list.contains(" rgb "))
    }

    @Test(
        "Every kind of PNG is read",
        arguments: ["'1'", "'L'", "'P'", "'RGB'", "'RGBA'", "'LA'", "'I;16'"])
    func kinds(_ mode: String) throws {
        let black = mode == "'P'" ? "Image.new('RGB', (9, 7)).convert('P')" : "Image.new(\(mode), (9, 7))"
        let picture = try PixelArt(png: try png(black))
        #expect(picture.width == 9 && picture.height == 7)
    }

    @Test("Up to 2000 × 2000 pixels are read, and no more, before any is unpacked")
    func limits() throws {
        #expect(try PixelArt(png: try png("Image.new('1', (2000, 2000))")).width == 2000)
        let error = #expect(throws: DrawingError.self) {
            try PixelArt(png: try png("Image.new('1', (2001, 3))"))
        }
        guard case .png(let reason) = error else { return }
        #expect(reason.contains("2001 × 3"))
        // Said to be of 60000 × 60000 pixels: refused by its word.
        var bomb = try png("Image.new('1', (5, 5))")
        bomb.replaceSubrange(16..<24, with: [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60])
        #expect(throws: DrawingError.self) { try PixelArt(png: bomb) }
    }

    @Test("An interlaced picture is refused by name")
    func interlaced() throws {
        var bytes = try png("Image.new('L', (5, 5))")
        bytes[28] = 1
        #expect(throws: DrawingError.png("the picture is interlaced; save it without")) {
            try PixelArt(png: bytes)
        }
    }

    @Test("A cut or changed file is an error and never a crash", arguments: 0..<6)
    func damaged(_ seed: Int) throws {
        let whole = try png("Image.effect_noise((60, 60), 90)")
        var dice = Dice(state: UInt64(seed))
        #expect(throws: DrawingError.self) { try PixelArt(png: Array(whole.dropLast(20))) }
        for _ in 0..<200 {
            var bytes = whole
            for _ in 0..<3 {
                bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            // Damage to the picture itself is found by its checksums; other chunks may say what they like.
            if let picture = try? PixelArt(png: bytes) {
                #expect(picture.width == 60 && picture.height == 60)
            }
        }
        for nonsense in [[], [0x89], Array("<svg/>".utf8), Array(whole.prefix(33))] as [[UInt8]] {
            #expect(throws: DrawingError.self) { try PixelArt(png: nonsense) }
        }
    }
}
