import Foundation
import Judges
import Press
import Testing

@Suite("A list of codes as a scanner writes it, a code to a line and no header")
struct ScannedListTests {
    private static let personal = [
        "048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<0900000001<",
        "048190005678|NGUYEN THI ANH|1990-12-31|1|163170000000012346|<1<<0900000002<",
    ]
    private static let card = "048203001234||Trần Văn Mẫu|01022003|Nam|Tổ 5, Hải Châu, Đà Nẵng|22062021"

    @Test(
        "A personal code has no legal name: with the name filled in it becomes a card",
        arguments: ["\n", "\r\n", "\r"])
    func personal(_ end: String) throws {
        let scratch = try Scratch()
        let list = "\u{FEFF}" + Self.personal.joined(separator: end + end) + end
        let run = try PrintedFolder("wallet-card", try scratch.file("scans.txt", list.utf8))
        #expect(run.report.problems == ["name.empty": 2])
        let rejects = try String(contentsOfFile: run.path("rejects.csv"), encoding: .utf8)
        let mended = rejects.replacing("\n,,0482", with: "\nTrần Văn Mẫu,,0482")
            .replacing("\n,,0481", with: "\nNguyễn Thị Ánh,,0481")
        let again = try PrintedFolder(
            "wallet-card", try scratch.file("mended.csv", mended.utf8), sheet: "a4-10up")
        #expect(again.report.problems.isEmpty)
        let pdf = ForeignPDF(again.path("wallet-card-0001.pdf"))
        let codes = try Readers.zxing(pdf.raster(page: 1, dpi: 300, in: again.scratch)).map(\.payload)
        #expect(Set(codes) == Set(Self.personal.map { Array($0.utf8) }))
        let words = try pdf.words()[0].map(\.text).joined(separator: " ")
        #expect(words.contains("Trần Văn Mẫu") && words.contains("Nguyễn Thị Ánh"))
    }

    @Test(
        "A card's code gives the fields but no code to print; a line that is none comes back with the reason")
    func others() throws {
        let scratch = try Scratch()
        let list = [Self.card, "xin chào"].joined(separator: "\n")
        let run = try PrintedFolder("wallet-card", try scratch.file("scans.txt", list.utf8))
        let rejects = try CSVTruth.rows(run.path("rejects.csv"))
        #expect(rejects.map { $0["scan"] } == [Self.card, "xin chào"])
        #expect(rejects.map { $0["line"] } == ["1", "2"])
        #expect(rejects.first?["code"] == "qr.empty")
        #expect(rejects.last?["code"]?.contains("scan.unknown") == true)
    }
}
