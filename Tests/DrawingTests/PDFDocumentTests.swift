import Drawing
import Foundation
import Judges
import Testing

@Suite("A PDF")
struct PDFDocumentTests {
    private let title = DocumentTitle(title: "Thẻ mã QR", created: "2021-12-20T00:00:00+07:00")

    /// Three pages with text, a symbol, art and a line.
    private func document() throws -> [UInt8] {
        let bytes = Bytes()
        var document = PDFDocument(title, fonts: try fonts()) { bytes.take($0) }
        let page = try size(85.6, 53.98)
        let run = PlacedRun(
            run: try fonts().shape("Trần Văn Mẫu", font: try face("Be Vietnam Pro", 700)), size: .mm(4),
            ink: .black,
            origin: Point(x: .mm(5), y: .mm(10)))
        let all = Rect(origin: .zero, size: page)
        let bitmap = try #require(Bitmap(side: 2, rows: [0x80, 0x40]))
        let (box, art) = (try rect(10, 20, 20, 20), try Art(xml: PDFDocumentTests.drawing, size: page))
        for number in 0..<3 {
            try document.page(page) { canvas throws(DrawingError) in
                try canvas.layer("art", bounds: all) { canvas throws(DrawingError) in try canvas.draw(art) }
                canvas.draw(run)
                canvas.stamp(bitmap, in: box, ground: box, limit: box)
                canvas.line(
                    from: .zero, to: Point(x: .mm(Double(number)), y: .mm(3)), width: .pt(0.25), ink: .black)
            }
        }
        try document.finish()
        return bytes.value
    }

    private static let drawing =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"2\" fill=\"#004d45\"/></svg>"

    @Test("The same calls give the same bytes")
    func same() throws {
        #expect(try document() == document())
    }

    @Test("It has its pages, its boxes and its title, by poppler; qpdf finds nothing to say")
    func parts() throws {
        let scratch = try Scratch()
        let path = try scratch.file("three.pdf", try document())
        let facts = try Tool("pdfinfo")(["-box", path]).text
        #expect(
            facts.contains(/Title: +Thẻ mã QR/) && facts.contains(/Pages: +3/)
                && facts.contains(/Tagged: +yes/))
        #expect(facts.contains(/TrimBox: +0.00 +0.00 +242.65 +153.01/) && facts.contains(/PDF version: +1.7/))
        let check = try Tool("qpdf")(["--check", path])
        #expect(check.status == 0 && !check.text.contains("WARNING") && check.errors.isEmpty)
        #expect(
            try ForeignPDF(path).words().map { $0.map(\.text) }
                == [[String]](repeating: ["Trần", "Văn", "Mẫu"], count: 3))
    }

    @Test("An error on the page stops the document with that error")
    func bodyFails() throws {
        let page = try size(10, 10)
        #expect(throws: DrawingError.png("mine")) {
            var document = PDFDocument(title, fonts: try fonts()) { _ in true }
            try document.page(page) { _ throws(DrawingError) in throw .png("mine") }
        }
    }

    @Test("A receiver that refuses bytes stops the document", arguments: [0, 1, 5])
    func sink(_ taken: Int) throws {
        let page = try size(50, 50)
        let art = try Art(xml: PDFDocumentTests.drawing, size: page)
        #expect(throws: DrawingError.sink) {
            var left = taken
            var document = PDFDocument(title, fonts: try fonts()) { _ in
                left -= 1
                return left >= 0
            }
            for _ in 0..<20 {
                try document.page(page) { canvas throws(DrawingError) in try canvas.draw(art) }
            }
            try document.finish()
        }
    }

    @Test("A document that is never finished does no harm")
    func dropped() throws {
        let page = try size(10, 10)
        var document = PDFDocument(title, fonts: try fonts()) { _ in true }
        try document.page(page) { _ throws(DrawingError) in }
    }
}

/// A document in memory.
final class Bytes {
    private(set) var value: [UInt8] = []

    func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        value.append(contentsOf: bytes)
        return true
    }
}
