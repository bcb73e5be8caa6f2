import Foundation
import Judges
import Pages
import Press
import Testing

@Suite("A run's folder")
struct RunFolderTests {
    private let residents = "\(Project.root)/Examples/residents.csv"

    @Test("Two runs with the same inputs give byte-identical folders", arguments: ["a4-10up", "single"])
    func twoRuns(sheet: String) throws {
        let first = try PrintedFolder("wallet-card", residents, sheet: sheet)
        let second = try PrintedFolder("wallet-card", residents, sheet: sheet)
        let verdict = try Tool("diff")(["-r", first.path(""), second.path("")])
        #expect(verdict.status == 0, "\(verdict.text)")
        let documents =
            sheet == "single" ? ["wallet-card-0001.pdf", "wallet-card-0002.pdf"] : ["wallet-card-0001.pdf"]
        #expect(try first.names == ["manifest.csv", "rejects.csv", "report.json"] + documents)
    }

    @Test("Two runs give the same pictures")
    func twoRunsOfPictures() throws {
        let input = try ThreeRows()
        let first = try PrintedFolder("wallet-card", input.path, format: .png(dpi: 200))
        let second = try PrintedFolder("wallet-card", input.path, format: .png(dpi: 200))
        #expect(try Tool("diff")(["-r", first.path(""), second.path("")]).status == 0)
        #expect(try first.names.filter { $0.hasSuffix(".png") }.count == 6)
    }

    @Test("The manifest has one row for each printed card, at its own place")
    func manifestPlaces() throws {
        let items = try PrintedFolder("wallet-card", residents, sheet: "a4-10up").manifest()
        #expect(items.map(\.cell) == (0..<600).map { $0 % 10 + 1 })
        #expect(items.map(\.page) == (0..<600).map { $0 / 10 * 2 + 1 })
        #expect(items.map(\.line) == Array(2...601))
    }

    @Test("A run in the same folder replaces the documents of the run before and nothing else")
    func replaced() throws {
        let input = try ThreeRows()
        let folder = try Scratch()
        try print(input.path, into: folder.folder, format: .png(dpi: 72))
        _ = try folder.file("notes.txt", "mine".utf8)
        try print(input.path, into: folder.folder, format: .pdf)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.folder).sorted()
        #expect(names == ["manifest.csv", "notes.txt", "rejects.csv", "report.json", "wallet-card-0001.pdf"])
    }

    @Test("A table in the folder of the output is refused, so that what was printed before is kept")
    func inputInside() throws {
        let folder = try Scratch()
        let input = try ThreeRows()
        let inside = folder.path("rejects.csv")
        try FileManager.default.copyItem(atPath: input.path, toPath: inside)
        #expect(throws: PressError.inputInsideOutput(path: inside)) {
            try print(inside, into: folder.folder, format: .pdf)
        }
        #expect(FileManager.default.fileExists(atPath: inside))
    }

    @Test("A full disk leaves no document under its final name")
    func fullDisk() throws {
        // A file size limit makes write() fail the way a full disk does.
        let folder = try Scratch()
        let script = "ulimit -f 64; exec \"$@\""
        let program = try Project.qrpress()
        let answer = try Tool("bash")([
            "-c", "trap '' XFSZ; \(script)", "bash", program.path, "render", "wallet-card", residents,
            "--home",
            Project.root, "-o", folder.path("run"),
        ])
        #expect(answer.status == 74, "\(answer.errors)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("run"))
        #expect(names.filter { $0.hasSuffix(".pdf") || $0.hasSuffix(".part") } == [])
    }

    @Test("With stop, the first bad row ends the run and nothing is printed")
    func stops() throws {
        let scratch = try Scratch()
        let input = try scratch.file("in.csv", "full_name,qr\n,https://example.org\n".utf8)
        #expect(throws: PressError.self) {
            _ = try PrintedFolder("wallet-card", input) { $0.stopsAtProblem = true }
        }
    }

    @Test("File names never show a number that may be a person's, and never collide")
    func fileNames() throws {
        let row = "Nguyễn Thị Thử,https-is-not-needed"
        let scratch = try Scratch()
        let input = try scratch.file(
            "in.csv", "id,full_name,qr\n079190004321,\(row)\n../x,\(row)\nA1,\(row)\nA1,\(row)\n".utf8)
        let run = try PrintedFolder("lanyard-card", input, format: .png(dpi: 72))
        #expect(
            run.report.files.map(\.name) == [
                "row-000002.png", "row-000003.png", "A1.png", "A1-line-000005.png",
            ])
        #expect(run.report.counts.duplicates == 3)
    }

    @Test("A size below the rule is counted as a warning for every printed piece, and none is rejected")
    func warnings() throws {
        let input = try ThreeRows()
        try withExtendedLifetime(input) {
            let cards = try PrintedFolder("wallet-card", input.path).report
            #expect(cards.warnings == ["qr.size-personal-50": 3] && cards.counts.rejected == 0)
            #expect(try PrintedFolder("lanyard-card", input.path).report.warnings.isEmpty)
        }
    }

    @Test("A table that changes while it is surveyed stops the run, and nothing is printed")
    func inputChanged() throws {
        let scratch = try Scratch()
        let lines = [
            "full_name,qr", "Trần Văn Mẫu,không-phải-mã-1", "Lê Thị Thử,không-phải-mã-2",
        ]
        for changed in [lines.prefix(2).map { $0 }, [lines[0], lines[1], ",không-phải-mã-2"]] {
            let input = try scratch.file("in.csv", lines.joined(separator: "\n").utf8)
            let press = try PrintedFolder.press("wallet-card")
            let order = try Order(
                press: press, sheet: .single(press.template.trim), format: .pdf, input: input,
                version: "test")
            let run = try Run(order, to: .folder(scratch.path("run"))) { event in
                guard case .surveyed(let counts) = event, counts.rows == 2 else { return }
                _ = try? scratch.file("new.csv", changed.joined(separator: "\n").utf8)
                _ = rename(scratch.path("new.csv"), input)
            }
            #expect(throws: PressError.inputChanged(path: input)) { _ = try run.print() }
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("run")).isEmpty)
        }
    }

    private func print(_ input: String, into folder: String, format: Format) throws {
        let press = try PrintedFolder.press("wallet-card")
        let order = try Order(
            press: press, sheet: .single(press.template.trim), format: format, input: input,
            version: "test")
        _ = try Run(order, to: .folder(folder)).print()
    }
}

/// The first three residents of the examples, in a file of their own.
struct ThreeRows {
    private let scratch: Scratch
    let path: String

    init() throws {
        scratch = try Scratch()
        let text = try String(contentsOfFile: "\(Project.root)/Examples/residents.csv", encoding: .utf8)
        path = try scratch.file(
            "three.csv", text.split(whereSeparator: \.isNewline).prefix(4).joined(separator: "\n").utf8)
    }
}
