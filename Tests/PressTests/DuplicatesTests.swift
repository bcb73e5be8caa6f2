import Foundation
import Judges
import Pages
import Press
import Testing

@Suite("Rows that repeat one before")
struct DuplicatesTests {
    private static let header = "id,full_name,date_of_birth,national_id,qr"
    /// A run of these rows: id, name, birth, number and code of each.
    private func run(
        _ rows: [String], _ policy: Duplicates.Policy = .keep
    ) throws -> PrintedFolder {
        let scratch = try Scratch()
        let input = try scratch.file("in.csv", ([Self.header] + rows).joined(separator: "\n").utf8)
        return try withExtendedLifetime(scratch) {
            try PrintedFolder("lanyard-card", input, sheet: "a4-4up", duplicates: policy)
        }
    }

    @Test(
        "The same code, the same person, the same number under another name and the same id are told apart",
        arguments: [
            ("B,Trần Văn Mẫu,05/02/1990,048090001234,mã-1", ["duplicate.code", "duplicate.person"]),
            ("B,Trần Văn Mẫu,05/02/1990,048090001234,mã-2", ["duplicate.person"]),
            ("B,TRẦN VĂN MẪU,1990,48090001234,mã-2", ["duplicate.person", "national-id.zeros-restored"]),
            ("B,Lê Thị Thử,05/02/1990,048090001234,mã-2", ["duplicate.number"]),
            ("A,Lê Thị Thử,05/02/1990,048090001235,mã-2", ["duplicate.id"]),
            ("B,Trần Văn Mẫu,05/02/1990,048090001236,mã-2", []),
            ("B,Trần Văn Mẫu,05/02/1990,******001234,mã-2", []),
        ])
    func kinds(_ row: String, _ expected: [String]) throws {
        let report = try run(["A,Trần Văn Mẫu,05/02/1990,048090001234,mã-1", row]).report
        let found = report.warnings.keys.filter { !$0.hasPrefix("qr.") }.sorted()
        #expect(found == expected)
        #expect(report.counts.printed == 2)
        #expect(report.counts.duplicates == (expected.contains { $0.hasPrefix("duplicate.") } ? 1 : 0))
    }

    @Test("Without a number the name with a whole date of birth is the person")
    func withoutNumber() throws {
        let rows = [
            "A,Trần Văn Mẫu,05/02/1990,,mã-1", "B,Trần Văn Mẫu,5/2/1990,,mã-2", "C,Trần Văn Mẫu,1990,,mã-3",
        ]
        #expect(try run(rows).report.warnings["duplicate.person"] == 1)
    }

    @Test("With skip they come back with the line they repeat; the first of them is printed")
    func skip() throws {
        let printed = try run(
            ["A,Trần Văn Mẫu,05/02/1990,,mã-1", "B,Lê Thị Thử,,,mã-2", "C,Trần Văn Mẫu,,,mã-1"], .skip)
        #expect(printed.report.counts.printed == 2 && printed.report.counts.rejected == 1)
        let rejects = try CSVTruth.rows(printed.path("rejects.csv"))
        #expect(rejects.map { $0["code"] } == ["duplicate.code"] && rejects.map { $0["line"] } == ["4"])
        #expect(rejects[0]["problem"]?.contains("dòng 2") == true)
        #expect(try printed.manifest().map(\.line) == [2, 3])
    }

    @Test("With stop nothing is printed")
    func stop() throws {
        #expect(throws: PressError.self) {
            try run(["A,Trần Văn Mẫu,,,mã-1", "B,Trần Văn Mẫu,,,mã-1"], .stop)
        }
    }

    @Test("One code on the posters of two gates is no repetition, on two posters of one gate it is")
    func gates() throws {
        let scratch = try Scratch()
        let rows = [
            "Chợ Mẫu,Cổng 1,https://qr.pccovid.gov.vn/AAAAAA",
            "Chợ Mẫu,Cổng 2,https://qr.pccovid.gov.vn/AAAAAA",
        ]
        let input = { (rows: [String]) in
            try scratch.file("in.csv", (["name,gate,qr"] + rows).joined(separator: "\n").utf8)
        }
        #expect(try PrintedFolder("venue-poster", input(rows)).report.counts.duplicates == 0)
        #expect(try PrintedFolder("venue-poster", input(rows + rows)).report.counts.duplicates == 2)
    }

    /// The longer of them does not keep what it has seen in memory.
    @Test(
        "In a long table each repetition is found and nothing else is called one", arguments: [3000, 12_000])
    func many(_ count: Int) throws {
        let rows = (0..<count).map { "N\($0),Trần Văn Mẫu,,\(100_000_000 + $0 * 7919),mã-\($0)" }
        let scratch = try Scratch()
        let input = try scratch.file(
            "in.csv", ([Self.header] + rows + rows.reversed()).joined(separator: "\n").utf8)
        let press = try PrintedFolder.press("lanyard-card")
        let order = try Order(
            press: press, sheet: .single(press.template.trim), format: .pdf, input: input, version: "test")
        let inspection = try Inspection(order) { _ in }
        #expect(inspection.counts.rows == 2 * count && inspection.counts.duplicates == count)
        let kinds = inspection.remarks.filter { $0.code.hasPrefix("duplicate.") }
        #expect(Set(kinds.map(\.code)) == ["duplicate.code", "duplicate.person", "duplicate.id"])
        #expect(kinds.allSatisfy { $0.rows == count && $0.lines == (2...6).map { count + $0 } })
    }
}
