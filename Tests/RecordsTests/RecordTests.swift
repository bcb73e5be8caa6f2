import Records
import Tables
import Testing

@Suite("A row becomes a record")
struct RecordTests {
    private static func columns() throws -> Columns {
        try Columns(header: ["id", "Họ và tên", "Ngày sinh", "Mã QR", "Ghi chú"], kind: .citizen)
    }

    private static func row(_ cells: [String], defects: [RowDefect] = []) -> Row {
        Row(line: 7, cells: cells.map { Array($0.utf8) }, defects: defects)
    }

    @Test("Fields are read by column, unknown ones are kept")
    func citizenRow() throws {
        let row = Self.row(["A1", "Trần Văn Mẫu", "1/2/2003", personalCode, " ưu  tiên "])
        let record = try Record(row, columns: Self.columns(), today: today())
        #expect(record.id == "A1")
        #expect(record.line == 7)
        #expect(record.kind == .citizen)
        #expect(record.qr == Array(personalCode.utf8))
        #expect(record.text(of: "full_name", masked: false) == "Trần Văn Mẫu")
        #expect(record.text(of: "date_of_birth", masked: false) == "01/02/2003")
        #expect(record.text(of: "ghi_chu", masked: false) == "ưu tiên")
    }

    @Test("The payload is never given as text, and neither is a field that is empty")
    func noText() throws {
        let record = Record.citizen(try citizen(["phone": ""]))
        for field in ["qr", "phone", "name", "no_such_field", ""] {
            #expect(record.text(of: field, masked: false) == nil)
        }
    }

    @Test("A record without an id is named after its line")
    func standInID() throws {
        let row = Self.row(["", "Trần Văn Mẫu", "", personalCode, ""])
        let record = try Record(row, columns: Self.columns(), today: today())
        #expect(record.id == "row-000007")
        #expect(record.text(of: "id", masked: false) == nil, "an id made of the line means nothing on a card")
    }

    @Test("All problems of a row are told at once, in the order of the fields")
    func allProblems() throws {
        let row = Self.row(["A\u{7}", "An 2 😀", "31/02/2003", "", ""])
        let found = try codes { try Record(row, columns: Self.columns(), today: today()) }
        #expect(found == ["text.control", "name.digit", "name.symbol", "birth.impossible", "qr.empty"])
    }

    @Test("A row out of order tells that, and nothing that follows from it")
    func brokenRow() throws {
        let row = Self.row(["A1", "x7"], defects: [.tooFewCells(expected: 5, found: 2)])
        let problems = try #require(throws: Problems.self) {
            try Record(row, columns: Self.columns(), today: today())
        }
        #expect(problems.all.map(\.code) == ["row.too-few-cells"])
        #expect(problems.all.map(\.field) == ["row"])
        #expect(problems.all.map(\.line) == [7])
    }

    @Test(
        "Every defect of a row has its code",
        arguments: [
            (RowDefect.tooFewCells(expected: 5, found: 2), "row.too-few-cells"),
            (.tooManyCells(expected: 5, found: 9), "row.too-many-cells"),
            (.unclosedQuote(column: 1), "row.unclosed-quote"), (.strayQuote(column: 99), "row.stray-quote"),
            (.cellTooLong(column: 4, byteCount: 70_000), "row.cell-too-long"),
            (.rowTooLong(limit: 1_048_576), "row.too-long"),
        ])
    func defects(_ defect: RowDefect, _ code: String) throws {
        let row = Self.row(["A1", "Trần Văn Mẫu", "", personalCode, ""], defects: [defect])
        #expect(try codes { try Record(row, columns: Self.columns(), today: today()) } == [code])
    }

    @Test("A name that is not UTF-8 is told once and does not hide the other problems")
    func invalidUTF8() throws {
        let row = Row(
            line: 7, cells: [[0x41], [0x41, 0xEA, 0xEC], Array("90".utf8), [0xFF], [0xFE]])
        let problems = try #require(throws: Problems.self) {
            try Record(row, columns: Self.columns(), today: today())
        }
        #expect(
            problems.all.map(\.code)
                == ["row.invalid-utf8", "birth.two-digit-year", "qr.invalid-utf8", "row.invalid-utf8"])
        #expect(problems.all.map(\.field) == ["full_name", "date_of_birth", "qr", "ghi_chu"])
    }

    @Test("Named values follow the same rules; a field given twice is a problem")
    func namedValues() throws {
        #expect(try codes { try Record(.citizen, named: [], today: today()) } == ["name.empty", "qr.empty"])
        let twice = [(name: "Phone", value: "113"), (name: "SĐT", value: "114")]
        #expect(
            try codes { try Record(.citizen, named: twice, today: today()) }
                == ["field.doubled", "name.empty", "qr.empty"])
    }

    @Test("A venue's texts are never masked")
    func venueText() throws {
        let venue = Record.venue(try venue(["phone": "0912345678", "plate": "51B-123.45", "Tầng": "2"]))
        #expect(venue.text(of: "phone", masked: true) == "0912345678")
        #expect(venue.text(of: "plate", masked: true) == "51B-123.45")
        #expect(venue.text(of: "tang", masked: true) == "2")
        #expect(venue.text(of: "full_name", masked: true) == nil)
    }

    @Test("No message shows a whole personal number, and every text is there in both languages")
    func messages() throws {
        let number = "0791900043210"
        let problems = try #require(throws: Problems.self) {
            try citizen([
                "national_id": number, "phone": number, "health_insurance_no": number, "sex": number,
            ])
        }
        #expect(problems.all.count == 4)
        for problem in problems.all {
            let texts = [problem.message.vi, problem.message.en, problem.hint.vi, problem.hint.en]
            #expect(texts.allSatisfy { !$0.isEmpty && !$0.contains(number) && !$0.contains("{") })
        }
    }
}
