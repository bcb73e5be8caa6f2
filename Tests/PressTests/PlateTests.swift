import Drawing
import Foundation
import Judges
import Pages
import Press
import Testing

/// What each printing plate gets, by Ghostscript's separations.
@Suite("Plates")
struct PlateTests {
    /// The coloured art of a template's sides, in millimetres from the top left of a piece: x, y, width, height.
    private static let art: [String: [[[Double]]]] = [
        "wallet-card": [
            [[2.6, 2.6, 80.4, 7.8]], [[4.43, 4.43, 7, 7], [30.03, 4.43, 7, 7], [55.63, 4.43, 7, 7]],
        ],
        "venue-poster": [
            [[8, 8, 194, 25.4], [15, 248.6, 12, 12], [75, 248.6, 12, 12], [135, 248.6, 12, 12]]
        ],
    ]

    /// The square in which the symbol of the front stands, the same way.
    private static let symbols = ["wallet-card": [46.5, 14.8, 34, 34], "venue-poster": [30, 50, 150, 150]]

    @Test(
        "Symbols and black text are on the black plate alone; cyan, magenta and yellow hold coloured art and no more",
        arguments: PrintedDocument.all)
    func plates(_ document: PrintedDocument) throws {
        let (run, pdf) = try document.print()
        let answer = try Tool("gs")([
            "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r100", "-o",
            run.scratch.path("plate-%d.tif"), pdf.path,
        ])
        #expect(answer.status == 0 && answer.errors.isEmpty, "\(answer.errors)")
        let cells = Dictionary(grouping: try run.manifest(), by: \.page).mapValues { items in
            items.map { run.sheet.cells[$0.cell - 1] }
        }
        let sides = try #require(Self.art[document.template])
        let symbol = try #require(Self.symbols[document.template])
        var pages: [String] = []
        for page in 1...run.report.counts.pages {
            let side = (page - 1) % sides.count
            let places = (cells[page - side] ?? []).map { cell in
                side == 0 ? cell : run.sheet.behind(cell, .longEdge)
            }
            let coloured = places.flatMap { place in sides[side].map { Self.frame($0, in: place) } }
            let black = side == 0 ? places.map { Self.frame(symbol, in: $0) } : []
            pages.append("\(page) \(coloured.joined(separator: ";")) \(black.joined(separator: ";"))")
        }
        #expect(try Python.run(Self.judgement, [run.scratch.path("plate-")] + pages) == "")
    }

    private static func frame(_ box: [Double], in place: Rect) -> String {
        let (x, y) = (place.left.mm + box[0], place.top.mm + box[1])
        return [x, y, x + box[2], y + box[3]].map { "\($0)" }.joined(separator: ",")
    }

    /// Prints whatever is wrong.
    ///
    /// On a plate 255 is no ink and 0 all of it. A frame is grown by two pixels of 0.25 mm for what they round.
    private static let judgement = """
        import sys
        from PIL import Image, ImageChops
        def frames(text, grown):
            boxes = [[float(mm) / 25.4 * 100 for mm in box.split(",")] for box in text.split(";") if box]
            return [(int(l) - grown, int(t) - grown, int(r) + 1 + grown, int(b) + 1 + grown) for l, t, r, b in boxes]
        for page in sys.argv[2:]:
            number, coloured, *symbols = page.split(" ")
            plates = {name: Image.open(f"{sys.argv[1]}{number}({name}).tif")
                      for name in ("Cyan", "Magenta", "Yellow", "Black")}
            for name in ("Cyan", "Magenta", "Yellow"):
                plate = plates[name].copy()
                # Wherever black is full, there is nothing else.
                full = plates["Black"].point(lambda ink: 255 if ink == 0 else 0)
                if Image.composite(plate, Image.new("L", plate.size, 255), full).getextrema() != (255, 255):
                    print(number, name, "under black")
                for frame in frames(coloured, 2):
                    if plate.crop(frame).getextrema()[0] > 240: print(number, name, "is missing in art")
                    plate.paste(255, frame)
                if plate.getextrema() != (255, 255): print(number, name, "outside the art", plate.getbbox())
            for frame in frames("".join(symbols), 0):
                black = plates["Black"].crop(frame).histogram()
                if not 0.3 < black[0] / sum(black) < 0.7: print(number, "no symbol at", frame)
        """
}
