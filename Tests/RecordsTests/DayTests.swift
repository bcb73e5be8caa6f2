import Records
import Testing

@Suite("Days and dates of birth")
struct DayTests {
    @Test(
        "Only days of the calendar exist",
        arguments: ["2000-02-29", "2024-02-29", "1999-12-31", "0001-01-01"])
    func realDays(_ iso: String) {
        #expect(Day(iso: iso)?.iso == iso)
    }

    @Test(
        "No other text is a day",
        arguments: [
            "1900-02-29", "2023-02-29", "2021-13-01", "2021-00-10", "2021-04-31", "2021-4-1", "20210401", "",
            "2021-01-01 ", "-021-01-01", "+202-01-01", "0000-01-01", "٢٠٢١-٠١-٠١",
        ])
    func noDays(_ iso: String) {
        #expect(Day(iso: iso) == nil)
    }

    @Test("No numbers make a day trap", arguments: [Int.min, -1, 0, 10_000, Int.max])
    func extremes(_ number: Int) {
        #expect(Day(year: number, month: 1, day: 1) == nil)
        #expect(Day(year: 2021, month: number, day: 1) == nil)
        #expect(Day(year: 2021, month: 1, day: number) == nil)
    }

    @Test("Days are ordered and printed as Vietnam writes them")
    func order() throws {
        let early = try #require(Day(iso: "1999-12-31"))
        let late = try #require(Day(iso: "2000-01-01"))
        #expect(early < late)
        #expect(late.printed == "01/01/2000")
    }

    @Test(
        "A date of birth is read in every usual form",
        arguments: [
            ("5/2/1990", "1990-02-05"), ("05/02/1990", "1990-02-05"), ("05-02-1990", "1990-02-05"),
            ("05.02.1990", "1990-02-05"), ("1990-02-05", "1990-02-05"), ("1990/2/5", "1990-02-05"),
            ("02/1990", "1990-02"), ("2/1990", "1990-02"), ("1990-02", "1990-02"), ("1945", "1945"),
            ("**/**/1990", "1990"), ("**/02/1990", "1990-02"), ("29/02/2000", "2000-02-29"),
            ("20/12/2021", "2021-12-20"), (" 1945 ", "1945"),
        ])
    func births(_ text: String, _ iso: String) throws {
        #expect(try citizen(["date_of_birth": text]).dateOfBirth?.iso == iso)
    }

    @Test(
        "Each way in which a date is wrong has its code",
        arguments: [
            ("05/02/90", "birth.two-digit-year"), ("90", "birth.two-digit-year"),
            ("2/90", "birth.two-digit-year"),
            ("31/02/1990", "birth.impossible"), ("12/31/1990", "birth.impossible"),
            ("13/1990", "birth.impossible"),
            ("0/1/1990", "birth.impossible"), ("21/12/2021", "birth.future"), ("01/2022", "birth.future"),
            ("2022", "birth.future"), ("31/12/1899", "birth.too-old"), ("0001", "birth.too-old"),
            ("abc", "birth.format"), ("1/2/3/1990", "birth.format"), ("15/**/1990", "birth.format"),
            ("1/2-1990", "birth.format"), ("33100.5", "birth.format"), ("01234", "birth.format"),
            ("99999", "birth.format"),
            ("-1990", "birth.format"), ("//", "birth.format"), ("**", "birth.format"),
            ("**/**/****", "birth.format"),
            ("99999999999999999999/1/1990", "birth.format"), ("5/2/199", "birth.format"),
        ])
    func badBirths(_ text: String, _ code: String) throws {
        #expect(try codes("date_of_birth", text) == [code])
    }

    @Test("A month before the day is recognised in the hint")
    func monthFirst() throws {
        let problems = try #require(throws: Problems.self) { try citizen(["date_of_birth": "12/31/1990"]) }
        #expect(problems.all.first?.hint.vi.contains("tháng đứng trước ngày") == true)
    }

    @Test(
        "A date is printed as far as it is known, and masked to its year",
        arguments: [("5/2/1990", "05/02/1990"), ("2/1990", "02/1990"), ("1990", "1990")])
    func printing(_ text: String, _ printed: String) throws {
        let record = Record.citizen(try citizen(["date_of_birth": text]))
        #expect(record.text(of: "date_of_birth", masked: false) == printed)
        #expect(record.text(of: "date_of_birth", masked: true) == "**/**/1990")
    }
}
