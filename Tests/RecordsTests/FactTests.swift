import Records
import Testing

@Suite("What a code of a person says, part by part")
struct FactTests {
    private func facts(_ text: String, masked: Bool) throws -> [String: String] {
        let code = try #require(IdentityCode(Array(text.utf8)))
        return Dictionary(code.facts(masked: masked).map { ($0.name, $0.value) }) { first, _ in first }
    }

    @Test("A personal code")
    func personal() throws {
        #expect(
            try facts(Vectors.personalCodes[1], masked: false) == [
                "full_name": "NGUYEN THI THU NGHIEM", "national_id": "079190004321",
                "date_of_birth": "15/08/1990",
                "declared_by_proxy": "yes", "platform_id": "163170000000067890",
                "proxy_platform_id": "163170000000012345", "sex": "Nữ",
                "health_insurance_no": "GD4797900000001",
                "phone": "0900000002",
            ])
        #expect(
            try facts(Vectors.personalCodes[1], masked: true) == [
                "full_name": "NGUYEN THI THU NGHIEM", "national_id": "******004321",
                "date_of_birth": "**/**/1990",
                "declared_by_proxy": "yes", "platform_id": "******000000067890",
                "proxy_platform_id": "******000000012345", "sex": "Nữ",
                "health_insurance_no": "******900000001",
                "phone": "*******002",
            ])
    }

    @Test("An identity card of 2021, and one of 2024 with parents")
    func identityCards() throws {
        let card = try facts(Vectors.identityCards2021[0], masked: true)
        #expect(card["full_name"] == "Nguyễn Thị Thử Nghiệm" && card["national_id"] == "******004321")
        #expect(card["old_id"] == "******456" && card["date_of_birth"] == "**/**/1990")
        #expect(card["issued"] == "10/04/2021" && card["sex"] == "Nữ")
        let child = try facts(Vectors.identityCards2024[2], masked: false)
        #expect(child["addition_2"] == "Trần Văn Mẫu" && child["addition_3"] == "Lê Thị Giả")
        #expect(child["addition_1"] == nil)
    }

    @Test("An insurance card")
    func insuranceCard() throws {
        let card = try facts(Vectors.insuranceCards[1], masked: true)
        #expect(card["full_name"] == "Trần Bé Mẫu" && card["health_insurance_no"] == "******800000002")
        #expect(card["guardian"] == "Trần Văn Mẫu" && card["hospital"] == "48 - 001")
        #expect(card["valid_to"] == "30/09/2025")
    }

    @Test("Masked, no code shows a whole number or a day of birth")
    func masked() throws {
        for text in Vectors.personalCodes + Vectors.identityCards2021 + Vectors.identityCards2024
            + Vectors.insuranceCards
        {
            let (open, hidden) = (try facts(text, masked: false), try facts(text, masked: true))
            #expect(open.keys == hidden.keys)
            for name in [
                "national_id", "old_id", "health_insurance_no", "phone", "platform_id", "date_of_birth",
            ] {
                guard let value = open[name] else { continue }
                #expect(hidden[name] != value && hidden[name]?.contains("*") == true, "\(name)")
            }
        }
    }
}
