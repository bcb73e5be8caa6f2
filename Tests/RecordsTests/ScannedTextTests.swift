import Records
import Testing

@Suite("What a handheld reader types")
struct ScannedTextTests {
    private static let card =
        "048203001234||Trần Văn Mẫu|01022003|Nam|Tổ 5, Hòa Thuận Tây, Hải Châu, Đà Nẵng|22062021"
    private static let code = "048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<0900000001<"

    @Test(
        "What readers put around a code is left out, and nothing within",
        arguments: ["", "\u{FEFF}", "]Q3", "]Q0", "\u{2}", " \t"], ["", "\r\n", "\n\n", "\r", "\u{3}", "\t"])
    func frames(_ head: String, _ tail: String) {
        for text in [Self.card, Self.code] {
            let scan = ScannedText(head + text + tail)
            #expect(scan.text == text)
            #expect(scan.code != nil)
            #expect(scan.trouble == nil)
        }
    }

    // Made by Tests/Counter/keyboards.py.
    @Test(
        "A program for typing Vietnamese is known by what it makes of an insurance card",
        arguments: [
            (
                "TE1484800000002|5472e1bâ76e2042c3a9204de1bâb75|01/06/2019|1|48c3b26120546875e1bâd6e|48 - 001|01/06/2019|30/09/2025|05/06/2019|48014800000002|5472e1bâ76e2056c4836e|4|-|fedcba9876543210-7102|$",
                TypingMethod.telex
            ),
            (
                "TÈ8480000000|5472ébaâ7ẻ0cã90débaạb7|01/06/2019|1|48c3b26120546875ébaâde|48 - 001|01/06/2019|30/09/2025|05/06/2019|48014800000002|5472ébaâ̆7ẻ0c6e|4|-|feđcbă̂́70-7102|$",
                .vni
            ),
            ("ưQ3048203001234|TRAN VAN MAU|2003-02-01|0|1|<1<<<", .telex),
            ("048203001234|TRAN VAN MAU|2003-02-01|0|1|<1<TÈ8480000000<<", nil),
            (
                "TE1484800000002|4đa|01/06/2019|1|-|48 - 001|01/06/2019|-|05/06/2019|48014800000002|-|4|-|0-7102|$",
                nil
            ),
        ] as [(String, TypingMethod?)])
    func typingPrograms(_ text: String, _ method: TypingMethod?) {
        #expect(ScannedText(text).code == nil)
        #expect(ScannedText(text).trouble == .typingProgram(method: method))
    }

    @Test("Caps Lock, another layout and lost letters are told, and the text is not taken")
    func otherTroubles() {
        let swapped = "048203001234|tran van mau|2003-02-01|0|163170000000012345|<1<<0900000001<"
        let woman = "079190004321|025123456|Nguyn Th Th Nghim|15081990|N|S 12 ng Mu|10042021"
        let cases: [(String, ScanTrouble)] = [
            (swapped, .capsLock),
            ("048203001234||tRẦN vĂN mẪU|01022003|nAM|tỔ 5, đÀ nẴNG|22062021", .capsLock),
            ("048203001234||tRầN VăN MẫU|01022003|nAM|Tổ 5|22062021", .capsLock),
            (Self.code.replacing("|", with: "~"), .layout),
            ("đô\u{301}âđêđđăâêô|TRAN VAN MAU|âđđê-đâ-đă|đ|ă|", .layout), (woman, .marksLost),
            ("048203001234||Tráº§n VÄƒn Máº«u|01022003|Ná»¯|ÄÃ\u{A0} Náºµng|22062021", .misread),
        ]
        for (text, trouble) in cases {
            #expect(ScannedText(text).code == nil)
            #expect(ScannedText(text).trouble == trouble)
        }
    }

    @Test("UTF-8 that was shown byte by byte is read back where that is certain")
    func misread() throws {
        let shown = "048203001234||Tráº§n VÄƒn Máº«u|01022003|Nam|Tá»• 5, HÃ²a Thuáº\u{AD}n TÃ¢y|22062021"
        let scan = ScannedText(shown)
        #expect(scan.trouble == .misread)
        let code = try #require(scan.code)
        #expect(code.facts(masked: false).first?.value == "Trần Văn Mẫu")
    }

    @Test("Of a card without its marks the rest is taken")
    func marksLost() {
        let scan = ScannedText("048203001234||Trn Vn Mu|01022003|Nam|T 5, Hi Chu, Nng|22062021")
        #expect(scan.code != nil)
        #expect(scan.trouble == .marksLost)
    }

    @Test(
        "What may be anything is not told to be something",
        arguments: [
            "", "|||||", "xin chào|1|2|3|4|5", "https://qr.pccovid.gov.vn/ABCDEF", "HC1:NCFOXN",
            "048203001234|TRẦN VĂN MẪU|2003-02-01|0|163170000000012345|<1<<<",
            "048203001234|TRAN VAN MAU|2003-02-01|7|163170000000012345|<1<<<",
        ])
    func nothingCertain(_ text: String) {
        #expect(ScannedText(text).code == nil)
        #expect(ScannedText(text).trouble == nil)
    }
}
