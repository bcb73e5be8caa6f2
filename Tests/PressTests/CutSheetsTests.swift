import Foundation
import Judges
import Pages
import Press
import Testing

/// Sheets cut as a cutter cuts them: along the crop marks that are found in a picture of the printed face.
///
/// Neither the sheet's geometry nor the manifest is asked. Whose a front is says its code; whose a back is says the id
/// printed on it.
@Suite("Sheets cut by their crop marks")
struct CutSheetsTests {
    private static let dpi = 600
    /// One sheet full and one partial.
    private static let count = 13

    /// One face: its picture and the cuts that its own marks ask for.
    private struct Face {
        let picture: Greyscale
        let marks: CropMarks

        init(_ pdf: ForeignPDF, page: Int, in scratch: Scratch) throws {
            picture = try Greyscale(pdf.raster(page: page, dpi: dpi, in: scratch))
            marks = try CropMarks(picture, dpi: dpi)
        }

        /// The ids of the rows whose codes are on the pieces; nil for a piece without a code.
        func owners(of pieces: [CropMarks.Piece], _ rows: [[String: String]], in scratch: Scratch) throws
            -> [String?]
        {
            let paths = pieces.indices.map { scratch.path("piece-\($0).pgm") }
            for (piece, path) in zip(pieces, paths) { try picture.cut(piece.pixels, to: path) }
            let codes = try Readers.zxing(each: paths)
            return try paths.map { path in
                guard let found = codes[path] else { return nil }
                let row = rows.first { [Array(($0["qr"] ?? "").utf8)] == found.map(\.payload) }
                return try #require(row?["id"], "a piece with one code of the table")
            }
        }
    }

    private static func text(_ pdf: ForeignPDF, page: Int, on piece: CropMarks.Piece) throws -> String {
        let part = piece.pixels
        return try pdf.text(
            page: page, dpi: dpi, x: part.x, y: part.y, width: part.width, height: part.height)
    }

    private func expectCard(_ piece: CropMarks.Piece, width: Double = 85.6) {
        let size = piece.size(dpi: Self.dpi)
        #expect(abs(size.width - width) <= 0.1 && abs(size.height - 53.98) <= 0.1, "\(size)")
    }

    @Test(
        "Turned over either edge, the back of every piece belongs to its front",
        arguments: ["a4-10up", "a4-8up-bleed"], Flip.allCases)
    func duplex(_ sheet: String, _ flip: Flip) throws {
        let scratch = try Scratch()
        let input = try scratch.rows(Self.count, of: "residents.csv")
        let rows = try CSVTruth.rows(input)
        let run = try PrintedFolder(
            "wallet-card", input, sheet: sheet, arrangement: .with { $0.flip = flip })
        let pdf = ForeignPDF(run.path("wallet-card-0001.pdf"))
        #expect(run.report.counts.pages == 4)
        var found: [String] = []
        for page in [1, 3] {
            let front = try Face(pdf, page: page, in: run.scratch)
            let back = try Face(pdf, page: page + 1, in: run.scratch)
            expectSameCuts(back.marks, front.marks.turned(flip))
            let pieces = front.marks.pieces
            #expect(pieces.count == (sheet == "a4-10up" ? 10 : 8))
            let owners = try front.owners(of: pieces, rows, in: run.scratch)
            for (piece, owner) in zip(pieces, owners) {
                expectCard(piece)
                // What the knife cuts through the front it cuts through the back.
                let behind = try Self.text(pdf, page: page + 1, on: front.marks.turned(piece, flip))
                guard let owner else {
                    #expect(behind == "")
                    continue
                }
                #expect(behind.contains("· Thẻ \(owner)"), "\(behind)")
                #expect(behind.ranges(of: "· Thẻ").count == 1)
                found.append(owner)
            }
        }
        #expect(found.sorted() == rows.compactMap { $0["id"] }.sorted())
    }

    @Test("Folded, each piece falls out whole, and the part behind the fold belongs to the part before it")
    func folded() throws {
        let scratch = try Scratch()
        let input = try scratch.rows(Self.count, of: "residents.csv")
        let rows = try CSVTruth.rows(input)
        let run = try PrintedFolder(
            "wallet-card", input, sheet: "a4-10up", arrangement: .with { $0.isFolded = true })
        let pdf = ForeignPDF(run.path("wallet-card-0001.pdf"))
        var found: [String] = []
        for page in 1...3 {
            let face = try Face(pdf, page: page, in: run.scratch)
            let pieces = face.marks.pieces
            #expect(pieces.count == 5 && face.marks.folds.count == 1)
            let fold = try #require(face.marks.folds.first)
            let halves = pieces.map { $0.folded(at: fold) }
            let owners = try face.owners(of: halves.map(\.front), rows, in: run.scratch)
            for (index, owner) in owners.enumerated() {
                expectCard(pieces[index], width: 171.2)
                expectCard(halves[index].front)
                expectCard(halves[index].back)
                let (front, back) = (
                    try Self.text(pdf, page: page, on: halves[index].front),
                    try Self.text(pdf, page: page, on: halves[index].back)
                )
                guard let owner else {
                    #expect(front == "" && back == "")
                    continue
                }
                let name = try #require(rows.first { $0["id"] == owner }?["full_name"])
                #expect(front.contains(name) && !front.contains("· Thẻ"), "\(front)")
                #expect(back.contains("· Thẻ \(owner)") && !back.contains(name), "\(back)")
                found.append(owner)
            }
        }
        #expect(found.sorted() == rows.compactMap { $0["id"] }.sorted())
    }

    /// The marks of the back stand behind those of the front to a twentieth of a millimetre.
    private func expectSameCuts(_ back: CropMarks, _ front: (columns: [Double], rows: [Double])) {
        let nearness = 0.05 * Double(Self.dpi) / 25.4
        for (back, front) in [(back.columns, front.columns), (back.rows, front.rows)] {
            #expect(back.count == front.count && back.count > 1)
            #expect(zip(back, front).allSatisfy { abs($0 - $1) <= nearness }, "\(back) \(front)")
        }
    }
}
