import Foundation
import Judges
import Pictures
import Testing

@Suite("Many pages of a PDF at a time")
struct PDFFileTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// A PDF of five pages, 72, 80 … 104 points wide and 72 high, with words set by Ghostscript.
    private func document() throws -> String {
        let pages = (1...5).map { page in
            """
            << /PageSize [\(64 + 8 * page) 72] >> setpagedevice /Helvetica findfont 8 scalefont setfont
            10 52 moveto (No \(page)) show 10 20 moveto (<a&b>) show showpage
            """
        }
        let program = try scratch.file("pages.ps", pages.joined(separator: "\n").utf8)
        let path = scratch.path("pages.pdf")
        let answer = try Tool("gs")(["-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-o", path, program])
        guard answer.status == 0 else { throw Failed(reason: answer.errors) }
        return path
    }

    private struct Failed: Error { let reason: String }

    @Test("Pages come in order with their numbers, all or every second one, smooth or not")
    func pictures() throws {
        let file = try PDFFile(document())
        #expect(try file.pageCount() == 5)
        var widths: [Int: Int] = [:]
        try file.pictures(of: 2...4, dpi: 144) { widths[$0] = $1.width }
        #expect(widths == [2: 160, 3: 176, 4: 192])
        widths = [:]
        try file.pictures(of: 2...5, step: 2, dpi: 72, isSmooth: false) { page, picture in
            widths[page] = picture.width
            #expect(picture.height == 72 && picture.grey.count == picture.width * 72)
        }
        #expect(widths == [2: 80, 4: 96])
    }

    @Test("Words come with the middle of their boxes, page by page")
    func words() throws {
        let pages = try PDFFile(document()).words(of: 4...5)
        #expect(pages.map { $0.map(\.text) } == [["No", "4", "<a&b>"], ["No", "5", "<a&b>"]])
        let last = try #require(pages.last?.last)
        #expect((10...45).contains(last.x) && (46...56).contains(last.y))
    }

    @Test("An error of who takes the pages ends the drawing, and is the one that is thrown")
    func stopped() throws {
        let file = try PDFFile(document())
        var count = 0
        #expect(throws: PictureError.notAFile) {
            try file.pictures(of: 1...5, dpi: 600) { _, _ throws(PictureError) in
                count += 1
                throw .notAFile
            }
        }
        #expect(count == 1)
    }

    @Test("What is no PDF, what is damaged and what is not there are told apart")
    func refused() throws {
        #expect(throws: PictureError.unknownFormat(looksLike: nil)) {
            try PDFFile(scratch.file("a.pdf", "no PDF".utf8))
        }
        #expect(throws: PictureError.self) { try PDFFile(scratch.path("none.pdf")) }
        let broken = try PDFFile(scratch.file("b.pdf", "%PDF-1.7 and nothing else".utf8))
        #expect(throws: PictureError.self) { try broken.pageCount() }
        #expect(throws: PictureError.self) { try broken.words(of: 1...1) }
        #expect(throws: PictureError.noProgram(name: "pdfinfo", package: "poppler-utils")) {
            try PDFFile(scratch.path("b.pdf"), programs: [scratch.folder])
        }
    }
}
