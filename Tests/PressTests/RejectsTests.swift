import Drawing
import Foundation
import Judges
import Pages
import Press
import Testing

/// A list as it arrives on a bad day: the good rows are printed, each bad one comes back with its own reason.
@Suite("Bad rows come back")
struct RejectsTests {
    private static let name70 = "Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Thị Thanh Tuyền Ngọc Bích Phượng Hà"

    private static func code(_ number: String, _ name: String, _ birth: String) -> String {
        "\(number)|\(name)|\(birth)|0|163170000000012345|<1<<<"
    }

    /// Name, number, birth date and code of each row; nil for a row that is written out whole.
    private func table(in scratch: Scratch) throws -> String {
        let header = "Mã số,Họ và tên,Số CCCD,Ngày sinh,Tổ dân phố,Địa chỉ,Mã QR"
        func row(_ id: String, _ name: String, _ number: String, _ birth: String, _ code: String) -> String {
            "\(id),\(name),\(number),\(birth),Tổ 1,\"Số 1, đường Thử\",\(code)"
        }
        var bytes = Array("\u{FEFF}\(header)\r\n".utf8)
        let nfd = "Nguyễn Thị Ngọc Ánh".decomposedStringWithCanonicalMapping
        let rows = [
            row(
                "G1", nfd, "048203001234", "01/02/2003",
                Self.code("048203001234", "NGUYEN THI NGOC ANH", "2003-02-01")),
            row(
                "G2", "H'Hen Niê", "066192001235", "5/6/1992",
                Self.code("066192001235", "H HEN NIE", "1992-06-05")),
            row("G3", Self.name70, "", "", Self.code("046170001236", Self.plain(Self.name70), "1970-01-01")),
            row(
                "B1", "", "048203001234", "01/02/2003",
                Self.code("048203001234", "TRAN VAN MAU", "2003-02-01")),
            "B2,Trần Văn Mẫu,048203001234",
            "G4,Lê Văn Mẫu,,,Tổ 1,\"Số 1,\r\nđường Thử\",\(Self.code("048203001237", "LE VAN MAU", "1980-12-31"))",
            row(
                "B3", "Trần Văn Mẫu", "048203001234", "01/02/2003",
                Self.code("079190004321", "LE THI KHAC", "1990-08-15")),
            row("B4", "Trần 😀 Mẫu", "", "", Self.code("048203001234", "TRAN MAU", "2003-02-01")),
        ]
        for row in rows { bytes += Array("\(row)\r\n".utf8) }
        // Windows-1252 in the middle of a UTF-8 file.
        bytes +=
            Array("B5,Tr".utf8) + [0xE2]
            + Array("n V,,,,,\(Self.code("048203001234", "TRAN V", "2003-02-01"))\r\n".utf8)
        return try scratch.file("bad-day.csv", bytes)
    }

    private static func plain(_ name: String) -> String {
        let letters = name.replacing("đ", with: "d").replacing("Đ", with: "D")
            .decomposedStringWithCanonicalMapping
        return String(String.UnicodeScalarView(letters.unicodeScalars.filter { $0.value < 0x80 }))
            .uppercased()
    }

    @Test("Good rows are printed and each bad row has its own code and message")
    func badDay() throws {
        #expect(Self.name70.count == 70)
        let scratch = try Scratch()
        let run = try PrintedFolder("wallet-card", try table(in: scratch), sheet: "a4-10up")
        #expect(try run.manifest().map(\.recordID) == ["G1", "G2", "G3", "G4"])
        let rejects = try CSVTruth.rows(run.path("rejects.csv"))
        let codes = rejects.map { [$0["Mã số"] ?? "", $0["code"] ?? ""] }
        #expect(
            codes == [
                ["B1", "name.empty"], ["B2", "row.too-few-cells"],
                ["B3", "qr.other-person; qr.other-person; qr.other-person"], ["B4", "name.symbol"],
                ["B5", "row.invalid-utf8"],
            ])
        #expect(rejects.map { $0["line"] } == ["5", "6", "9", "10", "11"])
        #expect(rejects.allSatisfy { !($0["problem"] ?? "").isEmpty && !($0["field"] ?? "").isEmpty })
        #expect(Set(rejects.map { $0["problem"] }).count == rejects.count)
        #expect(run.report.counts.rows == 9 && run.report.counts.rejected == 5)
    }

    @Test("Names with marks, apostrophes and 70 letters are on the paper, letter by letter")
    func names() throws {
        let scratch = try Scratch()
        let run = try PrintedFolder("wallet-card", try table(in: scratch), sheet: "a4-10up")
        let pdf = ForeignPDF(run.path("wallet-card-0001.pdf"))
        let front = try #require(try pdf.words().first)
        for (item, name) in zip(
            try run.manifest(), ["Nguyễn Thị Ngọc Ánh", "H'Hen Niê", Self.name70, "Lê Văn Mẫu"])
        {
            let cell = run.sheet.cells[item.cell - 1]
            let text = front.filter {
                $0.x >= cell.left.points && $0.x <= cell.right.points && $0.y >= cell.top.points
                    && $0.y <= cell.bottom.points
            }.map(\.text).joined(separator: " ")
            // Compared as bytes: Swift's == would take NFD for NFC.
            #expect(Array(text.utf8).contains(sequence: Array(name.utf8)), "\(name) is not in: \(text)")
        }
    }

    @Test("A mended rejects file prints what it held, and only that")
    func mended() throws {
        let scratch = try Scratch()
        let run = try PrintedFolder("wallet-card", try table(in: scratch))
        let rejects = try String(contentsOfFile: run.path("rejects.csv"), encoding: .utf8)
        let start = FileManager.default.contents(atPath: run.path("rejects.csv"))?.prefix(3)
        #expect(start.map { Array($0) } == [0xEF, 0xBB, 0xBF], "Excel needs the mark to see UTF-8")
        let mended = rejects.replacing("B1,,", with: "B1,Trần Văn Mẫu,").replacing(
            "Trần 😀 Mẫu", with: "Trần Mẫu")
        let again = try PrintedFolder("wallet-card", try scratch.file("mended.csv", mended.utf8))
        #expect(try again.manifest().map(\.recordID) == ["B1", "B4"])
        // What was not mended is rejected again for the same reasons, and no column is added twice.
        let left = try CSVTruth.rows(again.path("rejects.csv"))
        #expect(left.map { $0["Mã số"] } == ["B2", "B3", "B5"])
        #expect(left.first?.count == 11)
    }

    @Test(
        "A code that is no personal code is never printed on a card",
        arguments: [
            (
                "identity card", "qr.identity-card",
                "048203001234||Trần Văn Mẫu|01022003|Nam|Tổ 5, Hải Châu, Đà Nẵng|22062021"
            ),
            ("a place's address", "qr.venue-on-person", "https://qr.pccovid.gov.vn/ZLLHAT"),
            ("vaccine certificate", "qr.certificate", "HC1:NCFOXN%TSMAHN-H1YS-DP$XV"),
        ])
    func foreignKinds(_ kind: (name: String, code: String, payload: String)) throws {
        let scratch = try Scratch()
        let input = try scratch.file("in.csv", "full_name,qr\nTrần Văn Mẫu,\"\(kind.payload)\"\n".utf8)
        let run = try PrintedFolder("wallet-card", input)
        #expect(run.report.problems == [kind.code: 1], "\(kind.name)")
        #expect(run.report.files == [], "nothing printed leaves no document")
    }
}

extension Array where Element == UInt8 {
    fileprivate func contains(sequence: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: sequence) }
    }
}
