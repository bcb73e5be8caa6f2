import Foundation
import Judges
import Press
import Testing

@Suite("Sorted runs")
struct SortTests {
    private func table(_ rows: [String], header: String = "full_name,qr") throws -> (
        scratch: Scratch, path: String
    ) {
        let scratch = try Scratch()
        let lines = [header] + rows
        return (scratch, try scratch.file("in.csv", lines.joined(separator: "\n").utf8))
    }

    private func printed(_ names: [String], by fields: [String]) throws -> [String] {
        let (scratch, path) = try table(names.map { "\($0),không-phải-mã" })
        defer { withExtendedLifetime(scratch) {} }
        let run = try PrintedFolder("wallet-card", path, sheet: "a4-10up", sort: fields)
        return try run.manifest().map { names[$0.line - 2] }
    }

    @Test(
        "People stand by given name, then middle names, then family name, in the order of Vietnamese dictionaries"
    )
    func people() throws {
        // The given names of the list in domain order: ICU's order for Vietnamese.
        let given = [
            "An", "Anh", "Ảnh", "Ánh", "Ăn", "Ân", "Bao", "Bảo", "Dung", "Dũng", "Đặng", "Ô", "Ơ", "Tuấn",
            "Tư",
        ]
        let wanted = given.map { "Trần Văn \($0)" }
        #expect(try printed(wanted.reversed(), by: ["full_name"]) == wanted)
        let same = ["Trần Thị Mai", "Lê Văn Mai", "Trần Văn Mai", "Đỗ Mai"]
        #expect(
            try printed(same, by: ["full_name"]) == ["Đỗ Mai", "Trần Thị Mai", "Lê Văn Mai", "Trần Văn Mai"])
    }

    @Test("The same order as ICU's for Vietnamese, for a thousand single names of all letters and tones")
    func likeICU() throws {
        let script = """
            import itertools, random
            random.seed(6)
            vowels = "aăâeêioôơuưy"
            tones = ["", "\\u0300", "\\u0309", "\\u0303", "\\u0301", "\\u0323"]
            import unicodedata
            names = set()
            while len(names) < 300:
                start = random.choice(["b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x", ""])
                end = random.choice(["", "n", "ng", "nh", "m", "t", "c", "p", "i"])
                name = unicodedata.normalize("NFC", start + random.choice(vowels) + random.choice(tones) + end)
                names.add(name.capitalize())
            print("\\n".join(sorted(names)))
            """
        let names = try Python.run(script, []).split(separator: "\n").map(String.init)
        let locale = Locale(identifier: "vi_VN")
        let wanted = names.sorted { $0.compare($1, locale: locale) == .orderedAscending }
        #expect(try printed(names, by: ["full_name"]) == wanted)
    }

    @Test("Numbers stand by their value, what is missing comes last, and equal rows keep the table's order")
    func numbers() throws {
        let (scratch, path) = try table(
            ["A,Tổ 10,mã", "B,,mã", "C,Tổ 9,mã", "D,Tổ 9,mã", "E,Tổ 09a,mã"], header: "full_name,group,qr")
        let run = try PrintedFolder("wallet-card", path, sheet: "a4-10up", sort: ["group"])
        withExtendedLifetime(scratch) {}
        #expect(try run.manifest().map(\.line) == [4, 5, 6, 2, 3])
    }

    @Test("A table whose keys do not fit in memory is sorted all the same, and stably")
    func spilled() throws {
        // Long addresses: some 20 MB of keys.
        let scratch = try Scratch()
        let address = String(repeating: "Số nhà không có, ", count: 24)
        let rows = (0..<20_000).map { "Trần Văn Mẫu,\"\($0 * 7919 % 1000) \(address)\",không-phải-mã" }
        let path = try scratch.file("in.csv", (["full_name,address,qr"] + rows).joined(separator: "\n").utf8)
        let run = try PrintedFolder("hand-over-list", path, sheet: "hand-over-a4", sort: ["address"]) {
            $0.jobs = 2
        }
        let lines = try run.manifest().map(\.line)
        let wanted = (0..<20_000).sorted { ($0 * 7919 % 1000, $0) < ($1 * 7919 % 1000, $1) }.map { $0 + 2 }
        let isSorted = lines == wanted
        #expect(isSorted)
    }

    @Test("A field that nobody has is refused with those there are")
    func unknownField() throws {
        let (scratch, path) = try table(["Trần Văn Mẫu,mã"])
        let error = #expect(throws: PressError.self) {
            _ = try PrintedFolder("wallet-card", path, sort: ["shoe_size"])
        }
        withExtendedLifetime(scratch) {}
        guard case .arrangement(.noSuchSortField("shoe_size", let known)) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(known.contains("full_name") && !known.contains("qr"))
    }
}
