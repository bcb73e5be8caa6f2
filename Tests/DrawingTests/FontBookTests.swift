import Drawing
import Testing

@Suite("The folder of fonts")
struct FontBookTests {
    @Test("Every face is found by its family and weight")
    func facesAreFound() throws {
        let book = try fonts()
        let faces = book.faces.map { "\($0.family) \($0.weight) \($0.fileName)" }
        #expect(
            faces == [
                "Be Vietnam Pro 700 BeVietnamPro-Bold.ttf", "Be Vietnam Pro 400 BeVietnamPro-Regular.ttf",
                "Be Vietnam Pro 600 BeVietnamPro-SemiBold.ttf", "Noto Sans 700 NotoSans-Bold.ttf",
                "Noto Sans 400 NotoSans-Regular.ttf",
            ])
        for face in book.faces {
            let id = try book.face(family: face.family, weight: face.weight)
            #expect(book[id].fileName == face.fileName)
        }
    }

    @Test("A face that is missing is not replaced; the error lists what is there")
    func missingFace() throws {
        let book = try fonts()
        for (family, weight) in [("Be Vietnam Pro", 500), ("Arial", 400), ("be vietnam pro", 400), ("", 400)]
        {
            let error = #expect(throws: DrawingError.self) { try book.face(family: family, weight: weight) }
            #expect(
                error
                    == .noSuchFace(
                        family: family, weight: weight,
                        available: [
                            "Be Vietnam Pro 700", "Be Vietnam Pro 400", "Be Vietnam Pro 600", "Noto Sans 700",
                            "Noto Sans 400",
                        ]))
        }
    }

    @Test("A folder that is missing or holds no font is an error that names it")
    func noFonts() throws {
        let folder = try TemporaryFolder()
        try folder.write(Array("hello".utf8), to: "readme.txt")
        #expect(throws: DrawingError.fonts(folder: folder.path, reason: "it holds no .ttf or .otf file")) {
            try FontBook(folder: folder.path)
        }
        #expect(throws: DrawingError.fonts(folder: "/nowhere", reason: "the folder cannot be read")) {
            try FontBook(folder: "/nowhere")
        }
    }

    @Test(
        "A file that is no font is an error that names it",
        arguments: ["", "not a font", "\0\u{1}\0\0", "OTTO"])
    func garbage(_ content: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(Array(content.utf8), to: "garbage.ttf")
        let error = #expect(throws: DrawingError.self) { try FontBook(folder: folder.path) }
        guard case .fonts(folder.path, let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.hasPrefix("garbage.ttf "))
    }

    // Source: Documentation/Formats.md, 6, measured with another tool.
    @Test(
        "The tallest letter is as tall as was measured elsewhere",
        arguments: [
            ("Be Vietnam Pro", 700, 1.223), ("Be Vietnam Pro", 400, 1.199), ("Noto Sans", 400, 1.048),
        ])
    func rise(_ family: String, _ weight: Int, _ measured: Double) throws {
        let book = try fonts()
        let rise = book[try face(family, weight)].rise
        #expect(rise >= measured - 0.001)
        #expect(rise < measured + 0.03)
    }

    @Test("Capitals, depth and rise are in their order for every face")
    func measures() throws {
        for face in try fonts().faces {
            #expect((0.6...0.8).contains(face.capHeight))
            #expect((0.2...0.4).contains(face.fall))
            #expect(face.rise > face.capHeight + 0.25)
        }
    }
}
