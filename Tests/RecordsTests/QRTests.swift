import Records
import Tables
import Testing

@Suite("The bytes of a code")
struct QRTests {
    @Test("They are carried byte for byte, even where a text would be tidied")
    func unchanged() throws {
        let code = "x  y\u{A0}Ðe\u{302}\u{301}\u{200B}z"
        #expect(try citizen(["qr": code]).qr == Array(code.utf8))
    }

    @Test(
        "Each fault has its code",
        arguments: [
            ("", ["qr.empty"]), ("  ", ["qr.empty"]), ("\u{A0}", ["qr.empty"]), ("a\nb", ["qr.control"]),
            ("a\u{0}", ["qr.control"]), ("a\u{85}b", ["qr.control"]), (" a", ["qr.blanks"]),
            ("a ", ["qr.blanks"]),
            ("\u{FEFF}a", ["qr.blanks"]), ("a\u{A0}", ["qr.blanks"]), ("HC1:AB ", []), ("HC1:AB  ", []),
            (" HC1:AB", ["qr.blanks"]), ("HC1:AB\u{A0}", ["qr.blanks"]),
            (" a\tb", ["qr.control", "qr.blanks"]),
            (String(repeating: "a", count: 2_953), []),
            (String(repeating: "a", count: 2_954), ["qr.too-long"]),
            (String(repeating: "ễ", count: 985), ["qr.too-long"]),
        ])
    func faults(_ code: String, _ expected: [String]) throws {
        #expect(try codes("qr", code) == expected)
    }

    @Test("Bytes that are not UTF-8 are told as the code's fault")
    func notUTF8() throws {
        let columns = try Columns(header: ["name", "qr"], kind: .venue)
        let row = Row(line: 3, cells: [Array("Quán".utf8), [0x68, 0xFF]])
        #expect(try codes { try Record(row, columns: columns, today: today()) } == ["qr.invalid-utf8"])
    }
}
