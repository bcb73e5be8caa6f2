import Foundation
import Judges
import Testing

/// Sheets, printers and groups as a clerk asks for them.
@Suite("Sheets on the command line")
struct SheetCommandTests {
    private let residents = "\(Project.root)/Examples/residents.csv"

    private func render(_ scratch: Scratch, _ input: String, _ options: String...) throws -> Tool.Answer {
        try Project.qrpress()(
            ["render", "wallet-card", input, "-o", scratch.path("out"), "--home", Project.root] + options)
    }

    private func calibrate(_ scratch: Scratch, _ measured: String) throws -> Tool.Answer {
        try Project.qrpress()([
            "calibrate", "-o", scratch.path("printer.yaml"), "--measured", measured, "--home", Project.root,
        ])
    }

    @Test(
        "What sheets cannot do is 64",
        arguments: [
            ["--flip", "sideways"], ["--start-cell", "11"], ["--start-cell", "0"], ["--order", "random"],
            ["--order", "stack", "--start-cell", "2"], ["--fold", "--sheet", "avery-c32011"],
            ["--sheet", "a4-2up"], ["--group-by", "full_name"], ["--group-by", "gate"],
            ["--format", "png", "--fold"],
        ])
    func usage(options: [String]) throws {
        let scratch = try Scratch()
        let answer = try Project.qrpress()(
            ["render", "wallet-card", residents, "-o", scratch.path("out"), "--home", Project.root] + options)
        #expect(answer.status == 64, "\(answer.errors)")
    }

    @Test("A poster has nothing to fold")
    func noBack() throws {
        let answer = try Project.qrpress()([
            "render", "venue-poster", "\(Project.root)/Examples/venues.csv", "-o", try Scratch().path("out"),
            "--fold", "--home", Project.root,
        ])
        #expect(answer.status == 64 && answer.errors.contains("--fold"))
    }

    @Test("The calibration sheet is two sound pages of A4 that tell what to measure")
    func calibrationSheet() throws {
        let scratch = try Scratch()
        let answer = try Project.qrpress()([
            "calibrate", "-o", scratch.path("sheet.pdf"), "--home", Project.root, "--date", "2021-12-20",
        ])
        #expect(answer.status == 0, "\(answer.errors)")
        let pdf = ForeignPDF(scratch.path("sheet.pdf"))
        #expect(try pdf.isSound())
        let words = try pdf.words()
        #expect(words.count == 2 && words[0].contains { $0.text == "back-x," })
    }

    @Test("What was measured becomes a profile, and render prints with it")
    func profile() throws {
        let scratch = try Scratch()
        let answer = try calibrate(scratch, "x=18.5,y=20,width=100,height=100")
        #expect(answer.status == 0, "\(answer.errors)")
        let yaml = try String(contentsOfFile: scratch.path("printer.yaml"), encoding: .utf8)
        #expect(yaml.contains("front: {x: 1.50, y: 0.00}") && yaml.contains("scale: {x: 100.00, y: 100.00}"))
        let input = try scratch.file(
            "in.csv",
            try String(contentsOfFile: residents, encoding: .utf8).split(separator: "\n").prefix(3)
                .joined(separator: "\n").utf8)
        #expect(try render(scratch, input).status == 0)
        let plain = try ForeignPDF(scratch.path("out/wallet-card-0001.pdf")).words()
        #expect(try render(scratch, input, "--printer", scratch.path("printer.yaml")).status == 0)
        let moved = try ForeignPDF(scratch.path("out/wallet-card-0001.pdf")).words()
        for (page, shift) in [(0, 1.5), (1, -1.5)] {
            // The profile is part of the run, so the line that names the run is another.
            let imprint = "In đúng kích thước 100 % · Print at actual size · Lần in / run  · Tờ / sheet"
            let others = Set(imprint.split(separator: " ").map(String.init))
            let names = plain[page].filter { $0.text.wholeMatch(of: /[0-9a-f]{8}|\d+\/\d+/) != nil }.map(
                \.text)
            for old in plain[page] where !others.union(names).contains(old.text) {
                #expect(
                    moved[page].contains {
                        $0.text == old.text && abs(($0.x - old.x) * 25.4 / 72 - shift) < 0.001
                            && abs($0.y - old.y) < 0.001
                    }, "\(old.text)")
            }
        }
    }

    @Test(
        "A profile that no printer needs is refused with the reason",
        arguments: [
            ("x=27,y=20,width=100,height=100", "±5 mm"), ("x=20,y=20,width=90,height=100", "97–103"),
            ("x=20,y=20,width=100", "height"), ("x=20,why=1", "why"),
        ])
    func outOfRange(measured: String, reason: String) throws {
        let scratch = try Scratch()
        let answer = try calibrate(scratch, measured)
        #expect(answer.status == 64 && answer.errors.contains(reason), "\(answer.errors)")
        #expect(!FileManager.default.fileExists(atPath: scratch.path("printer.yaml")))
    }

    @Test("A profile file with wrong values, or none at all, stops before anything is printed")
    func badProfile() throws {
        let scratch = try Scratch()
        let wild = try scratch.file(
            "wild.yaml", "front: {x: 9, y: 0}\nback: {x: 0, y: 0}\nscale: {x: 100, y: 100}\n".utf8)
        let answer = try render(scratch, residents, "--printer", wild)
        #expect(answer.status == 64 && answer.errors.contains("±5 mm"))
        #expect(try render(scratch, residents, "--printer", scratch.path("none.yaml")).status == 66)
        #expect(!FileManager.default.fileExists(atPath: scratch.path("out")))
    }
}
