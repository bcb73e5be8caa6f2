import Judges
import Pictures
import Testing

@Suite("A file becomes a grey picture")
struct PictureFileTests {
    /// Width and height that are no multiples of 8, so that passes and blocks end in the middle.
    private static let source = ["-size", "37x23", "gradient:black-white", "-rotate", "30", "-depth", "8"]

    @Test(
        "Every kind of PNG is what ImageMagick sees",
        arguments: [
            ["-type", "Grayscale"], ["-type", "Grayscale", "-interlace", "PNG"], ["-type", "Bilevel"],
            ["-colors", "4", "-type", "Palette"], ["-colors", "13", "-type", "Palette", "-interlace", "PNG"],
            ["-define", "png:color-type=2"], ["-define", "png:color-type=2", "-define", "png:bit-depth=16"],
            ["-define", "png:color-type=0", "-define", "png:bit-depth=16"],
            ["-alpha", "set", "-channel", "A", "-evaluate", "set", "40%", "-define", "png:color-type=6"],
            ["-alpha", "set", "-channel", "A", "-evaluate", "set", "40%", "-define", "png:color-type=4"],
            [
                "-alpha", "set", "-channel", "A", "-evaluate", "set", "70%", "-define", "png:color-type=6",
                "-interlace", "PNG", "-define", "png:bit-depth=16",
            ],
            ["-transparent", "black", "-colors", "8", "-define", "png:color-type=3"],
        ])
    func png(_ options: [String]) throws {
        let convert = Convert(scratch: try Scratch())
        let made = try Tool("convert")(Self.source + options + [convert.scratch.path("a.png")])
        #expect(made.status == 0, "\(made.errors)")
        let picture = try PictureFile(convert.scratch.path("a.png")).picture()
        let difference = try #require(
            picture.difference(from: try convert.grey(convert.scratch.path("a.png"))))
        #expect(difference.largest <= 1)
        #expect(Set(picture.grey).count > 1)
    }

    @Test("Transparent pixels are white, whatever colour they hide")
    func transparent() throws {
        let convert = Convert(scratch: try Scratch())
        let path = try convert.make("a.png", "-size", "5x4", "xc:#00000000")
        let picture = try PictureFile(path).picture()
        #expect(picture.grey == [UInt8](repeating: 255, count: 20))
    }

    @Test(
        "A picture one pixel wide and an interlaced one of a pixel are read",
        arguments: ["1x9", "9x1", "1x1"])
    func narrow(size: String) throws {
        let convert = Convert(scratch: try Scratch())
        let path = try convert.make("a.png", "-size", size, "xc:gray50", "-interlace", "PNG")
        #expect(try PictureFile(path).picture().grey == (try convert.grey(path)))
    }

    @Test(
        "Every kind of JPEG is what ImageMagick sees",
        arguments: [
            ["-type", "Grayscale"], ["-type", "TrueColor", "-sampling-factor", "4:2:0"],
            ["-type", "TrueColor", "-interlace", "JPEG"], ["-colorspace", "CMYK"],
            ["-type", "TrueColor", "-define", "jpeg:restart-interval=2"],
        ])
    func jpeg(_ options: [String]) throws {
        let convert = Convert(scratch: try Scratch())
        let path = convert.scratch.path("a.jpg")
        let made = try Tool("convert")(
            ["-size", "203x150", "gradient:black-white", "-rotate", "90", "-quality", "90"] + options + [path]
        )
        #expect(made.status == 0, "\(made.errors)")
        let difference = try #require(
            try PictureFile(path).picture().difference(from: try convert.grey(path)))
        #expect(difference.mean <= 2 && difference.largest <= 8)
    }

    @Test("A photo of 48 megapixels is read at five eighths")
    func large() throws {
        let convert = Convert(scratch: try Scratch())
        let path = try convert.make(
            "a.jpg", "-size", "8000x6000", "xc:gray70", "-quality", "50")
        let picture = try PictureFile(path).picture()
        #expect(picture.width == 5000 && picture.height == 3750)
        #expect(picture.grey.allSatisfy { abs(Int($0) - 179) <= 2 })
    }

    @Test("A photo that is turned by its camera's note is read as it lies in the file")
    func turned() throws {
        let convert = Convert(scratch: try Scratch())
        let path = try convert.make(
            "a.jpg", "-size", "40x20", "xc:white", "-orient", "RightTop")
        let picture = try PictureFile(path).picture()
        #expect(picture.width == 40 && picture.height == 20)
    }

    @Test("What a file is does not depend on its name")
    func wrongName() throws {
        let convert = Convert(scratch: try Scratch())
        let path = try convert.make("a.png", "-size", "4x4", "xc:black")
        let renamed = try convert.scratch.file("a.jpg", try bytes(of: path))
        #expect(try PictureFile(renamed).picture().grey.allSatisfy { $0 == 0 })
    }

    @Test("A picture of other pixels than it says cannot be made")
    func pixels() {
        #expect(Picture(width: 2, height: 2, grey: [0, 0, 0]) == nil)
        #expect(Picture(width: 0, height: 2, grey: []) == nil)
        #expect(Picture(width: .max, height: 2, grey: []) == nil)
        #expect(Picture(width: 2, height: 1, grey: [0, 255])?.grey == [0, 255])
    }
}
