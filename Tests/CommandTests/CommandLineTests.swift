import Foundation
import Judges
import Testing

/// The program as a clerk meets it: commands, mistakes, and how they end.
@Suite("The command line")
struct CommandLineTests {
    private let home = ["--home", Project.root]
    private let residents = "\(Project.root)/Examples/residents.csv"

    private func qrpress(_ arguments: String...) throws -> Tool.Answer {
        try Project.qrpress()(arguments + home)
    }

    @Test("A missing table is 66 and names it")
    func noInput() throws {
        let scratch = try Scratch()
        let answer = try qrpress("render", "wallet-card", scratch.path("none.csv"), "-o", scratch.path("out"))
        #expect(answer.status == 66)
        #expect(answer.errors.contains("none.csv"))
        #expect(!FileManager.default.fileExists(atPath: scratch.path("out")))
    }

    @Test("An unknown template is 64 and names the nearest")
    func unknownTemplate() throws {
        let answer = try qrpress("render", "walet-card", residents, "-o", try Scratch().path("out"))
        #expect(answer.status == 64)
        #expect(answer.errors.contains("wallet-card"))
    }

    @Test("A folder that cannot be made is 73")
    func cannotCreate() throws {
        let scratch = try Scratch()
        let file = try scratch.file("file", "not a folder".utf8)
        let answer = try qrpress("render", "wallet-card", residents, "-o", "\(file)/out")
        #expect(answer.status == 73, "\(answer.errors)")
        #expect(answer.errors.contains("\(file)/out"))
    }

    @Test("A broken template is 78 and names the file and the element")
    func brokenTemplate() throws {
        let scratch = try Project.home()
        let front = scratch.path("Templates/wallet-card/front.svg")
        let svg = try String(contentsOfFile: front, encoding: .utf8)
        try Data(svg.replacing("{full_name}", with: "{ful_name}").utf8).write(to: URL(fileURLWithPath: front))
        let answer = try Project.qrpress()([
            "render", "wallet-card", residents, "-o", scratch.path("out"), "--home", scratch.folder,
        ])
        #expect(answer.status == 78)
        #expect(answer.errors.contains("wallet-card/front.svg") && answer.errors.contains("<text"))
        #expect(answer.errors.contains("{ful_name}"))
    }

    @Test("Missing fonts and templates are 78 and list the places looked at")
    func noHome() throws {
        let scratch = try Scratch()
        let answer = try Project.qrpress()(["templates", "--home", scratch.folder])
        #expect(answer.status == 78 && answer.errors.contains("\(scratch.folder)/Fonts"))
    }

    @Test("A setting that the template does not have is 64 and names the nearest")
    func unknownSetting() throws {
        let answer = try qrpress(
            "render", "wallet-card", residents, "-o", try Scratch().path("out"), "--set", "hotlin=1022")
        #expect(answer.status == 64 && answer.errors.contains("hotline"))
    }

    @Test(
        "Wrong options are 64",
        arguments: [
            ["--dpi", "9", "--format", "png"], ["--format", "gif"], ["--sheet", "nothing"],
            ["--sheet", "a4-4up"],
            ["--date", "1/2/2021"], ["--set", "hotline"], ["--set", "mask=maybe"],
            ["--format", "png", "--sheet", "a4-10up"],
            ["--no-such-option"],
        ])
    func usage(options: [String]) throws {
        let scratch = try Scratch()
        let answer = try Project.qrpress()(
            ["render", "wallet-card", residents, "-o", scratch.path("out")] + home + options)
        #expect(answer.status == 64, "\(answer.errors)")
    }

    @Test("A table without the needed column is 65 and shows the header it saw")
    func missingColumn() throws {
        let scratch = try Scratch()
        let input = try scratch.file("in.csv", "Họ và tên,Ghi chú\nTrần Văn Mẫu,x\n".utf8)
        let answer = try qrpress("render", "wallet-card", input, "-o", scratch.path("out"))
        #expect(answer.status == 65 && answer.errors.contains("Ghi chú"))
    }

    @Test("Rejected rows are 65, and the program says how to go on")
    func rejected() throws {
        let scratch = try Scratch()
        let input = try scratch.file("in.csv", "full_name,qr\n,https://qr.pccovid.gov.vn/AAAAAA\n".utf8)
        let answer = try qrpress("render", "wallet-card", input, "-o", scratch.path("out"))
        #expect(answer.status == 65)
        #expect(answer.errors.contains("rejects.csv"))
        #expect(answer.output.isEmpty, "words belong on standard error")
    }

    @Test("--json gives a line for each event on standard output, the report last, and nothing else there")
    func json() throws {
        let scratch = try Scratch()
        let answer = try qrpress(
            "render", "wallet-card", residents, "-o", scratch.path("out"), "--json", "--date", "2021-12-20")
        #expect(answer.status == 0, "\(answer.errors)")
        let events = try scratch.file("events.jsonl", answer.output)
        let names = try Tool("jq")(["-r", ".event", events]).text.split(separator: "\n")
        #expect(names.first == "started" && names.contains("document") && names.last == "finished")
        let last = try Tool("jq")(["-S", "select(.event == \"finished\").report", events])
        let report = try Tool("jq")(["-S", ".", scratch.path("out/report.json")])
        #expect(last.output == report.output)
        let counts = try Tool("jq")([
            "-r", ".counts.printed, .ticket.\"--date\"", scratch.path("out/report.json"),
        ])
        #expect(counts.text == "600\n2021-12-20\n")
    }

    @Test("-o - writes one PDF to standard output")
    func stream() throws {
        let scratch = try Scratch()
        let answer = try qrpress("render", "venue-poster", "\(Project.root)/Examples/venues.csv", "-o", "-")
        #expect(answer.status == 0)
        #expect(try ForeignPDF(scratch.file("out.pdf", answer.output)).isSound())
    }

    @Test(
        "Templates can be listed, shown and previewed",
        arguments: ["wallet-card", "lanyard-card", "venue-poster"])
    func templates(id: String) throws {
        #expect(try qrpress("templates").text.contains(id))
        #expect(try qrpress("templates", "show", id).text.contains("hotline"))
        let scratch = try Scratch()
        let answer = try qrpress(
            "templates", "preview", id, "-o", scratch.path("picture.png"), "--dpi", "300")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(try Readers.zxing(scratch.path("picture.png")).count == 1)
    }

    @Test("The program tells its version and its help with examples")
    func help() throws {
        #expect(try Project.qrpress()(["--version"]).text.hasPrefix("0."))
        let help = try Project.qrpress()(["--help"])
        #expect(help.status == 0 && help.text.contains("qrpress render wallet-card"))
    }
}
