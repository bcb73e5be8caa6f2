import Foundation
import Judges
import Testing

@Suite("A template that needs no table")
struct NoticeCommandTests {
    private let home = ["--home", Project.root]

    @Test("A leaflet is printed without a table, and its code says where the guide is, by ZXing")
    func leaflet() throws {
        let scratch = try Scratch()
        let answer = try Project.qrpress()(
            [
                "render", "resident-leaflet", "-o", scratch.path("out"), "--set",
                "guide_link=https://example.vn/a",
            ]
                + home)
        #expect(answer.status == 0, "\(answer.errors)")
        let pdf = scratch.path("out/resident-leaflet-0001.pdf")
        #expect(try Tool("qpdf")(["--check", pdf]).status == 0)
        _ = try Tool("pdftoppm")(["-r", "300", "-png", pdf, scratch.path("page")])
        let pictures = try FileManager.default.contentsOfDirectory(atPath: scratch.folder)
            .filter { $0.hasSuffix(".png") }.map { scratch.path($0) }
        let codes = try Readers.zxing(each: pictures).values.flatMap { $0.map(\.payload) }
        #expect(codes == [Array("https://example.vn/a".utf8)])
    }

    @Test("On a sheet of several the leaflet is in every cell")
    func cells() throws {
        let scratch = try Scratch()
        let answer = try Project.qrpress()(
            ["render", "staff-sheet", "-o", "-", "--sheet", "a3-2up"] + home)
        #expect(answer.status == 0, "\(answer.errors)")
        let pdf = try scratch.file("out.pdf", answer.output)
        let words = try Tool("pdftotext")(["-layout", pdf, "-"]).text
        #expect(words.ranges(of: "1022").count >= 2)
    }

    @Test("A card without a table is a mistake of use, and says what is missing")
    func card() throws {
        let answer = try Project.qrpress()(
            ["render", "wallet-card", "-o", try Scratch().path("out")] + home)
        #expect(answer.status == 64 && answer.errors.contains("bảng"), "\(answer.errors)")
    }
}
