import Drawing
import Foundation
import Judges
import Pages
import Press
import Testing

@Suite("A table is looked through without printing")
struct InspectionTests {
    private func inspection(
        _ template: String, _ lines: [String], sheet: String = "single", dpi: Int? = nil
    ) throws -> Inspection {
        let scratch = try Scratch()
        let input = try scratch.file("in.csv", lines.joined(separator: "\n").utf8)
        let press = try PrintedFolder.press(template)
        let catalogue = try Sheet.catalogue(in: "\(Project.root)/Templates") + [.single(press.template.trim)]
        let order = try Order(
            press: press, sheet: #require(catalogue.first { $0.id == sheet }),
            arrangement: .with { $0.printerDPI = dpi }, format: .pdf, input: input, version: "test")
        let inspection = try Inspection(order) { _ in }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder) == ["in.csv"])
        return inspection
    }

    @Test("It finds what a run finds, of 24 rows with problems of every stage")
    func sameAsRun() throws {
        var lines = try String(contentsOfFile: "\(Project.root)/Examples/residents.csv", encoding: .utf8)
            .split(whereSeparator: \.isNewline).prefix(25).map(String.init)
        lines[3] = "X,,,,,,,,,,,"
        lines[9] = lines[8]
        lines[14] =
            "Y," + lines[14].split(separator: ",", maxSplits: 1)[1].replacing("NGUYEN", with: "NGUYEM")
        let scratch = try Scratch()
        let input = try scratch.file("in.csv", lines.joined(separator: "\n").utf8)
        let run = try PrintedFolder("wallet-card", input, sheet: "a4-10up").report
        let found = try inspection("wallet-card", lines, sheet: "a4-10up")
        #expect(found.counts.rows == 24 && found.counts.rejected == run.counts.rejected)
        #expect(found.counts.printed == run.counts.printed && found.counts.pages == run.counts.pages)
        #expect(found.counts.duplicates == 1 && run.counts.duplicates == 1)
        #expect(Dictionary(uniqueKeysWithValues: found.problems.map { ($0.code, $0.rows) }) == run.problems)
        let remarks = Dictionary(uniqueKeysWithValues: found.remarks.map { ($0.code, $0.rows) })
        #expect(remarks == run.warnings.filter { $0.key != "qr.size-personal-50" })
        #expect(found.symbols.map(\.pieces).reduce(0, +) == found.counts.printed)
        #expect(Set(found.symbols) == Set(run.symbols))
    }

    @Test("The first rows show what the card will show: the name in full, numbers masked")
    func firstRows() throws {
        let code = "048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<<"
        let found = try inspection(
            "wallet-card", ["full_name,national_id,qr", "Trần Văn Mẫu,048203001234,\(code)"])
        let proof = try #require(found.first.first)
        #expect(proof.line == 2 && proof.texts.contains { $0.contains("Trần Văn Mẫu") })
        #expect(!proof.texts.contains { $0.contains("048203001234") })
        #expect(proof.texts.contains { $0.contains("001234") })
    }

    @Test(
        "Module and dots follow from version, slot and the printer's resolution; below four dots it is a remark",
        arguments: [(600, false), (300, false), (203, false), (96, true)])
    func dots(_ dpi: Int, _ isCoarse: Bool) throws {
        let code = "048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<<"
        let found = try inspection("wallet-card", ["full_name,qr", "Trần Văn Mẫu,\(code)"], dpi: dpi)
        let size = try #require(found.symbols.first)
        let slot = try #require(try PrintedFolder.press("wallet-card").template.symbolSlots.first)
        // A symbol of version v has 4v + 17 modules, and 8 more of quiet zone inside the box.
        let modules = Double(4 * size.version + 17 + 8)
        #expect(slot.rule.reading == .box)
        #expect(abs(size.moduleMillimetres - slot.rule.size.mm / modules) < 0.0006)
        #expect(abs(size.dotsPerModule - slot.rule.size.mm / modules / 25.4 * Double(dpi)) < 0.051)
        #expect(size.hasTooFewDots == isCoarse)
        #expect(found.remarks.contains { $0.code == SymbolSize.warning } == isCoarse)
        #expect(found.printerDPI == dpi)
    }
}
