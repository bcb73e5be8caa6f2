import Foundation
import Judges
import Pages
import Press
import Records
import Testing

/// Every piece of the gallery as it comes out of a PDF, under foreign readers.
@Suite("The gallery", .serialized)
struct GalleryTests {
    /// What each code of a piece says, in the order of the pages.
    private func wanted(_ press: Press) throws -> [[UInt8]] {
        let record = try press.sample()
        return press.template.symbolSlots.map { slot in
            slot.rule.content.map { Array(($0.text { press.settings.values[$0] } ?? "").utf8) } ?? record.qr
        }
    }

    @Test(
        "Every code of every piece is read by ZXing and ZBar, at 300 dpi in colour and at 150 dpi in grey",
        arguments: Template.ids(in: PrintedFolder.templates))
    func codes(_ id: String) throws {
        let press = try PrintedFolder.press(id)
        let wanted = try wanted(press)
        let scratch = try Scratch()
        let pdf = try scratch.file("piece.pdf", try press.pdf(of: try press.piece(for: try press.sample())))
        for picture in [["-r", "300"], ["-r", "150", "-gray"]] {
            let stem = scratch.path("page\(picture[1])")
            #expect(try Tool("pdftoppm")(picture + ["-png", pdf, stem]).status == 0)
            let pages = try FileManager.default.contentsOfDirectory(atPath: scratch.folder)
                .filter { $0.hasPrefix("page\(picture[1])") }.map { scratch.path($0) }
            let zxing = try Readers.zxing(each: pages).values.flatMap { $0.map(\.payload) }
            let zbar = try Readers.zbar(each: pages).values.flatMap(\.self)
            for (reader, found) in [("ZXing", zxing), ("ZBar", zbar)] {
                #expect(sorted(found) == sorted(wanted), "\(reader), \(picture)")
            }
        }
    }

    @Test("Each is a sound PDF with its fonts embedded", arguments: Template.ids(in: PrintedFolder.templates))
    func soundness(_ id: String) throws {
        let press = try PrintedFolder.press(id)
        let piece = try press.piece(for: try press.sample())
        let scratch = try Scratch()
        let pdf = try scratch.file("piece.pdf", try press.pdf(of: piece))
        let check = try Tool("qpdf")(["--check", pdf])
        #expect(check.status == 0, "\(check.text) \(check.errors)")
        let fonts = try ForeignPDF(pdf).fonts()
        #expect(!fonts.isEmpty && !scratch.folder.isEmpty)
        for font in fonts { #expect(font.embedded && font.subset && font.unicode, "\(font)") }
    }

    private func sorted(_ payloads: [[UInt8]]) -> [String] {
        payloads.map { String(decoding: $0, as: UTF8.self) }.sorted()
    }
}
