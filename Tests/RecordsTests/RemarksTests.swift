import Records
import Testing

@Suite("What is odd and printed all the same")
struct RemarksTests {
    @Test(
        "Zeros that a spreadsheet dropped are put back where no other number is possible, and that is told",
        arguments: [
            ("79190004321", "079190004321"), ("1145000123", "001145000123"), ("25123456", "025123456"),
        ])
    func zerosOfNumbers(_ cell: String, _ number: String) throws {
        #expect(try citizen(["national_id": cell]).nationalID == number)
        #expect(try remarks(["national_id": cell]).first == "national-id.zeros-restored")
    }

    @Test("A phone number of nine digits gets its zero back")
    func zeroOfPhone() throws {
        #expect(try citizen(["phone": "912345678"]).phone == "0912345678")
        #expect(try remarks(["phone": "912345678"]) == ["phone.zeros-restored"])
    }

    @Test(
        "A number of five digits is a date that a spreadsheet counts in days",
        arguments: [
            ("32874", "01/01/1990"), ("38018", "01/02/2004"), ("36585", "29/02/2000"),
            ("10000", "18/05/1927"),
            ("44550", "20/12/2021"), ("36584", "28/02/2000"), ("36586", "01/03/2000"),
        ])
    func serials(_ serial: String, _ date: String) throws {
        #expect(try citizen(["date_of_birth": serial]).dateOfBirth?.printed == date)
        #expect(try remarks(["date_of_birth": serial]).first == "birth.serial")
    }

    @Test("A day count after today is no date of birth")
    func futureSerial() throws {
        #expect(try codes("date_of_birth", "44551") == ["birth.format"])
    }

    @Test(
        "A number that contradicts sex, year or the list of provinces is a remark",
        arguments: [
            (["national_id": "048203001234", "sex": "Nữ"], ["national-id.sex"]),
            (["national_id": "048203001234", "date_of_birth": "1/2/2004"], ["national-id.birth-year"]),
            (["national_id": "048203001234", "date_of_birth": "2003", "sex": "Nam"], []),
            (["national_id": "003203001234"], ["national-id.province"]),
            (["national_id": "101203001234"], []), (["national_id": "******001234", "sex": "Nữ"], []),
            (["national_id": "048303001234", "sex": "Nữ"], []),
        ])
    func contradictions(_ values: [String: String], _ expected: [String]) throws {
        let qr = "048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<0<<0900000001<"
        let named =
            values.map { (name: $0.key, value: $0.value) } + [("full_name", "Trần Văn Mẫu"), ("qr", qr)]
        #expect(try Reading(.citizen, named: named, today: today()).remarks.map(\.code) == expected)
    }

    @Test("No remark shows the number it is about")
    func discretion() throws {
        let values = [
            (name: "full_name", value: "Trần Văn Mẫu"), ("qr", personalCode), ("national_id", "79190004321"),
            ("date_of_birth", "32874"), ("phone", "912345678"), ("sex", "Nam"),
        ]
        let reading = try Reading(.citizen, named: values, today: today())
        #expect(reading.remarks.count == 4)
        for remark in reading.remarks {
            let words = [remark.message.vi, remark.message.en, remark.hint.vi, remark.hint.en].joined()
            for secret in ["79190004321", "32874", "912345678", "1990"] { #expect(!words.contains(secret)) }
        }
    }
}
