import Drawing
import Foundation
import Judges
import Pages
import Press
import Testing

/// Every code of a run, as scanners at doors see it: one piece at a time, and not always straight or sharp.
///
/// A brief run looks at every fourth page. Each piece is cut out of the raster of its page and handed to both readers alone. (ZXing 1.4 misses some of ten codes
/// on a sheet that is turned by 3°; the same codes cut out of the same picture it reads, so it is the crowd, not the code.)
@Suite("Codes under scanners", .serialized)
struct ScannerTests {
    /// At the resolutions of thermal and card printers, of office printers and of presses.
    private static let straight = ["203.pgm", "300.pgm", "600.pgm"]
    /// Turned by 3°; and 203 dpi blurred by a Gaussian with σ = 0.7 pixels (0.09 mm), as a JPEG of quality 40.
    private static let harsh = ["203-turned.pgm", "300-turned.pgm", "600-turned.pgm", "203-poor.jpg"]

    @Test(
        "Cards, 200 on 20 sheets and 20 plastic ones, read as their own row, by ZXing and ZBar, in every picture",
        arguments: [("a4-10up", 200), ("cr80", 20)])
    func cards(_ sheet: String, _ count: Int) async throws {
        let scratch = try Scratch()
        let input = try scratch.rows(count, of: "residents.csv")
        let run = try PrintedFolder("wallet-card", input, sheet: sheet)
        try await check(run, Self.straight + Self.harsh, count: count, input: input) {
            run.sheet.cells[$0.cell - 1]
        }
    }

    /// Whole and straight, ``ForeignReadersTests`` reads them.
    @Test("40 posters read when turned, at every resolution, and in the poor picture")
    func posters() async throws {
        let scratch = try Scratch()
        let input = try scratch.rows(40, of: "venues.csv")
        let run = try PrintedFolder("venue-poster", input)
        // The code and the name below it: a whole A4 of 600 dpi takes ZBar twice as long.
        let size = try #require(Size(width: .mm(194), height: .mm(194)))
        let frame = Rect(origin: Point(x: .mm(8), y: .mm(34)), size: size)
        try await check(run, Self.harsh, count: 40, input: input) { _ in frame }
    }

    private func check(
        _ run: PrintedFolder, _ pictures: [String], count: Int, input: String,
        frame: @escaping @Sendable (PrintedFolder.Item) -> Rect
    ) async throws {
        let rows = try CSVTruth.rows(input)
        let items = try run.manifest()
        #expect(items.count == count && rows.count == count)
        let pdf = ForeignPDF(run.path(try #require(run.report.files.first).name))
        let pages = Dictionary(grouping: items, by: \.page).sorted { $0.key < $1.key }
        let failures = try await inParallel(pages.sample(every: 4)) { page, items in
            let folder = try Scratch()
            try Self.photograph(items.map(frame), pictures, page: page, of: pdf, into: folder)
            let paths = items.indices.flatMap { item in pictures.map { folder.path("\(item)-\($0)") } }
            let (zxing, zbar) = (try Readers.zxing(each: paths), try Readers.zbar(each: paths))
            var wrong: [String] = []
            for (index, item) in items.enumerated() {
                let wanted = [Array((rows[item.line - 2]["qr"] ?? "").utf8)]
                for picture in pictures {
                    let path = folder.path("\(index)-\(picture)")
                    if zxing[path]?.map(\.payload) != wanted {
                        wrong.append("\(item.recordID) \(picture): ZXing")
                    }
                    if zbar[path] != wanted { wrong.append("\(item.recordID) \(picture): ZBar") }
                }
            }
            return wrong
        }
        #expect(failures == [])
    }

    /// Writes the pictures of every frame of the page: `0-203.pgm`, `0-203-turned.pgm` and so on.
    private static func photograph(
        _ frames: [Rect], _ pictures: [String], page: Int, of pdf: ForeignPDF, into folder: Scratch
    ) throws {
        let sheets = try [203, 300, 600].map { try pdf.raster(page: page, dpi: $0, in: folder) }
        let inches = frames.map { frame in
            [frame.left, frame.top, frame.right, frame.bottom].map { "\($0.points / 72)" }
                .joined(separator: ",")
        }
        let script = """
            import sys
            from PIL import Image, ImageFilter
            folder, wanted, frames, *sheets = sys.argv[1:]
            for dpi, sheet in zip((203, 300, 600), map(Image.open, sheets)):
                for number, frame in enumerate(frames.split()):
                    piece = sheet.crop([round(float(inch) * dpi) for inch in frame.split(",")])
                    makings = {
                        f"{dpi}.pgm": lambda: piece,
                        f"{dpi}-turned.pgm": lambda: piece.rotate(
                            3, Image.Resampling.BILINEAR, expand=True, fillcolor=255),
                        f"{dpi}-poor.jpg": lambda: piece.filter(ImageFilter.GaussianBlur(0.7)),
                    }
                    for name, make in makings.items():
                        if name in wanted.split():
                            make().save(f"{folder}/{number}-{name}", quality=40)
            """
        _ = try Python.run(
            script,
            [folder.folder, pictures.joined(separator: " "), inches.joined(separator: " ")] + sheets)
    }
}
