import Foundation
import Judges
import Testing

@Suite("qrpress templates check and preview")
struct TemplateCheckTests {
    private let home = ["--home", Project.root]

    private func templates(_ arguments: String...) throws -> Tool.Answer {
        try Project.qrpress()(["templates"] + arguments + home)
    }

    @Test("Every template of the project is clean")
    func shipped() throws {
        let answer = try templates("check", "--all")
        #expect(answer.status == 0, "\(answer.text)")
        let folders = try FileManager.default.contentsOfDirectory(atPath: "\(Project.root)/Templates")
        let ids = folders.filter {
            FileManager.default.fileExists(atPath: "\(Project.root)/Templates/\($0)/template.yaml")
        }
        for id in ids { #expect(answer.text.contains("\(id): không có lỗi · clean")) }
    }

    @Test("Flaws are told in two languages, with file, element and remedy, and as JSON")
    func told() throws {
        let scratch = try Project.home()
        let front = URL(filePath: scratch.path("Templates/wallet-card/front.svg"))
        let svg = try String(contentsOf: front, encoding: .utf8)
        try Data(
            svg.replacing("y=\"49.55\" font-family=\"Noto Sans\"", with: "y=\"52\" font-family=\"Noto Sans\"")
                .utf8
        )
        .write(to: front)
        let arguments = ["templates", "check", "wallet-card", "lanyard-card", "--home", scratch.folder]
        let answer = try Project.qrpress()(arguments)
        #expect(answer.status == 78 && answer.errors.isEmpty)
        let lines = answer.text.split(separator: "\n")
        #expect(lines.count == 5, "\(answer.text)")
        #expect(lines[0] == "wallet-card: 1 lỗi · flaws")
        #expect(lines[1].contains("cut.text  wallet-card/front.svg  <text> (line 21)"))
        #expect(lines[2].contains("“Hỗ trợ” cách đường cắt") && lines[2].contains("Đưa vào trong"))
        #expect(lines[3].contains("mm from the cut") && lines[3].contains("Move it inwards"))
        #expect(lines[4] == "lanyard-card: không có lỗi · clean")

        let json = try scratch.file("out.json", try Project.qrpress()(arguments + ["--json"]).output)
        let read = try Tool("jq")([
            "-c", ".[] | [.template, .code, .hint, .file, .element, (.message.vi, .remedy.en | length > 9)]",
            json,
        ])
        #expect(
            read.text
                == "[\"wallet-card\",\"cut.text\",false,\"wallet-card/front.svg\",\"<text> (line 21)\",true,true]\n"
        )
    }

    @Test("A template that is not there is 64, and so is none at all")
    func usage() throws {
        let unknown = try templates("check", "walet-card")
        #expect(unknown.status == 64 && unknown.errors.contains("wallet-card"))
        #expect(try templates("check", "../Templates/wallet-card").status == 64)
        #expect(try templates("check").status == 64)
        #expect(try templates("check", "wallet-card", "--all").status == 64)
        #expect(try templates("preview", "--all", "wallet-card", "-o", "x.png").status == 64)
        #expect(try templates("preview", "--all", "--dpi", "300", "-o", "x.png").status == 64)
        #expect(try templates("preview", "-o", "x.png").status == 64)
    }

    @Test("One picture shows all templates, 1600 pixels wide, and most codes can be read from it")
    func contactSheet() throws {
        let scratch = try Scratch()
        let answer = try templates("preview", "--all", "-o", scratch.path("all.png"), "--date", "2021-12-20")
        #expect(answer.status == 0, "\(answer.errors)")
        let size = try Tool("identify")(["-format", "%w", scratch.path("all.png")])
        #expect(size.text == "1600")
        let ids = try templates("list").text.split(separator: "\n").count
        #expect(try Readers.zxing(scratch.path("all.png")).count > ids / 2)
        let again = try templates("preview", "--all", "-o", scratch.path("again.png"), "--date", "2021-12-20")
        #expect(again.status == 0)
        #expect(
            FileManager.default.contentsEqual(
                atPath: scratch.path("all.png"), andPath: scratch.path("again.png")))
    }
}
