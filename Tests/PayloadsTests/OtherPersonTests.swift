import Payloads
import Records
import Testing

@Suite("A code is compared with the person of its row")
struct OtherPersonTests {
    private let code = Vectors.personalCodes[0]

    @Test("A person's own code has no problem")
    func own() throws {
        #expect(problems(try citizen(code)).isEmpty)
    }

    @Test(
        "Names agree letter by letter, however issuers treat marks, apostrophes, hyphens and blanks",
        arguments: [
            ("H'Hen Niê", "HHEN NIE"), ("H’Hen Niê", "H HEN NIE"), ("Đỗ Thị Giả-Định", "DO THI GIA DINH"),
            ("Y Moan Ê Ban", "Y MOAN EBAN"), ("nguyễn thị thử nghiệm", "NGUYEN THI THU NGHIEM"),
        ])
    func names(_ name: String, _ coded: String) throws {
        let code = "048203001234|\(coded)|2003-02-01|0|1|"
        #expect(problems(try citizen(code, ["full_name": name])).isEmpty)
    }

    @Test(
        "Each part that differs is one problem, and nothing of the other person is shown",
        arguments: [
            ("full_name", "Trần Văn Mậu Hai"), ("national_id", "048203001235"),
            ("date_of_birth", "02/02/2003"),
            ("date_of_birth", "2004"), ("national_id", "******001235"),
        ])
    func differences(_ field: String, _ value: String) throws {
        let found = problems(try citizen(code, [field: value]))
        #expect(found.map(\.code) == ["qr.other-person"])
        #expect(found.map(\.field) == [field])
        for text in found.flatMap({ [$0.message.vi, $0.message.en, $0.hint.vi, $0.hint.en] }) {
            #expect(
                !text.contains("048203001234") && !text.contains("TRAN VAN MAU") && !text.contains("2003"))
        }
    }

    @Test("Somebody else's code differs in all three")
    func stranger() throws {
        let found = problems(try citizen(Vectors.personalCodes[1]))
        #expect(found.map(\.field) == ["full_name", "national_id", "date_of_birth"])
    }

    @Test(
        "What the row does not know or hides is not compared",
        arguments: [
            ("date_of_birth", "2003"), ("date_of_birth", "02/2003"), ("date_of_birth", "**/**/2003"),
            ("date_of_birth", ""), ("national_id", "******001234"), ("national_id", ""),
        ])
    func partial(_ field: String, _ value: String) throws {
        #expect(problems(try citizen(code, [field: value])).isEmpty)
    }

    @Test("An old number against a new one says that it may be the same person")
    func oldNumber() throws {
        let found = problems(try citizen(code, ["national_id": "025123456"]))
        #expect(found.map(\.code) == ["qr.other-person"])
        #expect(found.first?.hint.vi.contains("Có thể vẫn là một người") == true)
    }
}
