import Foundation
import Judges
import Pages
import Press
import Testing

/// A good run is found good, whatever its sheets.
@Suite("What was printed as it should be verifies")
struct VerificationTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let template: String
        let table: String
        var sheet = "single"
        var format = Format.pdf
        var arrangement = Arrangement()
        var settings: [String: String] = [:]
        var others: [String] = []
        /// The pages or pictures that it takes.
        let pages: Int

        var testDescription: String { "\(template) on \(sheet), \(format.name), \(arrangement.order)" }
    }

    private static let link = "https://example.vn/huong-dan"

    static let cases: [Case] = [
        Case(template: "wallet-card", table: "residents.csv", sheet: "a4-10up", pages: 6),
        Case(template: "wallet-card", table: "residents.csv", sheet: "cr80", pages: 46),
        Case(template: "wallet-card", table: "residents.csv", sheet: "single-marks", pages: 46),
        Case(template: "wallet-card", table: "residents.csv", sheet: "sigel-lp795", pages: 6),
        Case(
            template: "wallet-card", table: "residents.csv", sheet: "a4-10up",
            arrangement: .with { $0.isFolded = true }, pages: 5),
        Case(
            template: "wallet-card", table: "residents.csv", sheet: "a4-10up",
            arrangement: .with { $0.order = .stack }, pages: 6),
        Case(
            template: "wallet-card", table: "residents.csv", sheet: "a4-10up",
            arrangement: .with { ($0.startCell, $0.flip) = (9, .shortEdge) }, pages: 8),
        Case(template: "lanyard-card", table: "residents.csv", sheet: "a4-4up", pages: 6),
        Case(template: "fold-card", table: "residents.csv", sheet: "a4-5up-fold", pages: 5),
        Case(template: "hand-over-list", table: "residents.csv", sheet: "hand-over-a4", pages: 2),
        Case(template: "counter-sign", table: "venues.csv", sheet: "a4-2up-a5", pages: 12),
        Case(template: "venue-poster", table: "venues.csv", pages: 23),
        Case(
            template: "venue-pack", table: "venues.csv", settings: ["guide_link": link], others: [link],
            pages: 92),
        Case(
            template: "resident-leaflet", table: "residents.csv", settings: ["guide_link": link],
            others: [link], pages: 46),
        Case(template: "wallet-card", table: "residents.csv", format: .png(dpi: 300), pages: 46),
        Case(
            template: "venue-pack", table: "venues.csv", format: .png(dpi: 100),
            settings: ["guide_link": link], others: [link], pages: 92),
    ]

    @Test("Every code and name stands where it belongs", arguments: cases)
    func sound(_ made: Case) throws {
        let scratch = try Scratch()
        let folder = try VerifiedFolder(
            made.template, scratch.rows(23, of: made.table), sheet: made.sheet, format: made.format,
            settings: made.settings, arrangement: made.arrangement, others: made.others)
        let (summary, findings) = try folder.findings()
        #expect(findings == [])
        #expect(summary.isSound && summary.planned == 23 && summary.distinct == 23)
        #expect(summary.pages == made.pages)
    }

    @Test("Separators between groups are no findings, and rejected rows are accounted for")
    func groups() throws {
        let scratch = try Scratch()
        let rows = (1...14).map { number in
            let code = "mã-\(number)"
            return number == 5
                ? ",Tổ 1,Phường Hợp Giang,\(code)"
                : "Nguyễn Thị Thử \(Self.letters(number)),Tổ \(number < 12 ? 1 : 2),Phường Hợp Giang,\(code)"
        }
        let input = try scratch.file(
            "in.csv", (["full_name,group,ward,qr"] + rows).joined(separator: "\n").utf8)
        let folder = try VerifiedFolder(
            "wallet-card", input, sheet: "a4-10up", arrangement: .with { $0.groupField = "group" })
        let (summary, findings) = try folder.findings()
        #expect(findings == [])
        #expect(summary.isSound && summary.rows == 14 && summary.rejected == 1 && summary.printed == 13)
    }

    /// A name of letters only: digits are no name.
    private static func letters(_ number: Int) -> String { number % 2 == 0 ? "Hoa" : "Lan" }

    @Test("A printer's profile moves pieces, and they are found where it moves them")
    func profile() throws {
        let scratch = try Scratch()
        let profile = try PrinterProfile(
            front: .init(x: 3, y: -4), back: .init(x: -3, y: 4), scale: .init(x: 101, y: 99))
        let folder = try VerifiedFolder(
            "wallet-card", scratch.rows(12, of: "residents.csv"), sheet: "a4-10up",
            arrangement: .with { $0.printer = profile })
        #expect(try folder.findings().all == [])
    }

    @Test("A document alone verifies, all of it or a sample, and a wrong piece in it is told")
    func document() throws {
        let scratch = try Scratch()
        let input = try scratch.rows(23, of: "residents.csv")
        let folder = try VerifiedFolder("wallet-card", input, sheet: "a4-10up")
        let rows = try CSVTruth.rows(input)
        var pieces = try CSVTruth.rows(folder.path("manifest.csv")).map { item in
            let line = Int(item["line"] ?? "") ?? 0
            return PlannedPiece(
                line: line, page: Int(item["page"] ?? "") ?? 0, cell: Int(item["cell"] ?? "") ?? 0,
                fingerprint: item["qr_sha256"] ?? "", names: [rows[line - 2]["full_name"] ?? ""])
        }
        let verification = Verification(folder.order, otherCodes: [])
        func findings(_ extent: Verification.Extent, pages: Int = 6) throws -> [String] {
            try verification.discrepancies(
                in: folder.path(folder.document), name: "a.pdf", pages: pages, pieces: pieces, extent: extent,
                jobs: 2
            ).map(\.brief)
        }
        #expect(try findings(.all) == [])
        #expect(try findings(.sample(2)) == [])
        #expect(try findings(.all, pages: 8) == ["file.pages a.pdf - - -"])
        let (first, last) = (pieces[0], pieces[22])
        pieces[22] = PlannedPiece(
            line: last.line, page: last.page, cell: last.cell, fingerprint: first.fingerprint,
            names: first.names)
        #expect(try findings(.sample(2)) == ["code.foreign a.pdf 5 3 24", "name.wrong a.pdf 5 3 24"])
        #expect(try findings(.sample(1)) == [])
    }
}
