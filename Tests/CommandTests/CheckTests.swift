import Foundation
import Judges
import Testing

@Suite("qrpress check")
struct CheckTests {
    private let scratch: Scratch
    private let input: String

    init() throws {
        scratch = try Scratch()
        let rows = [
            "Họ tên,Ngày sinh,Số CCCD,Mã QR",
            "Trần Văn Mẫu,01/02/2003,48203001234,048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<<",
            ",01/02/2003,,048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012346|<1<<<",
            "Trần Văn Mẫu,01/02/2003,048203001234,048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<<",
        ]
        input = try scratch.file("in.csv", rows.joined(separator: "\n").utf8)
    }

    private func check(_ arguments: String...) throws -> Tool.Answer {
        try Project.qrpress()(
            ["check", "wallet-card", input, "--home", Project.root] + arguments, in: scratch.folder)
    }

    @Test("It lists problems, remarks, symbols, totals and the first rows, ends with 65, and writes nothing")
    func text() throws {
        let answer = try check()
        #expect(answer.status == 65 && answer.errors == "")
        for part in [
            "1 × name.empty (dòng/lines 3)", "1 × national-id.zeros-restored (dòng/lines 2)",
            "1 × duplicate.code (dòng/lines 4)", "3 dòng: in được 2, trả lại 1, lặp 1 → 1 tờ",
            "2: Trần Văn Mẫu", "điểm/dots",
        ] {
            #expect(answer.text.contains(part), "\(part) in \(answer.text)")
        }
        #expect(!answer.text.contains("048203001234"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder) == ["in.csv"])
    }

    @Test("The same as JSON, by jq")
    func json() throws {
        let file = try scratch.file("out.json", try check("--json").output)
        let answer = try Tool("jq")([
            "-c",
            "[.counts.printed, .counts.rejected, .problems[0].code, (.remarks | length), .symbols[0].level]",
            file,
        ])
        #expect(answer.text == "[2,1,\"name.empty\",3,\"\(try level(in: file))\"]\n")
    }

    private func level(in file: String) throws -> String {
        try Tool("jq")(["-r", ".symbols[0].level", file]).text.trimmingCharacters(in: .newlines)
    }

    @Test("A column is mapped by its header, a repetition stops where it is asked to")
    func options() throws {
        let rows =
            "Tên đầy đủ,Mã QR\nTrần Văn Mẫu,048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<<\n"
        let other = try scratch.file("other.csv", rows.utf8)
        let bare = try Project.qrpress()(["check", "wallet-card", other, "--home", Project.root])
        #expect(bare.status == 65 && bare.errors.contains("--map \"Tên đầy đủ=full_name\""))
        let mapped = try Project.qrpress()([
            "check", "wallet-card", other, "--home", Project.root, "--map", "Tên đầy đủ=full_name",
        ])
        #expect(mapped.status == 0, "\(mapped.errors)")
        let stopped = try check("--duplicates", "stop")
        #expect(
            stopped.status == 65 && stopped.errors.contains("dòng 4") && stopped.errors.contains("dòng 2"))
    }
}
