import Drawing
import Foundation
import Judges
import Press
import Testing

@Suite("A run on several cores")
struct JobsTests {
    private let residents = "\(Project.root)/Examples/residents.csv"

    @Test(
        "The folder is the same, byte for byte, on one core and on several",
        arguments: [1, 7, 500], [Arrangement.Order.rows, .stack])
    func sameBytes(maxSheets: Int, order: Arrangement.Order) throws {
        let runs = try [1, 2, 5].map { jobs in
            try PrintedFolder(
                "wallet-card", residents, sheet: "a4-10up", arrangement: .with { $0.order = order },
                maxSheets: maxSheets
            ) { $0.jobs = jobs }
        }
        for run in runs.dropFirst() {
            let verdict = try Tool("diff")(["-r", runs[0].path(""), run.path("")])
            #expect(verdict.status == 0, "\(verdict.text)")
        }
        #expect(runs[0].report.files.count == (60 + maxSheets - 1) / maxSheets)
    }

    @Test("So are pictures, and a stream")
    func others() throws {
        let scratch = try Scratch()
        let input = try scratch.rows(20, of: "residents.csv")
        let runs = try [1, 3].map { jobs in
            try PrintedFolder("wallet-card", input, format: .png(dpi: 150)) { $0.jobs = jobs }
        }
        #expect(try Tool("diff")(["-r", runs[0].path(""), runs[1].path("")]).status == 0)
        #expect(runs[0].report.files.count == 40)
        let streams = try ["1", "3"].map { jobs in
            try Project.qrpress()([
                "render", "wallet-card", residents, "--home", Project.root, "-o", "-", "--jobs", jobs,
                "--date", "2021-12-20",
            ]).output
        }
        #expect(streams[0] == streams[1] && !streams[0].isEmpty)
    }

    @Test("Every card is printed once, in the order of the table, however many documents there are")
    func documents() throws {
        let run = try PrintedFolder("wallet-card", residents, sheet: "a4-10up", maxSheets: 7) { $0.jobs = 2 }
        let items = try run.manifest()
        #expect(items.map(\.line) == Array(2...601))
        #expect(items.map(\.file) == (0..<600).map { "wallet-card-000\($0 / 70 + 1).pdf" })
        #expect(items.map(\.page) == (0..<600).map { $0 % 70 / 10 * 2 + 1 })
        // The sheets are counted through the whole run.
        let words = try ForeignPDF(run.path("wallet-card-0009.pdf")).words()
        #expect(words[0].contains { $0.text == "57/60" })
    }

    @Test("A pile is cut document by document: each is in the table's order by itself")
    func piles() throws {
        let run = try PrintedFolder(
            "wallet-card", residents, sheet: "a4-10up", arrangement: .with { $0.order = .stack }, maxSheets: 7
        )
        let documents = Dictionary(grouping: try run.manifest(), by: \.file)
        #expect(documents.count == 9)
        for (_, items) in documents {
            let piles = items.sorted { ($0.cell, $0.page) < ($1.cell, $1.page) }.map(\.line)
            #expect(piles == Array(piles[0]..<(piles[0] + piles.count)))
        }
    }

    @Test(
        "A row that cannot be drawn comes back with its reason, its place stays empty, and the others are printed"
    )
    func quarantine() throws {
        for format in [Format.pdf, .png(dpi: 72)] {
            let scratch = try Scratch()
            let input = try scratch.rows(40, of: "residents.csv")
            let whole = try PrintedFolder(
                "wallet-card", input, sheet: format == .pdf ? "a4-10up" : "single", format: format)
            let run = try PrintedFolder(
                "wallet-card", input, sheet: format == .pdf ? "a4-10up" : "single", format: format,
                maxSheets: 2
            ) { manner in
                manner.jobs = 2
                manner.proof = { piece in [5, 17, 18].contains(piece.line) ? .png("no ink for it") : nil }
            }
            #expect(run.report.counts.printed == 37 && run.report.counts.rejected == 3)
            #expect(run.report.problems == ["drawing.failed": 3])
            let rejects = try CSVTruth.rows(run.path("rejects.csv"))
            #expect(rejects.map { $0["line"] } == ["5", "17", "18"])
            #expect(rejects.allSatisfy { $0["problem"]?.contains("no ink for it") ?? false })
            let lines = try run.manifest().map(\.line)
            #expect(lines == (2...41).filter { ![5, 17, 18].contains($0) })
            if format == .pdf {
                let names = try (1...2).flatMap {
                    try ForeignPDF(run.path("wallet-card-000\($0).pdf")).words()
                }
                let all = try ForeignPDF(whole.path("wallet-card-0001.pdf")).words()
                #expect(names.joined().count < all.joined().count && names.count == all.count)
            }
        }
    }
}
