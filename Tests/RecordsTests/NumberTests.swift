import Records
import Testing

@Suite("Personal numbers, phones and sex")
struct NumberTests {
    @Test(
        "Card numbers and passports are accepted as they are",
        arguments: [
            "025123456", "079190004321", "B1234567", "C12345", "AB12345678901234567Z", "******004321",
            "***123456",
        ])
    func nationalIDs(_ number: String) throws {
        #expect(try citizen(["national_id": number]).nationalID == number)
    }

    @Test(
        "Other numbers are told by what happened to them",
        arguments: [
            ("1.09012E+09", "national-id.exponent"),
            ("7,9E+10", "national-id.exponent"), ("9123456789", "national-id.format"),
            ("1234567", "national-id.format"), ("0791900043210", "national-id.format"),
            ("079 190 004 321", "national-id.format"), ("b1234567", "national-id.format"),
            ("************", "national-id.format"), ("B1", "national-id.format"),
            ("٠٧٩١٩٠٠٠٤٣٢١", "national-id.format"),
            ("07919000*321", "national-id.format"), ("ABCDEFGHIJKLMNOPQRSTU", "national-id.format"),
        ])
    func badNationalIDs(_ number: String, _ code: String) throws {
        #expect(try codes("national_id", number) == [code])
    }

    @Test("Insurance numbers have 10 digits or 15 characters")
    func insuranceNumbers() throws {
        for number in ["GD4797900000001", "7900000001", "HS4010AAA123456", "******900000001"] {
            #expect(try citizen(["health_insurance_no": number]).healthInsuranceNo == number)
        }
        for number in [
            "GD9797900000001", "GD479790000000", "790000001", "gd4797900000001", "GD4 79 7900000001",
        ] {
            #expect(try codes("health_insurance_no", number) == ["health-insurance.format"])
        }
        #expect(try codes("health_insurance_no", "7.9E+9") == ["health-insurance.exponent"])
    }

    @Test(
        "Phone numbers of every usual form are accepted as they are",
        arguments: [
            "0912345678", "0912 345 678", "0912.345.678", "+84912345678", "84 912 345 678", "(024) 3825 1234",
            "02363821234", "19001905", "1900 1905", "1022", "113", "1800599920", "+12025550123",
        ])
    func phones(_ phone: String) throws {
        #expect(try citizen(["phone": phone]).phone == phone)
    }

    @Test(
        "What is no phone number is a problem",
        arguments: [
            ("091234567", "phone.format"), ("09123456789", "phone.format"),
            ("0112345678", "phone.format"), ("không có", "phone.format"), ("-", "phone.format"),
            ("0912345678/0987654321", "phone.format"), ("+", "phone.format"), ("+84", "phone.format"),
            ("+0912345678", "phone.format"), ("９12345678", "phone.format"), ("84", "phone.format"),
        ])
    func badPhones(_ phone: String, _ code: String) throws {
        #expect(try codes("phone", phone) == [code])
    }

    @Test(
        "Sex is read in Vietnamese, English and numbers",
        arguments: [
            ("Nam", Sex.male), ("NAM", .male), ("male", .male), ("M", .male), ("1", .male), ("Nữ", .female),
            ("nữ", .female), ("nu", .female), ("Nư\u{303}", .female), ("Female", .female), ("2", .female),
        ])
    func sexes(_ text: String, _ sex: Sex) throws {
        #expect(try citizen(["sex": text]).sex == sex)
    }

    @Test("Any other sex is a problem", arguments: ["x", "0", "3", "Nam Nữ", "không rõ", "?"])
    func unknownSex(_ text: String) throws {
        #expect(try codes("sex", text) == ["sex.unknown"])
    }

    @Test(
        "Masked numbers show their end only",
        arguments: [
            ("national_id", "079190004321", "******004321"), ("national_id", "025123456", "******456"),
            ("national_id", "B1234567", "*****567"), ("national_id", "C12345", "***345"),
            ("health_insurance_no", "GD4797900000001", "******900000001"),
            ("phone", "0912345678", "*******678"), ("phone", "+84 912 345 678", "+** *** *** 678"),
            ("phone", "113", "113"), ("id", "R000001", "R000001"), ("id", "079190004321", "******004321"),
        ])
    func masking(_ field: String, _ number: String, _ masked: String) throws {
        let record = Record.citizen(try citizen([field: number]))
        #expect(record.text(of: field, masked: true) == masked)
        #expect(record.text(of: field, masked: false) == number)
    }
}
