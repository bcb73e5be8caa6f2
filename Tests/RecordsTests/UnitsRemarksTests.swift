import Records
import Tables
import Testing

@Suite("What a record says of its units")
struct UnitsRemarksTests {
    private func reading(_ kind: RecordKind, _ values: [String: String]) throws -> Reading {
        let code = [
            (name: "qr", value: personalCode), (name: kind == .venue ? "name" : "full_name", value: "Mẫu"),
        ]
        return try Reading(kind, named: values.map { (name: $0.key, value: $0.value) } + code, today: today())
    }

    @Test(
        "An unknown, an ambiguous and a mixed address are remarks of either kind",
        arguments: RecordKind.allCases)
    func remarks(_ kind: RecordKind) throws {
        func codes(_ ward: String, _ district: String, _ province: String) throws -> [String] {
            try reading(kind, ["ward": ward, "district": district, "province": province]).remarks.map(\.code)
        }
        #expect(try codes("Phường Bến Nghé", "Quận 1", "TP. HCM") == [])
        #expect(try codes("Phường Sài Gòn", "", "TP. HCM") == [])
        #expect(try codes("26740", "760", "79") == [])
        #expect(try codes("", "", "") == [])
        #expect(try codes("Phường Bến Ngé", "Quận 1", "TP. HCM") == ["unit.unknown"])
        #expect(try codes("Phường 1", "", "TP. HCM") == ["unit.ambiguous"])
        #expect(try codes("Phường Sài Gòn", "Quận 1", "TP. HCM") == ["unit.contradiction"])
    }

    @Test("A table without such columns has no remark")
    func noColumns() throws {
        #expect(try reading(.citizen, ["address": "Phường Nowhere"]).remarks.isEmpty)
    }

    @Test(
        "What is printed is what was written, whatever the remark",
        arguments: ["bến ngé", "26740", "P.Bến Nghé"])
    func printed(_ ward: String) throws {
        let record = try reading(.citizen, ["ward": ward, "district": "q1", "province": "hcm"]).record
        #expect(record.text(of: "ward", masked: true) == ward)
        #expect(record.text(of: "district", masked: true) == "q1")
        #expect(record.text(of: "province", masked: true) == "hcm")
    }

    @Test("The remark names the line, the field and the likely unit in both languages")
    func words() throws {
        let values = ["ward": "Phường Bến Ngé", "district": "Quận 1", "province": "TP. HCM"]
        let remark = try #require(try reading(.citizen, values).remarks.first)
        #expect(remark.line == 1 && remark.field == "ward")
        for hint in [remark.hint.vi, remark.hint.en] {
            #expect(hint.contains("Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh"))
        }
    }

    @Test(
        "No row of the examples has a remark",
        arguments: [("residents.csv", RecordKind.citizen, 600), ("venues.csv", .venue, 120)])
    func examples(_ name: String, _ kind: RecordKind, _ count: Int) throws {
        let file = try CSVFile(path: example(name))
        let columns = try Columns(header: file.header, kind: kind)
        var plain = 0
        while let row = try file.next() {
            let remarks = try Reading(row, columns: columns, today: today()).remarks
            #expect(remarks.isEmpty)
            plain += remarks.isEmpty ? 1 : 0
        }
        #expect(plain == count)
    }
}
