import Foundation
import Judges
import Pages
import Press
import Testing

/// Logos on cards, as poppler, Ghostscript and pikepdf see them.
@Suite("Logos on paper")
struct LogoOnPaperTests {
    /// A logo of two halves, blue and orange, twice as wide as high.
    private static let files = ["dau.svg", "dau.png", "trong.png"]

    private func logo(_ name: String, in scratch: Scratch) throws -> Logo {
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">
            <rect width="20" height="20" fill="#1040c0"/><rect x="20" width="200" height="20" fill="#f08c14"/></svg>
            """
        guard name != "dau.svg" else { return try Logo(path: scratch.file(name, svg.utf8)) }
        let script = """
            import sys
            from PIL import Image
            picture = Image.new("RGBA", (400, 200), (16, 64, 192, 255))
            picture.paste((240, 140, 20, 255), (200, 0, 400, 200))
            # A clear corner: print knows no transparency, so it must come out white.
            if "trong" in sys.argv[1]: picture.paste((0, 0, 0, 0), (0, 0, 200, 100))
            picture.save(sys.argv[1])
            """
        _ = try Python.run(script, [scratch.path(name)])
        return try Logo(path: scratch.path(name))
    }

    /// The wallet card with a place of 20 × 2.4 mm for a logo, between two texts, on both sides.
    private func print(_ name: String, _ inking: Inking, _ format: Format) throws -> PrintedFolder {
        let scratch = try Scratch()
        let folder = scratch.path("wallet-card")
        try FileManager.default.copyItem(atPath: "\(PrintedFolder.templates)/wallet-card", toPath: folder)
        for side in ["front.svg", "back.svg"] {
            let text = try String(contentsOfFile: "\(folder)/\(side)", encoding: .utf8)
            let place = "<rect id=\"logo\" x=\"54.6\" y=\"3\" width=\"20\" height=\"2.4\"/>"
            let changed = text.replacing("<g id=\"texts\">", with: "\(place)<g id=\"texts\">")
            #expect(changed != text)
            _ = try scratch.file("wallet-card/\(side)", changed.utf8)
        }
        return try PrintedFolder(
            "wallet-card", in: scratch.folder, try scratch.rows(3, of: "residents.csv"), format: format,
            edition: Edition(inking: inking, logo: try logo(name, in: scratch)))
    }

    /// Prints what is wrong: the wanted colours are those in the middle of the logo's four quarters and just right of it.
    ///
    /// The logo is 4.8 × 2.4 mm at 54.6, 3. poppler rounds the samples of pictures.
    private func judge(_ picture: String, _ wanted: [String]) throws -> String {
        let script = """
            import sys
            from PIL import Image
            page = Image.open(sys.argv[1]).convert("RGB")
            places = [(55.8, 3.6), (58.2, 3.6), (55.8, 4.8), (58.2, 4.8), (59.7, 4.2)]
            for (x, y), wanted in zip(places, sys.argv[2:]):
                found = page.getpixel((round(x / 25.4 * 300), round(y / 25.4 * 300)))
                if max(abs(a - b) for a, b in zip(found, bytes.fromhex(wanted))) > 2: print(x, y, found, wanted)
            """
        return try Python.run(script, [picture] + wanted)
    }

    @Test("It is at its place in the PDF and in the PNG, and nowhere else", arguments: files)
    func place(_ name: String) throws {
        let run = try print(name, .colour, .pdf)
        let pdf = run.path(try #require(run.report.files.first).name)
        let wanted = [name == "trong.png" ? "ffffff" : "1040c0", "f08c14", "1040c0", "f08c14", "00423b"]
        for page in [1, 3, 5] {
            let answer = try Tool("pdftoppm")(
                ["-r", "300", "-singlefile", "-f", "\(page)", pdf, run.scratch.path("page")])
            #expect(answer.status == 0)
            #expect(try judge(run.scratch.path("page.ppm"), wanted) == "")
        }
        let pictures = try print(name, .colour, .png(dpi: 300))
        // The back is white there.
        for file in pictures.report.files.map(\.name) where !file.contains("-back") {
            #expect(try judge(pictures.path(file), wanted) == "")
        }
    }

    @Test(
        "Its pixels are in the document once, opaque, and the document stays sound and PDF/A-2b",
        arguments: files)
    func sound(_ name: String) throws {
        for inking in Inking.allCases {
            let run = try print(name, inking, .pdf)
            let pdf = run.path(try #require(run.report.files.first).name)
            let check = try Tool("qpdf")(["--check", pdf])
            #expect(check.status == 0 && !check.text.contains("WARNING") && check.errors.isEmpty)
            #expect(try Python.run(PrintReadinessTests.archive, [pdf]) == "")
            // Shown on six pages: “image”, and neither “smask” nor “mask”; the symbols are stencils in the pages.
            let images = try Tool("pdfimages")(["-list", pdf]).text.split(separator: "\n").dropFirst(2)
                .map { $0.split(separator: " ") }.filter { $0[2] != "stencil" }
            #expect(images.count == (name == "dau.svg" ? 0 : 6))
            let color = inking == .mono ? "gray" : "rgb"
            #expect(images.allSatisfy { $0[2] == "image" && $0[5] == color })
            #expect(Set(images.map { $0[10] }).count <= 1)
        }
    }

    @Test("In mono a logo is grey: no other plate has ink", arguments: files)
    func mono(_ name: String) throws {
        let run = try print(name, .mono, .pdf)
        let pdf = run.path(try #require(run.report.files.first).name)
        let pages = try ForeignPDF(pdf).inkCoverage()
        #expect(pages.count == 6)
        #expect(pages.allSatisfy { $0.count == 4 && $0.prefix(3).allSatisfy { $0 == 0 } })
    }

    @Test("Another logo is another run")
    func fingerprint() throws {
        let reports = try Self.files.map { try print($0, .colour, .pdf).report.ticket.parts["template"] }
        #expect(Set(reports).count == Self.files.count)
    }
}
