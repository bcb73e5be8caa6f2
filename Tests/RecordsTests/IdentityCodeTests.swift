import Records
import Testing

@Suite("Codes that state who somebody is")
struct IdentityCodeTests {
    @Test("A personal code is read in its six parts", arguments: Vectors.personalCodes)
    func personal(_ text: String) throws {
        let code = try #require(PersonalCode(text))
        #expect(code.raw == text)
        #expect(code.details != nil)
        #expect(IdentityCard(text) == nil)
        #expect(InsuranceCard(text) == nil)
    }

    @Test("The parts of a personal code are where they belong")
    func personalParts() throws {
        let code = try #require(PersonalCode(Vectors.personalCodes[1]))
        #expect(code.number == "079190004321")
        #expect(code.name == "NGUYEN THI THU NGHIEM")
        #expect(code.birthDate == "1990-08-15")
        #expect(code.isDeclaredByProxy)
        #expect(code.platformID == "163170000000067890")
        #expect(code.details?.proxyPlatformID == "163170000000012345")
        #expect(code.details?.sex == .female)
        #expect(code.details?.healthInsuranceNo == "GD4797900000001")
        #expect(code.details?.phone == "0900000002")
    }

    @Test("An extension of another form does not make a personal code invalid")
    func otherExtension() throws {
        let code = try #require(PersonalCode("048203001234|TRAN VAN MAU|2003-02-01|0|1|xyz"))
        #expect(code.extensionText == "xyz")
        #expect(code.details == nil)
    }

    @Test(
        "What departs from the form is no personal code",
        arguments: [
            "04820|TRAN VAN MAU|2003-02-01|0|1|", "048203001234|Tran Van Mau|2003-02-01|0|1|",
            "048203001234|TRAN  MAU|2003-02-01|0|1|", "048203001234|TRẦN MẪU|2003-02-01|0|1|",
            "048203001234|TRAN MAU|01/02/2003|0|1|", "048203001234|TRAN MAU|2003-02-01|2|1|",
            "048203001234|TRAN MAU|2003-02-01|0||", "048203001234|TRAN MAU|2003-02-01|0|1",
            "048203001234|TRAN MAU|2003-02-01|0|123456789012345678901|", "048203001234||2003-02-01|0|1|",
            "048203001234|TRAN MAU|2003-02-01|0|1|a|b", "", "|||||",
        ])
    func malformed(_ text: String) {
        #expect(PersonalCode(text) == nil)
    }

    @Test(
        "An identity card is read in both editions",
        arguments: Vectors.identityCards2021 + Vectors.identityCards2024)
    func identityCard(_ text: String) throws {
        let card = try #require(IdentityCard(text))
        #expect(card.raw == text)
        #expect(card.edition == (Vectors.identityCards2021.contains(text) ? .cccd2021 : .canCuoc2024))
        #expect(card.issued != nil)
        #expect(card.dateOfBirth != nil)
        #expect(PersonalCode(text) == nil)
        #expect(InsuranceCard(text) == nil)
    }

    @Test("Empty parts of an identity card do not shift the others, dates may be partial")
    func identityCardParts() throws {
        let cards = Vectors.identityCards2021.compactMap { IdentityCard($0) }
        #expect(cards.map(\.oldNumber) == ["025123456", nil, "010234567", "201234567"])
        #expect(
            cards.compactMap(\.dateOfBirth).map(\.iso) == ["1990-08-15", "2003-02-01", "1945", "1990-11"])
        #expect(cards.map(\.sex) == [.female, .male, .female, .male])
        #expect(cards[1].name == "Trần Văn Mẫu")
        #expect(cards[1].issued?.iso == "2021-06-22")
        let child = try #require(IdentityCard(Vectors.identityCards2024[2]))
        #expect(child.additions == ["", "Trần Văn Mẫu", "Lê Thị Giả", ""])
        #expect(IdentityCard("\u{FEFF}" + Vectors.identityCards2021[0] + "\r\n")?.number == "079190004321")
    }

    @Test("An insurance card is read, hexadecimal names too", arguments: Vectors.insuranceCards)
    func insuranceCard(_ text: String) throws {
        let card = try #require(InsuranceCard(text))
        #expect(card.raw == text)
        #expect(card.dateOfBirth != nil)
        #expect(PersonalCode(text) == nil)
        #expect(IdentityCard(text) == nil)
    }

    @Test("The parts of an insurance card are where they belong")
    func insuranceCardParts() throws {
        let cards = Vectors.insuranceCards.compactMap { InsuranceCard($0) }
        #expect(cards.map(\.name) == ["Nguyễn Thị Thử Nghiệm", "Trần Bé Mẫu", "Lê Văn Không"])
        #expect(cards.map(\.guardian) == [nil, "Trần Văn Mẫu", nil])
        #expect(cards.map(\.validTo) == [nil, "30/09/2025", nil])
        #expect(cards.map(\.hospital) == ["79 - 034", "48 - 001", "01 - 043"])
        #expect(cards.map(\.sex) == [.female, .male, .male])
    }

    @Test("Broken hexadecimal is no insurance card", arguments: ["4", "zz", "ff", "", "-"])
    func brokenHex(_ name: String) {
        var parts = Vectors.insuranceCards[0].split(separator: "|", omittingEmptySubsequences: false)
        parts[1] = Substring(name)
        #expect(InsuranceCard(parts.joined(separator: "|")) == nil)
    }
}
