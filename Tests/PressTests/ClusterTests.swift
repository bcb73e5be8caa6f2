import Drawing
import Foundation
import Judges
import Testing

/// Letters that a font does not have in one piece: HarfBuzz sets a letter and marks for them, often at other heights.
@Suite("Clusters of several glyphs")
struct ClusterTests {
    private static let texts = [
        "q\u{308}", "x\u{323}\u{308}", "q\u{323}\u{304}", "x\u{323}\u{308}y x\u{323}\u{308}y",
        "qq\u{308}q\u{323}q", "Nguq\u{308}yễn Lx\u{308}ê", "Ông Ẍ\u{323} và bà q\u{302}",
        "\u{1CE}n a \u{1CE}",
    ]

    @Test(
        "They copy out exactly once, each time they are printed, by poppler",
        arguments: ["Be Vietnam Pro", "Noto Sans"], [400, 700])
    func once(_ family: String, _ weight: Int) throws {
        let fonts = try PrintedFolder.fonts.get()
        let font = try fonts.face(family: family, weight: weight)
        let runs = try Self.texts.map { try fonts.shape($0, font: font) }
        // The texts are worth the name; of the last Noto Sans has every letter.
        for run in runs.dropLast() {
            #expect(Set(run.glyphs.map(\.cluster)).count < run.glyphs.count, "\(run.text)")
        }
        let size = try #require(Size(width: .mm(100), height: .mm(20)))
        let bytes = Bytes()
        let title = DocumentTitle(title: "Chữ", created: "2021-12-20T00:00:00+07:00")
        var document = PDFDocument(title, fonts: fonts) { bytes.take($0) }
        for run in runs {
            let placed = PlacedRun(
                run: run, size: .mm(6), ink: .black, origin: Point(x: .mm(5), y: .mm(12)))
            try document.page(size) { canvas throws(DrawingError) in
                canvas.tagged(.paragraph(reading: nil)) { $0.draw(placed) }
            }
        }
        try document.finish()
        let scratch = try Scratch()
        let path = try scratch.file("clusters.pdf", bytes.value)
        for (index, text) in Self.texts.enumerated() {
            let page = "\(index + 1)"
            let copied = try Tool("pdftotext")(["-nopgbrk", "-f", page, "-l", page, path, "-"]).text
                .trimmingCharacters(in: .newlines)
            let words = try ForeignPDF(path).words()[index].map(\.text)
            #expect(
                words.joined(separator: " ").utf8.elementsEqual(text.utf8), "“\(text)” has words \(words)")
            // As bytes, because Swift's == takes one normal form for another.
            #expect(Array(copied.utf8) == Array(text.utf8), "“\(text)” is read “\(copied)”")
        }
    }
}

/// A document in memory.
private final class Bytes {
    private(set) var value: [UInt8] = []

    func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        value.append(contentsOf: bytes)
        return true
    }
}
