import Records
import Testing

@Suite("Scanned codes fill in a row")
struct TestimonyTests {
    static let card =
        "079190004321|025123456|Nguyễn Thị Thử Nghiệm|15081990|Nữ|Số 12 Đường Mẫu, Phường Bến Nghé, Quận 1, TP. Hồ Chí Minh|10042021"
    static let newCard =
        "048203001234||Trần Văn Mẫu|01022003|Nam|Tổ 5, Phường Hòa Cường, TP. Đà Nẵng|20082024||||"
    static let insurance =
        "TE1484800000002|5472e1baa76e2042c3a9204de1baab75|01/06/2019|1|48c3b26120546875e1baad6e2054c3a2792c2048e1baa369204368c3a2752c20c490c3a0204ee1bab56e67|48 - 001|01/06/2019|30/09/2025|05/06/2019|48014800000002|5472e1baa76e2056c4836e204de1baab75|4|-|fedcba9876543210-7102|$"
    static let code = "079190004321|NGUYEN THI THU NGHIEM|1990-08-15|0|163170000000067890|<2<<<"

    private func read(_ values: KeyValuePairs<String, String>) throws -> (Citizen, [String]) {
        let reading = try Reading(
            .citizen, named: values.map { (name: $0.key, value: $0.value) }, today: today())
        guard case .citizen(let citizen) = reading.record else { throw Unexpected() }
        return (citizen, reading.remarks.map(\.code))
    }

    @Test("An identity card of 2021 gives name, number, old number, birth, sex and address")
    func identityCard() throws {
        let (citizen, remarks) = try read(["scan": Self.card, "qr": Self.code])
        #expect(citizen.fullName == "Nguyễn Thị Thử Nghiệm")
        #expect(citizen.nationalID == "079190004321" && citizen.oldID == "025123456")
        #expect(citizen.dateOfBirth?.printed == "15/08/1990" && citizen.sex == .female)
        #expect(citizen.address == "Số 12 Đường Mẫu, Phường Bến Nghé, Quận 1, TP. Hồ Chí Minh")
        #expect(remarks == [])
    }

    @Test("So does one of 2024, and an insurance card gives its own number")
    func otherCards() throws {
        let (man, _) = try read(["Mã quét": Self.newCard, "qr": personalCode])
        #expect(man.fullName == "Trần Văn Mẫu" && man.nationalID == "048203001234" && man.oldID == nil)
        let (child, _) = try read([
            "scan": Self.insurance, "qr": "048319000001|TRAN BE MAU|2019-06-01|1|163170000000012345|<1<<<",
        ])
        #expect(child.fullName == "Trần Bé Mẫu" && child.healthInsuranceNo == "TE1484800000002")
        #expect(child.dateOfBirth?.printed == "01/06/2019" && child.sex == .male)
    }

    @Test("A scanned personal code is the payload, byte for byte; the name has to be given")
    func personal() throws {
        let (citizen, _) = try read(["scan": Self.code, "full_name": "Nguyễn Thị Thử Nghiệm"])
        #expect(citizen.qr == Array(Self.code.utf8))
        #expect(citizen.nationalID == "079190004321" && citizen.dateOfBirth?.printed == "15/08/1990")
        #expect(try codes { try read(["scan": Self.code]) } == ["name.empty"])
    }

    @Test("A card's own code is never the payload: the personal code is asked for")
    func cardIsNoPayload() throws {
        #expect(try codes { try read(["scan": Self.card]) } == ["qr.empty"])
    }

    @Test("What the row says stays where it agrees with the scan, however it is written")
    func agreement() throws {
        let (citizen, remarks) = try read([
            "full_name": "NGUYỄN THỊ THỬ NGHIỆM", "date_of_birth": "1990", "national_id": "******004321",
            "sex": "F", "address": "Hẻm 5", "scan": Self.card, "qr": Self.code,
        ])
        #expect(citizen.fullName == "NGUYỄN THỊ THỬ NGHIỆM" && citizen.dateOfBirth?.printed == "1990")
        #expect(citizen.address == "Hẻm 5" && remarks == [])
    }

    @Test(
        "A scan of somebody else is a problem of each field that differs",
        arguments: [
            ("full_name", "Nguyễn Thị Thử"), ("national_id", "079190004322"), ("date_of_birth", "15/08/1991"),
            ("old_id", "025123457"),
        ])
    func difference(_ field: String, _ value: String) throws {
        let problems = try #require(throws: Problems.self) {
            try read([field: value, "scan": Self.card, "qr": Self.code])
        }
        #expect(problems.all.map(\.code) == ["scan.differs"] && problems.all.first?.field == field)
    }

    @Test("Another sex than the card's is a remark")
    func otherSex() throws {
        #expect(
            try read(["sex": "Nam", "scan": Self.card, "qr": Self.code]).1 == [
                "scan.differs", "national-id.sex",
            ])
    }

    @Test("What is no code of a person is called unknown, a mangled one too")
    func unknown() throws {
        for scan in [
            "0791900043211", Self.card.replacing("Nữ", with: "Nuwx"), "https://qr.pccovid.gov.vn/ABCDEF",
        ] {
            #expect(
                try codes { try citizen(["scan": scan]) } == ["scan.unknown"])
        }
    }

    @Test("The code that is printed fills in who the person is, and nothing that was left out on purpose")
    func fromThePayload() throws {
        let (citizen, _) = try read(["full_name": "Trần Văn Mẫu", "qr": personalCode])
        #expect(citizen.nationalID == "048203001234" && citizen.dateOfBirth?.printed == "01/02/2003")
        #expect(citizen.sex == .male && citizen.phone == nil)
    }
}
