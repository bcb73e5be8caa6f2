import Foundation
import Judges
import Testing

/// `qrpress verify` as a clerk and a machine meet it.
@Suite("Verify on the command line")
struct VerifyTests {
    private let scratch: Scratch
    private let input: String
    private var out: String { scratch.path("out") }

    init() throws {
        scratch = try Scratch()
        let text = try String(contentsOfFile: "\(Project.root)/Examples/residents.csv", encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).prefix(13)
        input = try scratch.file("in.csv", lines.joined(separator: "\n").utf8)
        let answer = try Project.qrpress()(
            ["render", "wallet-card", input, "-o", scratch.path("out"), "--home", Project.root])
        guard answer.status == 0 else { throw Failed(reason: answer.errors) }
        // The report as a run writes it: what every document is.
        _ = try Python.run(
            """
            import hashlib, json, sys
            folder = sys.argv[1]
            report = json.load(open(folder + "/report.json"))
            def document(entry):
                name = entry if isinstance(entry, str) else entry["name"]
                sum = hashlib.sha256(open(folder + "/" + name, "rb").read()).hexdigest()
                return {"name": name, "pages": 4, "sha256": sum}
            report["files"], report["otherCodes"] = [document(entry) for entry in report["files"]], []
            profile = "front: {x: 0, y: 0}\\nback: {x: 0, y: 0}\\nscale: {x: 100, y: 100}\\n"
            report["ticket"] = {"--date": "2021-12-20", "--format": "pdf", "--flip": "long-edge", "--fold": "no",
                "--printer": profile}
            json.dump(report, open(folder + "/report.json", "w"))
            """, [out])
    }

    private struct Failed: Error { let reason: String }

    private func verify(_ options: String...) throws -> Tool.Answer {
        try Project.qrpress()(["verify", out, "--home", Project.root] + options)
    }

    @Test("A good run is 0, says so in words, and has nothing on standard output")
    func good() throws {
        let answer = try verify("--data", input)
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.output.isEmpty && answer.errors.contains("Đúng hết"))
        #expect(try verify("--data", input, "--quiet").errors.isEmpty)
    }

    @Test("A wrong name is 65, a line of CSV with file, page, cell and line, and no name in it")
    func wrongName() throws {
        let text = try String(contentsOfFile: input, encoding: .utf8)
        var lines = text.components(separatedBy: "\n")
        let name = lines[3].components(separatedBy: ",")[1]
        lines[3] = lines[3].replacing(name, with: "Nguyễn Văn Khác")
        let other = try scratch.file("other.csv", lines.joined(separator: "\n").utf8)
        let answer = try verify("--data", other)
        #expect(answer.status == 65)
        let rows = try CSVTruth.rows(scratch.file("findings.csv", answer.output))
        let found = try #require(rows.first { $0["code"] == "name.wrong" })
        #expect(
            found["file"] == "wallet-card-0001.pdf" && found["page"] == "1" && found["cell"] == "3"
                && found["line"] == "4")
        let words = answer.text + answer.errors
        #expect(!words.contains(name) && !words.contains("Nguyễn"))
    }

    @Test("--json tells every event on a line of its own, the summary last")
    func json() throws {
        try FileManager.default.removeItem(atPath: "\(out)/wallet-card-0001.pdf")
        let answer = try verify("--data", input, "--json")
        #expect(answer.status == 65)
        let events = try Tool("jq")(["-r", ".event", scratch.file("events", answer.output)])
        let names = events.text.split(separator: "\n")
        #expect(names.first == "started" && names.last == "finished" && names.count { $0 == "finding" } == 13)
        let last = try Tool("jq")([
            "-r", "select(.event == \"finished\").report | \"\\(.planned) \\(.printed) \\(.discrepancies)\"",
            scratch.path("events"),
        ])
        #expect(last.text == "12 0 13\n")
    }

    @Test("Options of the table are those of render: a column that does not say what it is needs --map")
    func map() throws {
        let text = try String(contentsOfFile: input, encoding: .utf8)
        let other = try scratch.file("other.csv", text.replacing("full_name", with: "Cột B").utf8)
        #expect(try verify("--data", other).status == 65)
        #expect(try verify("--data", other, "--map", "Cột B=full_name").status == 0)
    }

    @Test("A folder that is no run is 66, an unfinished one 65 with the way on, a missing table 66")
    func noRun() throws {
        let data = ["--data", input, "--home", Project.root]
        #expect(try Project.qrpress()(["verify", scratch.path("none")] + data).status == 66)
        #expect(try verify("--data", scratch.path("none.csv")).status == 66)
        _ = try scratch.file("out/ledger.jsonl", "{}\n".utf8)
        let answer = try verify("--data", input)
        #expect(answer.status == 65 && answer.errors.contains("--resume"))
    }

    @Test("Wrong options are 64", arguments: [[], ["--data"], ["--data", "a.csv", "--jobs", "0"]])
    func usage(options: [String]) throws {
        #expect(try Project.qrpress()(["verify", out] + options).status == 64)
    }
}
