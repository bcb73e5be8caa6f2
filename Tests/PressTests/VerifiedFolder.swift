import Foundation
import Judges
import Pages
import Press
import Records
import Tables

/// A run in a folder of its own whose report says what a verification needs, and what it comes to.
struct VerifiedFolder {
    let run: PrintedFolder
    let order: Order
    private let input: String

    /// The example tables are long; the first rows of one are enough for what a flaw does.
    init(
        _ template: String, _ input: String, sheet: String = "single", format: Format = .pdf,
        settings: [String: String] = [:], arrangement: Arrangement = Arrangement(), others: [String] = []
    ) throws {
        self.input = input
        run = try PrintedFolder(
            template, input, sheet: sheet, format: format, settings: settings, arrangement: arrangement)
        let press = try PrintedFolder.press(template)
        let catalogue =
            try Sheet.catalogue(in: PrintedFolder.templates) + [
                .single(press.template.trim), .singleMarks(press.template.trim, bleed: press.template.bleed),
            ]
        guard let sheet = catalogue.first(where: { $0.id == sheet }) else {
            throw PrintedFolder.NoSuchThing()
        }
        order = try Order(
            press: press, sheet: sheet, arrangement: arrangement, format: format, input: input,
            version: "test")
        try tellReport(others: others)
    }

    /// Writes into the report what every document is, and what stands on them beside the records' codes.
    func tellReport(others: [String] = []) throws {
        let ticket = [
            "--date": order.press.settings.date.iso, "--format": order.format.name,
            "--flip": order.arrangement.flip.rawValue,
            "--fold": order.arrangement.isFolded ? "yes" : "no", "--printer": order.arrangement.printer.yaml,
        ]
        let script = """
            import hashlib, json, subprocess, sys
            folder, ticket, others = sys.argv[1], sys.argv[2], sys.argv[3:]
            report = json.load(open(folder + "/report.json"))
            def pages(path):
                if not path.endswith(".pdf"): return 1
                text = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
                return int(text.split("Pages:")[1].split()[0])
            def document(entry):
                name = entry if isinstance(entry, str) else entry["name"]
                path = folder + "/" + name
                return {"name": name, "pages": pages(path), "sha256": hashlib.sha256(open(path, "rb").read()).hexdigest()}
            report["files"] = [document(entry) for entry in report["files"]]
            report["otherCodes"] = [hashlib.sha256(text.encode()).hexdigest() for text in others]
            report["ticket"] = json.loads(ticket)
            json.dump(report, open(folder + "/report.json", "w"))
            """
        let parts = String(decoding: try JSONEncoder().encode(ticket), as: UTF8.self)
        _ = try Python.run(script, [folder, parts] + others)
    }

    var folder: String { run.scratch.path("run") }

    func path(_ name: String) -> String { run.path(name) }

    /// The document of a run that has one.
    var document: String {
        get throws {
            guard let item = try run.manifest().first else { throw PrintedFolder.NoSuchThing() }
            return item.file
        }
    }

    /// What is told of the folder when it is held against `table`, by default the one that was printed.
    func findings(against table: String? = nil) throws -> (
        summary: FolderVerification.Summary, all: [Discrepancy]
    ) {
        let order = try Order(
            press: order.press, sheet: sheet, arrangement: order.arrangement, format: order.format,
            input: table ?? input, version: "test")
        var all: [Discrepancy] = []
        let summary = try FolderVerification.summary(
            of: try FinishedRun(folder: folder), order, jobs: 2, watch: { _ in }, tell: { all.append($0) })
        return (summary, all)
    }

    /// The sheet as it was asked for: an order folds it itself.
    private var sheet: Sheet {
        get throws {
            let press = order.press
            let all =
                try Sheet.catalogue(in: PrintedFolder.templates) + [
                    .single(press.template.trim),
                    .singleMarks(press.template.trim, bleed: press.template.bleed),
                ]
            return all.first { $0.id == order.sheet.id } ?? order.sheet
        }
    }

    /// Puts a file that a program makes of a document in its place; `{in}` and `{out}` stand for the two.
    func rework(_ name: String, _ tool: String, _ arguments: String...) throws {
        let made = run.scratch.path("made")
        let places = ["{in}": path(name), "{out}": made]
        let answer = try Tool(tool)(arguments.map { places[$0] ?? $0 })
        guard answer.status == 0 else { throw Failed(reason: answer.errors) }
        try FileManager.default.removeItem(atPath: path(name))
        try FileManager.default.moveItem(atPath: made, toPath: path(name))
    }

    /// Changes a text file line by line.
    func edit(_ path: String, _ change: (inout [String]) -> Void) throws {
        var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
        change(&lines)
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
    }

    struct Failed: Error { let reason: String }
}

extension Discrepancy {
    /// What it is and where, for a test: `code.foreign wallet-card-0001.pdf 1 3 4`.
    var brief: String {
        let numbers = [page, cell, line].map { $0.map(String.init) ?? "-" }
        return ([kind.rawValue, file ?? "-"] + numbers).joined(separator: " ")
    }
}
