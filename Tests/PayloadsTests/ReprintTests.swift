import Payloads
import Records
import Testing

@Suite("What may be printed again")
struct ReprintTests {
    private func reprint(_ code: String) -> Reprint { Payload(Array(code.utf8)).reprint }

    @Test(
        "A place's code may, and its system is told",
        arguments: [
            ("https://qr.pccovid.gov.vn/ZLLHAT", VenueSystem.pcCovid), (Vectors.venues[0], .vhd),
            ("HTTPS://QR.TOKHAIYTE.VN/a", .vhd), (Vectors.cityVenues[0], .hoChiMinhCity),
            ("https://quanly.bluezone.gov.vn/qr/1", .bluezone),
            ("https://antoan-covid.tphcm.gov.vn/x", .hoChiMinhCitySafe),
        ])
    func places(_ code: String, _ system: VenueSystem) {
        #expect(reprint(code).kind == .venue && reprint(code).code == "reprint.venue")
        #expect(Payload(Array(code.utf8)).system == system)
        #expect(Payload(Array(code.utf8)).facts(masked: true).map(\.name) == ["host", "system"])
    }

    @Test(
        "A host that only looks like a known one is not known",
        arguments: [
            "https://pccovid.gov.vn.example.com/a", "https://xtokhaiyte.vn/",
            "https://a.vn/?b=bluezone.gov.vn",
        ])
    func lookAlikes(_ code: String) {
        #expect(Payload(Array(code.utf8)).system == nil)
        #expect(reprint(code).kind == .venue && reprint(code).code == "reprint.unknown-system")
    }

    @Test("A personal code may, for its own person", arguments: Vectors.personalCodes)
    func personal(_ code: String) { #expect(reprint(code).kind == .citizen) }

    @Test(
        "What is not recognised may, with a warning", arguments: Vectors.newZealand + ["bluezone://a", "ABC"])
    func unknown(_ code: String) {
        #expect(reprint(code).kind == .venue && reprint(code).code == "reprint.unknown")
    }

    @Test("Cards, certificates, declarations, and what only looks like papers, never may")
    func never() {
        let card = Vectors.identityCards2021[0]
        for (codes, problem) in [
            (Vectors.identityCards2021 + Vectors.identityCards2024, "qr.identity-card"),
            (Vectors.insuranceCards, "qr.insurance-card"), (Vectors.certificates, "qr.certificate"),
            (Vectors.personalResults, "qr.personal-result"),
            ([Vectors.personalCodes[0].replacing("|0|", with: "|7|")], "qr.malformed-personal"),
            (
                [card.replacing("Nữ", with: "nu"), card.replacing("079190004321", with: "79190004321")],
                "qr.malformed-papers"
            ),
        ] {
            for code in codes {
                #expect(reprint(code).kind == nil && reprint(code).code == problem, "\(code)")
            }
        }
    }

    @Test(
        "What a code cannot carry unchanged is refused",
        arguments: [
            ("https://a.vn/x\n", "qr.control"), ("ABC\n", "qr.control"), (" ABC", "qr.blanks"),
            (Vectors.personalCodes[0] + "\r\n", "qr.control"),
        ])
    func faults(_ code: String, _ problem: String) {
        #expect(reprint(code).kind == nil && reprint(code).code == problem)
    }

    @Test("Only the address of a place is shown whole to everybody")
    func privacy() {
        let open = ["https://qr.pccovid.gov.vn/ZLLHAT", Vectors.venues[0], "https://a.vn/12345678"]
        let hidden =
            ["https://zalo.example/0900000001", "ABC"] + Vectors.personalResults + Vectors.personalCodes
            + Vectors.identityCards2021 + Vectors.insuranceCards + Vectors.certificates
        #expect(open.allSatisfy { !Payload(Array($0.utf8)).isPrivate })
        #expect(hidden.allSatisfy { Payload(Array($0.utf8)).isPrivate })
    }

    @Test("Bytes that are no text are refused")
    func noText() { #expect(Payload([0xFF, 0xFE, 0x41]).reprint.code == "qr.invalid-utf8") }
}
