import Foundation
import Judges
import Press
import Testing

@Suite("Documents that are read before they get their names")
struct ProofreadingTests {
    @Test(
        "Reading changes no byte, whether all is read or a sample", arguments: ["a4-10up", "single", "png"])
    func sameBytes(sheet: String) throws {
        let scratch = try Scratch()
        let input = try scratch.rows(25, of: "residents.csv")
        let extents: [Verification.Extent?] = [nil, .sample(2), .all]
        let runs = try extents.map { extent in
            try PrintedFolder(
                "wallet-card", input, sheet: sheet == "png" ? "single" : sheet,
                format: sheet == "png" ? .png(dpi: 200) : .pdf,
                arrangement: .with { $0.groupField = sheet == "a4-10up" ? "ward" : nil }, maxSheets: 2
            ) { manner in
                manner.verification = extent
                manner.jobs = 2
            }
        }
        for run in runs.dropFirst() {
            #expect(try Tool("diff")(["-r", runs[0].path(""), run.path("")]).status == 0)
        }
        #expect(runs[0].report.counts.printed == 25)
    }

    @Test("A document whose codes cannot be read gets no name, and file, page and cell are told")
    func unreadable() throws {
        let scratch = try Scratch()
        let templates = scratch.path("Templates")
        try FileManager.default.copyItem(atPath: PrintedFolder.templates, toPath: templates)
        let front = "\(templates)/wallet-card/front.svg"
        let stain = """
            <g id="slot-stain" data-min-size="2.3" data-lines="4"><rect x="45" y="13" width="37" height="38" fill="none"/>
            <text x="45" y="23" font-family="Be Vietnam Pro" font-size="11" font-weight="700" fill="#000000">{full_name}</text></g>
            <!-- over the code -->
            """
        let text = try String(contentsOfFile: front, encoding: .utf8)
        let code = try #require(text.range(of: "<rect id=\"qr\".*/>", options: .regularExpression))
        try text.replacingCharacters(in: code, with: text[code] + stain)
            .write(toFile: front, atomically: true, encoding: .utf8)
        let input = try scratch.rows(12, of: "residents.csv")
        let error = #expect(throws: PressError.self) {
            _ = try PrintedFolder("wallet-card", in: templates, input, sheet: "a4-10up") {
                $0.verification = .all
            }
        }
        guard case .unlikePlan(let found) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(found.contains { $0.kind == .codeUnreadable || $0.kind == .codeMissing })
        #expect(found.allSatisfy { $0.file == "wallet-card-0001.pdf" && $0.page != nil })
    }

    @Test("The program reads what it printed when it is told to, and knows no other words for it")
    func program() throws {
        let scratch = try Scratch()
        let input = try scratch.rows(12, of: "residents.csv")
        let words = [
            "render", "wallet-card", input, "--sheet", "a4-10up", "-o", scratch.path("run"), "--verify",
            "all", "--quiet",
        ]
        #expect(try Project.qrpress()(words + ["--home", Project.root]).status == 0)
        #expect(FileManager.default.fileExists(atPath: scratch.path("run/wallet-card-0001.pdf")))
        let none = try Project.qrpress()(words + ["--home", Project.root, "--verify", "some"])
        #expect(none.status == 64)
    }
}
