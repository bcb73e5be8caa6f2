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

    @Test("Every group begins a new sheet after a separator with its name and counts, and nobody's name")
    func separators() throws {
        for order in Arrangement.Order.allCases {
            let scratch = try Scratch()
            let run = try PrintedFolder(
                "wallet-card", try table(scratch), sheet: "a4-10up", arrangement: Self.by("group", order))
            // Separators are on pages 1, 7 and 11, each with an empty back; 12 cards take two sheets.
            let items = try run.manifest()
            let pages = Dictionary(grouping: items, by: \.page).mapValues(\.count)
            #expect(pages == (order == .rows ? [3: 10, 5: 2, 9: 3, 13: 1] : [3: 6, 5: 6, 9: 3, 13: 1]))
            #expect(run.report.counts.pages == 14)
            let words = try ForeignPDF(run.path("wallet-card-0001.pdf")).words()
            let separators = [0, 6, 10].map { words[$0].map(\.text).joined(separator: " ") }
            #expect(
                separators[0].contains("Tổ 1, Phường Hợp Giang") && separators[0].contains("12 bản in · 2 tờ")
            )
            #expect(
                separators[1].contains("Tổ 1, Phường Sông Hiến") && separators[1].contains("3 bản in · 1 tờ"))
            #expect(
                separators[2].contains("Tổ 2, Phường Sông Hiến") && separators[2].contains("1 bản in · 1 tờ"))
            #expect(separators.allSatisfy { !$0.contains("Nguyễn") })
            #expect([1, 7, 11].allSatisfy { words[$0].isEmpty })
            // The separators are not counted among the sheets.
            #expect(words[12].contains { $0.text == "4/4" })
        }
    }

    @Test("A table that is not in the order of its groups is refused with the line, and nothing is printed")
    func apart() throws {
        let scratch = try Scratch()
        let input = try table(scratch, last: "Trần Văn Mẫu,Tổ 1,Phường Hợp Giang,mã")
        let error = #expect(throws: PressError.self) {
            _ = try PrintedFolder("wallet-card", input, sheet: "a4-10up", arrangement: Self.by("group"))
        }
        #expect(error == .arrangement(.groupsApart(name: "Tổ 1, Phường Hợp Giang", line: 18)))
    }

    @Test("Rows without the field are a group of their own")
    func none() throws {
        let scratch = try Scratch()
        let input = try scratch.file("in.csv", "full_name,qr\nTrần Văn Mẫu,mã\n".utf8)
        let run = try PrintedFolder(
            "wallet-card", input, sheet: "a4-10up", arrangement: Self.by("ward"))
        let words = try ForeignPDF(run.path("wallet-card-0001.pdf")).words()
        #expect(words[0].map(\.text).joined(separator: " ").contains("Không ghi"))
    }
}
