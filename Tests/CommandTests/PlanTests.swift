import Foundation
import Judges
import Testing

@Suite("Shards of a table")
struct PlanTests {
    private let scratch: Scratch
    private let residents = "\(Project.root)/Examples/residents.csv"

    init() throws { scratch = try Scratch() }

    private func qrpress(_ arguments: String...) throws -> Tool.Answer {
        try Project.qrpress()(arguments, environment: ["QRPRESS_HOME": Project.root])
    }

    /// Plans the residents by wards, on sheets, for a day.
    private func plan(_ folder: String, _ table: String? = nil, shards: Int = 3) throws -> [String] {
        let answer = try qrpress(
            "plan", "wallet-card", table ?? residents, "--shards", "\(shards)", "--group-by", "ward",
            "--sheet",
            "a4-10up", "--max-sheets", "4", "--sort", "full_name", "--set", "hotline=19001905", "--date",
            "2021-12-20", "-o", scratch.path(folder))
        #expect([0, 65].contains(answer.status), "\(answer.errors)")
        return try String(contentsOfFile: scratch.path("\(folder)/shards.txt"), encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    private func print(_ folder: String, _ id: String) throws -> Tool.Answer {
        try qrpress("render", "--shard", scratch.path("\(folder)/\(id)"), "--quiet")
    }

    @Test("Every row is printed once, by whichever shard, and is in one manifest with its file")
    func whole() throws {
        let ids = try plan("plan")
        #expect(ids.count == 3)
        for id in ids.reversed() { #expect(try print("plan", id).status == 0) }
        #expect(try qrpress("collect", scratch.path("plan")).status == 0)
        let items = try CSVTruth.rows(scratch.path("plan/manifest.csv"))
        #expect(items.compactMap { $0["line"].flatMap { Int($0) } }.sorted() == Array(2...601))
        let files = Set(items.compactMap { $0["file"] })
        #expect(files.allSatisfy { FileManager.default.fileExists(atPath: scratch.path("plan/\($0)")) })
        // A ward is in one shard alone, and its documents say so.
        let people = try CSVTruth.rows(residents)
        let shards = Dictionary(grouping: items) { item in
            item["line"].flatMap { Int($0) }.flatMap { people[$0 - 2]["ward"] } ?? "?"
        }.mapValues { Set($0.compactMap { $0["file"]?.prefix(12) }).count }
        #expect(shards.count > 3 && shards.values.allSatisfy { $0 == 1 })
        let counts = try Tool("jq")([
            "-c", "[.counts.printed, .counts.rows, (.files | length)]", scratch.path("plan/report.json"),
        ])
        #expect(counts.text == "[600,600,\(files.count)]\n")
        // What all shards printed is held against the whole table.
        let verify = ["verify", scratch.path("plan"), "--data", residents, "--home", Project.root]
        let verified = try Project.qrpress()(verify)
        #expect(verified.status == 0, "\(verified.text)\(verified.errors)")
        let lost = try #require(files.min())
        try FileManager.default.removeItem(atPath: scratch.path("plan/\(lost)"))
        let broken = try Project.qrpress()(verify)
        #expect(broken.status == 65 && broken.text.contains("file.missing,\(lost)"), "\(broken.text)")
    }

    @Test("A shard prints what a run of its rows alone prints, and printing it again touches nothing")
    func idempotent() throws {
        let ids = try plan("plan")
        #expect(try print("plan", ids[1]).status == 0)
        let output = scratch.path("plan/\(ids[1])/out")
        let before = try Tool("bash")(["-c", "cd '\(output)' && stat -c '%n %i %Y %Z' * && sha256sum *"]).text
        #expect(try print("plan", ids[1]).status == 0)
        #expect(
            try Tool("bash")(["-c", "cd '\(output)' && stat -c '%n %i %Y %Z' * && sha256sum *"]).text
                == before)
        let first = try Tool("bash")(["-c", "ls '\(output)'/*.pdf | head -1"]).text.split(separator: "\n")[0]
        #expect(try ForeignPDF(String(first)).words().joined().contains { $0.text == "19001905" })
    }

    @Test("Two plans of the same table are the same, byte for byte, and hold nothing of where they were made")
    func samePlans() throws {
        _ = try plan("a")
        _ = try plan("b")
        let verdict = try Tool("diff")(["-r", scratch.path("a"), scratch.path("b")])
        #expect(verdict.status == 0, "\(verdict.text)")
        #expect(try Tool("grep")(["-rl", scratch.folder, scratch.path("a")]).status == 1)
    }

    @Test(
        "Rows that are no records, and those that fail later, come back together with their lines and reasons"
    )
    func rejects() throws {
        let text = try String(contentsOfFile: residents, encoding: .utf8)
        var lines = text.split(whereSeparator: \.isNewline).map(String.init)
        let header = lines[0].split(separator: ",").map(String.init)
        let name = try #require(header.firstIndex(of: "full_name"))
        func change(_ line: Int, to value: String) {
            var cells = lines[line - 1].split(separator: ",", omittingEmptySubsequences: false).map(
                String.init)
            cells[name] = value
            lines[line - 1] = cells.joined(separator: ",")
        }
        change(10, to: "")
        // A record, and too long for its box.
        change(300, to: Array(repeating: "Nguyễnnnnnnnnnnnnnnnnnnnnnnnn", count: 6).joined())
        let table = try scratch.file("in.csv", lines.joined(separator: "\n").utf8)
        let ids = try plan("plan", table)
        let states = try ids.map { try print("plan", $0).status }
        #expect(states.sorted() == [0, 0, 65])
        #expect(try qrpress("collect", scratch.path("plan")).status == 65)
        // Collecting is as idempotent as printing.
        #expect(try qrpress("collect", scratch.path("plan")).status == 65)
        let rejects = try CSVTruth.rows(scratch.path("plan/rejects.csv"))
        #expect(rejects.map { $0["line"] } == ["10", "300"])
        #expect(try CSVTruth.rows(scratch.path("plan/manifest.csv")).count == 598)
    }

    @Test("A shard that is missing, changed or foreign is named, and nothing is collected")
    func unequal() throws {
        let ids = try plan("plan")
        for id in ids.dropLast() { _ = try print("plan", id) }
        let missing = try qrpress("collect", scratch.path("plan"))
        #expect(missing.status == 75 && missing.errors.contains(ids[2]) && !missing.errors.contains(ids[0]))
        #expect(!FileManager.default.fileExists(atPath: scratch.path("plan/manifest.csv")))
        _ = try print("plan", ids[2])
        // A line of the manifest doubled by hand.
        let manifest = scratch.path("plan/\(ids[0])/out/manifest.csv")
        let content = try String(contentsOfFile: manifest, encoding: .utf8)
        let last = try #require(content.split(separator: "\r\n").last)
        try (content + last + "\r\n").write(toFile: manifest, atomically: true, encoding: .utf8)
        let doubled = try qrpress("collect", scratch.path("plan"))
        #expect(doubled.status == 65 && doubled.errors.contains(ids[0]), "\(doubled.errors)")
        // Rows that are not those that were planned.
        let rows = scratch.path("plan/\(ids[1])/rows")
        var bytes = try #require(FileManager.default.contents(atPath: rows))
        bytes[bytes.count - 3] ^= 1
        try bytes.write(to: URL(fileURLWithPath: rows))
        #expect(try print("plan", ids[1]).status == 65)
        #expect(try print("plan", "nothing").status == 66)
        #expect(try print("nowhere", ids[0]).status == 66)
    }

    @Test("Another template than the one that was planned with is refused")
    func otherTemplate() throws {
        let ids = try plan("plan")
        let home = scratch.path("home")
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        for name in ["Templates", "Fonts"] {
            try FileManager.default.copyItem(atPath: "\(Project.root)/\(name)", toPath: "\(home)/\(name)")
        }
        let front = "\(home)/Templates/wallet-card/front.svg"
        let text = try String(contentsOfFile: front, encoding: .utf8) + "<!-- -->"
        try text.write(toFile: front, atomically: true, encoding: .utf8)
        let answer = try qrpress("render", "--shard", scratch.path("plan/\(ids[0])"), "--home", home)
        #expect(answer.status == 64 && answer.errors.contains("template"), "\(answer.errors)")
    }

    @Test("A folder that holds anything is no place for a new plan, and a used sheet is nobody's")
    func refused() throws {
        _ = try plan("plan")
        let again = try qrpress(
            "plan", "wallet-card", residents, "--shards", "2", "-o", scratch.path("plan"))
        #expect(again.status == 73, "\(again.errors)")
        let used = try qrpress(
            "plan", "wallet-card", residents, "--shards", "2", "--start-cell", "3", "-o",
            scratch.path("other"))
        #expect(used.status == 64 && used.errors.contains("--start-cell"))
        #expect(
            try qrpress("render", "--shard", scratch.path("plan/x"), "-o", scratch.path("y")).status == 64)
    }
}
