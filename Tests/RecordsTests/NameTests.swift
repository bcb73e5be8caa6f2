import Records
import Testing

@Suite("Names and other texts")
struct NameTests {
    @Test(
        "Names of all peoples of Vietnam and of foreigners are accepted as they are",
        arguments: [
            "Nguyễn Thị Thử Nghiệm", "H'Hen Niê", "H’Hen Niê", "Y Moan Ê Ban", "Đỗ", "A Ma-Thuột",
            "Nguyễn T. Hà",
            "François Müller", "O'Brien-Smith Jr.", "Y Bhŏk Êban", "K'Sor H'Bia", "Zơ\u{306} Râm",
            String(repeating: "Nguyễn ", count: 10).trimmingSuffix(),
        ])
    func goodNames(_ name: String) throws {
        let read = try citizen(["full_name": name]).fullName
        #expect(Array(read.utf8) == Array(name.utf8))
    }

    @Test(
        "Each thing that a name may not hold has its own code",
        arguments: [
            ("", "name.empty"), ("  \u{A0}\u{200B}", "name.empty"), ("-", "name.empty"),
            ("...", "name.empty"),
            (String(repeating: "a", count: 201), "name.too-long"), ("An 2", "name.digit"),
            ("Trần Văn Mẫu😀", "name.symbol"), ("Trần & Mẫu", "name.symbol"), ("Mẫu\u{FE0F}", "name.symbol"),
            ("An\u{0}", "name.control"), ("An \u{1B}[0m Mau", "name.control"),
            ("\u{202E}gnưH", "name.control"), ("An\u{200F}", "name.control"),
            ("Nguy\u{FFFD}n", "name.replacement"),
            ("A\u{300}\u{301}\u{303}\u{309}n", "name.marks"), ("An \u{301}", "name.marks"),
            ("Аn", "name.other-script"), ("王小明", "name.other-script"), ("Μaria", "name.other-script"),
        ])
    func badNames(_ name: String, _ code: String) throws {
        let found = try codes("full_name", name)
        #expect(found.contains(code))
        #expect(Set(found).count == found.count, "each kind of fault is told once")
    }

    @Test("A problem of a name says which character it is")
    func whichCharacter() throws {
        let problems = try #require(throws: Problems.self) { try citizen(["full_name": "Trần Vаn"]) }
        #expect(problems.all.map(\.code) == ["name.other-script"])
        #expect(problems.all.first?.message.vi.contains("ký tự thứ 7, U+0430") == true)
        #expect(problems.all.first?.message.vi.hasPrefix("Họ và tên") == true)
    }

    @Test("The proxy's name follows the rules of names")
    func proxy() throws {
        #expect(try codes("declared_by", "Mẹ 1") == ["name.digit"])
        #expect(try citizen(["declared_by": "Lê Thị Giả"]).declaredBy == "Lê Thị Giả")
    }

    @Test(
        "Decomposed letters, look-alikes and blanks of every kind are tidied",
        arguments: [
            ("Nguye\u{302}\u{303}n", "Nguyễn"), ("Viê\u{323}t", "Việt"), ("Ðỗ Ðức", "Đỗ Đức"), ("ðào", "đào"),
            ("  An\u{A0}\u{A0} Mẫu ", "An Mẫu"), ("An\u{200B}h", "Anh"), ("\u{FEFF}An", "An"),
            ("An\r\nMẫu", "An Mẫu"), ("An\tMẫu", "An Mẫu"), ("An\u{2028}Mẫu", "An Mẫu"), ("\u{212B}n", "Ån"),
        ])
    func tidying(_ raw: String, _ tidy: String) throws {
        #expect(try Array(citizen(["full_name": raw]).fullName.utf8) == Array(tidy.utf8))
        #expect(try citizen(["address": raw]).address == tidy)
    }

    @Test("All 134 Vietnamese letters, decomposed, come out composed")
    func allLetters() throws {
        let vowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for vowel in vowels {
            for tone in ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"] {
                let name = try citizen(["full_name": "\(vowel)\(tone)đ"]).fullName
                #expect(name.unicodeScalars.count == 2)
            }
        }
    }

    @Test(
        "A venue may have digits, signs and other scripts in its name",
        arguments: ["Quán 36 & Co. (tầng 2)", "中華樓", "Bến xe số 3/2"])
    func venueNames(_ name: String) throws {
        #expect(try venue(["name": name]).name == name)
    }

    @Test(
        "Addresses take punctuation but nothing that cannot be printed",
        arguments: [
            ("Số 12/3, ngõ 5 – tổ 7 “A” #2 №3", nil), ("Nhà 😀", "text.symbol"), ("Nhà\u{1}", "text.control"),
            ("Nhà \u{2066}x", "text.control"), ("Nh\u{FFFD}", "text.replacement"),
            (String(repeating: "x", count: 501), "text.too-long"),
            ("x\u{301}\u{302}\u{303}\u{309}", "text.marks"),
        ])
    func addresses(_ address: String, _ code: String?) throws {
        #expect(try codes("address", address) == (code.map { [$0] } ?? []))
        #expect(try codes { try venue(["address": address]) } == (code.map { [$0] } ?? []))
    }

    @Test("An unknown column may hold any sign, but nothing that forges the print")
    func unknownColumns() throws {
        #expect(try citizen(["Ghi chú": "✔ 😀"]).extra == ["ghi_chu": "✔ 😀"])
        #expect(try codes("Ghi chú", "\u{202E}x") == ["text.control"])
    }
}

extension String {
    fileprivate func trimmingSuffix() -> String { last == " " ? String(dropLast()) : self }
}
