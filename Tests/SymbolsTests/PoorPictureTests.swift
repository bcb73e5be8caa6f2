import Judges
import Symbols
import Testing

/// What happens to a code between the printer and the telephone.
@Suite("A code is read from poor pictures")
struct PoorPictureTests {
    /// A personal code, a place and a code of an identity card, each at its level: versions 4 to 9.
    static let payloads: [([UInt8], String)] = [
        (Array(Vector.all[7].payload.utf8), "M"), (Array(Vector.all[17].payload.utf8), "Q"),
        (Array(Vector.all[1].payload.utf8), "L"), (Array(Vector.all[25].payload.utf8), "M"),
    ]

    @Test("Whatever happened to the picture", arguments: Trouble.allCases)
    func poor(_ trouble: Trouble) throws {
        for (payload, level) in Self.payloads {
            let drawn = Drawn()
            let code = try drawn.code(payload, level: level)
            let side = try #require(Int(try Tool("identify")(["-format", "%w", code]).text))
            let options = ["-type", "Grayscale", "-quality", "80"] + trouble.options(side: side)
            let found = try symbols(in: drawn.convert("poor.jpg", [code] + options))
            #expect(found.map(\.payload) == [payload], "level \(level)")
        }
    }

    @Test("A small code in a photo of 12 megapixels is found, and its version is told")
    func smallInPhoto() throws {
        let drawn = Drawn()
        let (payload, level) = Self.payloads[1]
        let code = try drawn.code(payload, level: level, module: 3)
        let photo = try drawn.convert(
            "photo.jpg",
            [
                "-size", "4000x3000", "-seed", "3", "plasma:gray30-gray80", "(", code, "-rotate", "4", ")",
                "-geometry", "+2911+1877", "-composite", "-type", "Grayscale", "-quality", "80",
            ])
        let found = try symbols(in: photo)
        #expect(found.map(\.payload) == [payload])
        #expect(found.first?.correction == .quartile && found.first?.version == Vector.all[17].versions[2])
        #expect(found.first?.corners.allSatisfy { $0.x > 2900 && $0.y > 1870 } == true)
    }

    @Test("All ten codes of a scanned sheet are found")
    func sheet() throws {
        let drawn = Drawn()
        let vectors = [0, 1, 2, 7, 8, 9, 14, 17, 20, 25].map { Vector.all[$0] }
        let codes = try vectors.enumerated().map { index, vector in
            try drawn.code(Array(vector.payload.utf8), as: "\(index).png")
        }
        // As a printer of 300 dpi and a crooked scanner of 200 make it: codes of 30 mm.
        let sheet = try drawn.convert(
            "sheet.jpg",
            ["("] + codes.flatMap { [$0, "-resize", "354x354!"] } + [
                "-bordercolor", "white", "-border", "300x150", "-append", ")", "-resize", "66%", "-rotate",
                "2",
                "-type", "Grayscale", "-quality", "70",
            ])
        let found = try symbols(in: sheet)
        #expect(found.map(\.payload) == vectors.map { Array($0.payload.utf8) })
        #expect(found.map(\.version) == vectors.map { $0.versions[1] })
    }
}
