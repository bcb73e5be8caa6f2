import Foundation
import Judges
import Pages
import Press
import Testing

/// What a printer profile does, measured in pictures of the sheets with and without it.
///
/// A profile moves the middle of the paper by its offset and everything else with it, scaled about that middle; the cards
/// themselves keep their size.
@Suite("A printer profile on paper")
struct ProfileOnPaperTests {
    private static let dpi = 1200
    private static let scale = 0.992

    /// A face, and where its profile must bring what lies on it.
    private struct Face {
        let plain: Greyscale
        let moved: Greyscale
        /// In millimetres, to the right and down.
        let shift: (x: Double, y: Double)

        private static func pixels(_ mm: Double) -> Double { mm * Double(dpi) / 25.4 }

        /// A4 is 210 mm wide.
        func x(_ x: Double) -> Double {
            Self.pixels(105 + shift.x) + (x - Self.pixels(105)) * scale
        }

        /// A4 is 297 mm high.
        func y(_ y: Double) -> Double {
            Self.pixels(148.5 + shift.y) + (y - Self.pixels(148.5)) * scale
        }
    }

    /// 0.03 mm, which is one and a half pixels: both pictures round.
    private func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 0.03 * Double(Self.dpi) / 25.4 }

    /// Front and back of ten cards, without a profile and with +1.5 mm and 99.2 %.
    private func faces() throws -> [Face] {
        let scratch = try Scratch()
        let input = try scratch.rows(10, of: "residents.csv")
        let pair = { (x: Double, y: Double) in PrinterProfile.Pair(x: x, y: y) }
        let profile = try PrinterProfile(
            front: pair(1.5, 1.5), back: pair(-1.25, 0.5), scale: pair(Self.scale * 100, Self.scale * 100))
        let runs = try [PrinterProfile.exact, profile].map { profile in
            try PrintedFolder(
                "wallet-card", input, sheet: "a4-10up", arrangement: .with { $0.printer = profile })
        }
        return try [(1, (x: 1.5, y: 1.5)), (2, (x: -1.25, y: 0.5))].map { page, shift in
            let pictures = try runs.map { run in
                try Greyscale(
                    ForeignPDF(run.path("wallet-card-0001.pdf")).raster(
                        page: page, dpi: Self.dpi, in: run.scratch))
            }
            return Face(plain: pictures[0], moved: pictures[1], shift: shift)
        }
    }

    @Test("+1.5 mm and 99.2 % move crop marks, cards and ruler by exactly that, and change no card's size")
    func moves() throws {
        for face in try faces() {
            let (plain, moved) = (
                try CropMarks(face.plain, dpi: Self.dpi), try CropMarks(face.moved, dpi: Self.dpi)
            )
            #expect(plain.columns.count == 3 && moved.columns.count == 3)
            #expect(plain.rows.count == 6 && moved.rows.count == 6)
            for (old, new) in zip(plain.columns, moved.columns) {
                #expect(isNear(new, face.x(old)), "\(old) \(new)")
            }
            for (old, new) in zip(plain.rows, moved.rows) {
                #expect(isNear(new, face.y(old)), "\(old) \(new)")
            }
            #expect(plain.pieces.count == 10)
            for piece in plain.pieces { try expectMoved(piece, face) }
            #expect(abs(try ruler(face.plain) - 100) < 0.05)
            #expect(abs(try ruler(face.moved) - 99.2) < 0.05)
        }
    }

    /// The card moves with its middle: its ink is found as far from where the middle must be, and as large.
    private func expectMoved(_ piece: CropMarks.Piece, _ face: Face) throws {
        let middle = (x: (piece.left + piece.right) / 2, y: (piece.top + piece.bottom) / 2)
        let shift = (x: face.x(middle.x) - middle.x, y: face.y(middle.y) - middle.y)
        let there = CropMarks.Piece(
            left: piece.left + shift.x, top: piece.top + shift.y, right: piece.right + shift.x,
            bottom: piece.bottom + shift.y)
        // Nothing of a card is nearer to its edge than 2.5 mm; of its neighbours nothing reaches in so far.
        let (old, new) = (
            try #require(face.plain.ink(in: piece.pixels)), try #require(face.moved.ink(in: there.pixels))
        )
        #expect(isNear(Double(new.x - old.x), shift.x) && isNear(Double(new.y - old.y), shift.y))
        #expect(abs(new.width - old.width) <= 1 && abs(new.height - old.height) <= 1, "\(old) \(new)")
    }

    /// From the first to the last of the eleven long ticks, in millimetres.
    private func ruler(_ picture: Greyscale) throws -> Double {
        let pixels = { (mm: Double) in Int(mm * Double(Self.dpi) / 25.4) }
        let ticks = picture.thinLines(pixels(3)...pixels(3.4), dpi: Self.dpi).level.map(\.at).sorted()
        #expect(ticks.count == 11, "\(ticks)")
        return (try #require(ticks.last) - (try #require(ticks.first))) * 25.4 / Double(Self.dpi)
    }
}
