import Foundation
import Judges
import Pages
import Press
import Testing

/// Flaws that are made for real, by foreign programs or by hand, are told with file, page and cell.
@Suite("What was printed wrong, or changed since, is told")
struct VerificationFlawTests {
    private let scratch: Scratch
    private let input: String
    /// Three sheets of cards: ten, ten and three; lines 2 to 24.
    private let folder: VerifiedFolder
    private let file = "wallet-card-0001.pdf"

    init() throws {
        scratch = try Scratch()
        input = try scratch.rows(23, of: "residents.csv")
        folder = try VerifiedFolder("wallet-card", input, sheet: "a4-10up")
    }

    private func briefs(against table: String? = nil) throws -> Set<String> {
        let (summary, all) = try folder.findings(against: table)
        #expect(!summary.isSound && summary.discrepancies == all.count)
        return Set(all.map(\.brief))
    }

    @Test("A document that is gone")
    func gone() throws {
        try FileManager.default.removeItem(atPath: folder.path(file))
        let found = try briefs()
        #expect(found.contains("file.missing \(file) - - -"))
        #expect(found.isSuperset(of: (1...10).map { "code.missing \(file) 1 \($0) \($0 + 1)" }))
        #expect(found.count == 24)
    }

    @Test("A page that was dropped: what comes after it stands in wrong places, what was on it is missing")
    func dropped() throws {
        try folder.rework(file, "qpdf", "{in}", "--pages", ".", "1-2,5-6", "--", "{out}")
        let found = try briefs()
        #expect(found.isSuperset(of: ["file.changed \(file) - - -", "file.pages \(file) - - -"]))
        // The third sheet has three cards; their codes belong to page 5.
        #expect(
            found.contains("code.misplaced \(file) 3 1 12") && found.contains("name.wrong \(file) 3 1 12"))
        #expect(found.contains("code.unreadable \(file) 3 4 15"))
        #expect(found.contains("code.missing \(file) 3 1 12"))
        #expect(!found.contains { $0.hasPrefix("code") && $0.contains("\(file) 1 ") })
    }

    @Test("A page that is there twice: its codes are doubled")
    func twice() throws {
        try folder.rework(file, "qpdf", "{in}", "--pages", ".", "1-6,1-2", "--", "{out}")
        let found = try briefs()
        #expect(found.contains("file.pages \(file) - - -"))
        #expect(found.isSuperset(of: (1...10).map { "code.misplaced \(file) 7 \($0) -" }))
        #expect(found.isSuperset(of: (1...10).map { "code.doubled \(file) 1 \($0) \($0 + 1)" }))
        #expect(found.count == 22)
    }

    @Test("Two pages that were swapped")
    func swapped() throws {
        try folder.rework(file, "qpdf", "{in}", "--pages", ".", "3,2,1,4-6", "--", "{out}")
        let found = try briefs()
        for cell in 1...10 {
            #expect(found.contains("code.misplaced \(file) 1 \(cell) \(cell + 1)"))
            #expect(found.contains("code.misplaced \(file) 3 \(cell) \(cell + 11)"))
            #expect(found.contains("name.wrong \(file) 1 \(cell) \(cell + 1)"))
        }
        #expect(found.count == 41)
    }

    @Test("The document of another table under the same name: every code is foreign")
    func otherTable() throws {
        let text = try String(contentsOfFile: "\(Project.root)/Examples/residents.csv", encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline)
        let other = try scratch.file(
            "other.csv", ([lines[0]] + lines[101...123]).joined(separator: "\n").utf8)
        let run = try PrintedFolder("wallet-card", other, sheet: "a4-10up")
        try folder.rework(file, "cp", run.path(file), "{out}")
        let found = try briefs()
        #expect(found.contains("file.changed \(file) - - -"))
        #expect(found.isSuperset(of: (1...3).map { "code.foreign \(file) 5 \($0) \($0 + 21)" }))
        #expect(found.isSuperset(of: (1...3).map { "name.wrong \(file) 5 \($0) \($0 + 21)" }))
        // Changed or not, a document is known by its codes: the report may be of the other table too.
        try folder.tellReport()
        #expect(try briefs().contains("code.foreign \(file) 5 1 22"))
    }

    @Test("A white rectangle over a code: no reader reads it, and the cell is named")
    func covered() throws {
        // The code of cell 4 lies right and in the middle of the cell, which begins 105 mm from the left and 67.53 mm from
        // the top of 297.
        let (x, y) = (155.0, 297 - 67.53 - 45.0)
        let points = [x, y, 30, 30].map { "\($0 * 72 / 25.4)" }.joined(separator: " ")
        let patch = try scratch.file("patch.pdf", Self.pdf("1 g \(points) re f").utf8)
        try folder.rework(file, "qpdf", "{in}", "--overlay", patch, "--to=3", "--", "{out}")
        #expect(try briefs() == ["file.changed \(file) - - -", "code.unreadable \(file) 3 4 15"])
    }

    @Test("A code laid over another, or into an empty cell, is told apart from what belongs there")
    func overlaid() throws {
        // The first sheet over the third, of which only three cells are filled.
        try folder.rework(
            file, "qpdf", "{in}", "--overlay", folder.path(file), "--from=1", "--to=5", "--", "{out}")
        let found = try briefs()
        #expect(found.isSuperset(of: (4...10).map { "code.misplaced \(file) 5 \($0) -" }))
        #expect(found.isSuperset(of: (1...3).map { "name.wrong \(file) 5 \($0) \($0 + 21)" }))
        #expect(found.isSuperset(of: (4...10).map { "code.doubled \(file) 1 \($0) \($0 + 1)" }))
    }

    @Test("A name, a code or an id that is another in the table")
    func changedTable() throws {
        let other = try scratch.file("changed.csv", try Data(contentsOf: URL(fileURLWithPath: input)))
        try folder.edit(other) { lines in
            var cells = lines[5].components(separatedBy: ",")
            cells[1] = "Nguyễn Văn Khác"
            lines[5] = cells.joined(separator: ",")
            lines[7] = lines[7].replacing(/R0*7/) { _ in "R-other" }
        }
        let found = try briefs(against: other)
        #expect(found.contains("name.wrong \(file) 1 5 6"))
        #expect(found.contains("row.other manifest.csv - - 8"))
        #expect(!found.contains { $0.hasPrefix("name.wrong") && !$0.hasSuffix(" 6") })
    }

    @Test("A name that only begins like the printed one is another name")
    func longerName() throws {
        let other = try scratch.file("longer.csv", try Data(contentsOf: URL(fileURLWithPath: input)))
        try folder.edit(other) { lines in
            var cells = lines[3].components(separatedBy: ",")
            cells[1] = cells[1].split(separator: " ").dropLast().joined(separator: " ")
            lines[3] = cells.joined(separator: ",")
        }
        #expect(try briefs(against: other).contains("name.wrong \(file) 1 3 4"))
    }

    @Test("Rows that the manifest lacks, has twice or has invented, and one that nobody printed")
    func manifest() throws {
        try folder.edit(folder.path("manifest.csv")) { lines in
            let invented = lines[4].replacing(",5,wallet", with: ",500,wallet")
            lines[4] = invented
            lines.remove(at: 10)
            lines.insert(lines[1], at: 2)
        }
        let longer = try scratch.file("more.csv", try Data(contentsOf: URL(fileURLWithPath: input)))
        try folder.edit(longer) { $0.append($0[1]) }
        let found = try briefs(against: longer)
        #expect(
            found == [
                // Its cell has no owner now, so that its code stands where nobody's belongs.
                "row.unknown manifest.csv - - 500", "row.lost - - - 5", "code.misplaced \(file) 1 4 -",
                "row.lost - - - 11", "code.misplaced \(file) 1 10 -",
                "cell.twice \(file) 1 1 2", "row.twice - - - 2", "row.lost - - - 25",
            ])
    }

    @Test("A picture that was exchanged for another, and one that does not belong to the run")
    func pictures() throws {
        let folder = try VerifiedFolder(
            "wallet-card", scratch.rows(3, of: "residents.csv"), format: .png(dpi: 150))
        try folder.rework("R000002.png", "cp", folder.path("R000003.png"), "{out}")
        _ = try Tool("cp")([folder.path("R000001.png"), folder.path("stray.png")])
        let found = Set(try folder.findings().all.map(\.brief))
        #expect(
            found == [
                "file.changed R000002.png - - -", "file.unlisted stray.png - - -",
                "code.misplaced R000002.png 1 1 3", "code.missing R000002.png 1 1 3",
                "code.doubled R000003.png 1 1 4",
            ])
    }

    @Test("What is no PDF")
    func broken() throws {
        try folder.rework(file, "cp", input, "{out}")
        #expect(try briefs().contains("file.broken \(file) 1 - -"))
    }

    @Test("A page of another size")
    func pageSize() throws {
        let script = """
            import pikepdf, sys
            with pikepdf.open(sys.argv[1], allow_overwriting_input=True) as pdf:
                pdf.pages[2].MediaBox = [0, 0, 595.276, 860]
                pdf.save()
            """
        _ = try Python.run(script, [folder.path(file)])
        #expect(try briefs().isSuperset(of: ["page.size \(file) 3 - -", "file.changed \(file) - - -"]))
    }

    /// A PDF of one empty page of A4 with these marks on it.
    private static func pdf(_ marks: String) -> String {
        var pdf = "%PDF-1.4\n"
        var places: [Int] = []
        for body in [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[4 0 R]>>",
            "<</Length \(marks.utf8.count)>>\nstream\n\(marks)\nendstream",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.276 841.89]/Contents 3 0 R/Resources<<>>>>",
        ] {
            places.append(pdf.utf8.count)
            pdf += "\(places.count) 0 obj\n\(body)\nendobj\n"
        }
        let table = pdf.utf8.count
        pdf += "xref\n0 5\n0000000000 65535 f \n"
        for place in places {
            pdf += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n"
        }
        return pdf + "trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF\n"
    }
}
