import Foundation
import Judges
import Press
import Testing

@Suite("Groups")
struct GroupTests {
    /// Residents of three groups of two wards, in order: 12, 3 and 1 of them.
    private func table(_ scratch: Scratch, last: String = "") throws -> String {
        let places =
            Array(repeating: "Tổ 1,Phường Hợp Giang", count: 12)
            + Array(repeating: "Tổ 1,Phường Sông Hiến", count: 3) + ["Tổ 2,Phường Sông Hiến"]
        let rows = places.map { "Nguyễn Thị Thử,\($0),không-phải-mã" } + (last.isEmpty ? [] : [last])
        return try scratch.file(
            "in.csv", (["full_name,group,ward,qr"] + rows).joined(separator: "\n").utf8)
    }

    private static func by(_ field: String, _ order: Arrangement.Order = .rows) -> Arrangement {
        .with { ($0.groupField, $0.order) = (field, order) }
    }

    private static let files = [
        "to-1-phuong-hop-giang-0001.pdf", "to-1-phuong-song-hien-0001.pdf", "to-2-phuong-song-hien-0001.pdf",
    ]

    @Test("Every group has a document that begins with a sheet of its name and counts, and nobody's name")
    func separators() throws {
        for order in Arrangement.Order.allCases {
            let scratch = try Scratch()
            let run = try PrintedFolder(
                "wallet-card", try table(scratch), sheet: "a4-10up", arrangement: Self.by("group", order))
            #expect(run.report.files.map(\.name) == Self.files && run.report.files.map(\.pages) == [6, 4, 4])
            // The separator is on page 1 and has an empty back; 12 cards take two sheets.
            let items = try run.manifest()
            let pages = Dictionary(grouping: items) { "\($0.file.prefix(15)) \($0.page)" }.mapValues(\.count)
            #expect(
                pages == [
                    "to-1-phuong-hop 3": order == .rows ? 10 : 6, "to-1-phuong-hop 5": order == .rows ? 2 : 6,
                    "to-1-phuong-son 3": 3, "to-2-phuong-son 3": 1,
                ])
            #expect(run.report.counts.pages == 14)
            let words = try Self.files.map { try ForeignPDF(run.path($0)).words() }
            let separators = words.map { $0[0].map(\.text).joined(separator: " ") }
            #expect(
                separators[0].contains("Tổ 1, Phường Hợp Giang") && separators[0].contains("12 bản in · 2 tờ")
            )
            #expect(
                separators[1].contains("Tổ 1, Phường Sông Hiến") && separators[1].contains("3 bản in · 1 tờ"))
            #expect(
                separators[2].contains("Tổ 2, Phường Sông Hiến") && separators[2].contains("1 bản in · 1 tờ"))
            #expect(separators.allSatisfy { !$0.contains("Nguyễn") })
            #expect(words.allSatisfy { $0[1].isEmpty })
            // The separators are not counted among the sheets of the run.
            #expect(words[2][2].contains { $0.text == "4/4" })
        }
    }

    @Test("A group whose rows are scattered over the table comes together, in the table's order")
    func apart() throws {
        let scratch = try Scratch()
        let input = try table(scratch, last: "Trần Văn Mẫu,Tổ 1,Phường Hợp Giang,mã")
        let run = try PrintedFolder("wallet-card", input, sheet: "a4-10up", arrangement: Self.by("group"))
        let lines = try run.manifest().filter { $0.file == Self.files[0] }.map(\.line)
        #expect(lines == Array(2...13) + [18])
    }

    @Test(
        "Sorted groups come in the order of their places, numbers by their value; two that look alike stay apart"
    )
    func sortedGroups() throws {
        let scratch = try Scratch()
        let groups = ["Tổ 10,Phường B", "Tổ 9,Phường B", "tổ 9,Phường B", "Tổ 1,Phường Đ", "Tổ 1,Phường Ă"]
        let rows = (groups + groups).map { "Nguyễn Thị Thử,\($0),không-phải-mã" }
        let input = try scratch.file(
            "in.csv", (["full_name,group,ward,qr"] + rows).joined(separator: "\n").utf8)
        let run = try PrintedFolder("wallet-card", input, arrangement: Self.by("group"), sort: ["full_name"])
        #expect(
            run.report.files.map(\.name) == [
                "to-1-phuong-a-0001.pdf", "to-9-phuong-b-0001.pdf", "to-9-phuong-b-no-2-0001.pdf",
                "to-10-phuong-b-0001.pdf", "to-1-phuong-d-0001.pdf",
            ])
        #expect(run.report.counts.printed == 10)
    }

    @Test("Rows without the field are a group of their own")
    func none() throws {
        let scratch = try Scratch()
        let input = try scratch.file("in.csv", "full_name,qr\nTrần Văn Mẫu,mã\n".utf8)
        let run = try PrintedFolder(
            "wallet-card", input, sheet: "a4-10up", arrangement: Self.by("ward"))
        let words = try ForeignPDF(run.path("khong-ghi-not-given-0001.pdf")).words()
        #expect(words[0].map(\.text).joined(separator: " ").contains("Không ghi"))
    }
}
