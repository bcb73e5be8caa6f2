import Judges
import Pictures
import Testing

@Suite("The pages of a PDF become pictures")
struct PDFTests {
    /// A PDF of pages of these sizes in points; each has a black square in its lower left corner.
    private func document(_ scratch: Scratch, _ sizes: [(Int, Int)]) throws -> String {
        var pdf = "%PDF-1.4\n"
        var places: [Int] = []
        func add(_ body: String) {
            places.append(pdf.utf8.count)
            pdf += "\(places.count) 0 obj\n\(body)\nendobj\n"
        }
        let kids = sizes.indices.map { "\($0 + 4) 0 R" }.joined(separator: " ")
        let square = "0 0 36 36 re f"
        add("<</Type/Catalog/Pages 2 0 R>>")
        add("<</Type/Pages/Count \(sizes.count)/Kids[\(kids)]>>")
        add("<</Length \(square.utf8.count)>>\nstream\n\(square)\nendstream")
        for (width, height) in sizes {
            add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(width) \(height)]/Contents 3 0 R/Resources<<>>>>")
        }
        let table = pdf.utf8.count
        pdf += "xref\n0 \(places.count + 1)\n0000000000 65535 f \n"
        for place in places {
            pdf += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n"
        }
        pdf += "trailer\n<</Size \(places.count + 1)/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF\n"
        return try scratch.file("a.pdf", pdf.utf8)
    }

    @Test("Every page is drawn at 300 dpi, the right way up")
    func pages() throws {
        let scratch = try Scratch()
        let file = try PictureFile(document(scratch, [(144, 288), (72, 72)]))
        #expect(file.pageCount == 2)
        let first = try file.picture(page: 1), second = try file.picture(page: 2)
        #expect(first.width == 600 && first.height == 1200)
        #expect(second.width == 300 && second.height == 300)
        #expect(first.grey[1199 * 600] == 0 && first.grey[0] == 255 && first.grey[1199 * 600 + 599] == 255)
        for page in [0, 3, -1, .max] { #expect(throws: PictureError.self) { try file.picture(page: page) } }
    }

    @Test("A page of five by five metres is drawn with fewer dots, within the limit")
    func hugePage() throws {
        let scratch = try Scratch()
        let picture = try PictureFile(document(scratch, [(14_400, 14_400)])).picture()
        #expect(picture.grey.count <= Picture.mostPixels && picture.grey.count > Picture.mostPixels * 9 / 10)
    }

    @Test("A document of more pages than are read says so")
    func manyPages() throws {
        let scratch = try Scratch()
        let path = try document(scratch, Array(repeating: (72, 72), count: 1001))
        #expect(throws: PictureError.tooManyPages(1001)) { try PictureFile(path) }
    }

    @Test("A damaged document and one with a password are broken")
    func damaged() throws {
        let scratch = try Scratch()
        let path = try document(scratch, [(72, 72)])
        let locked = scratch.path("locked.pdf")
        let made = try Tool("qpdf")(["--encrypt", "secret", "owner", "256", "--", path, locked])
        #expect(made.status == 0, "\(made.errors)")
        let rubbish = try scratch.file("rubbish.pdf", "%PDF-1.4\nnothing".utf8)
        for path in [locked, rubbish] {
            #expect { try PictureFile(path) } throws: {
                if case PictureError.broken(let reason) = $0 { reason.contains("password") } else { false }
            }
        }
    }

    @Test("Without poppler the error names the package to install")
    func noProgram() throws {
        let scratch = try Scratch()
        let path = try document(scratch, [(72, 72)])
        #expect(throws: PictureError.noProgram(name: "pdfinfo", package: "poppler-utils")) {
            try PictureFile(path, programs: [scratch.folder])
        }
    }
}
