import Foundation
import Judges
import Pages
import Press
import Synchronization
import Testing

@Suite("A run that was interrupted")
struct ResumeTests {
    private let residents = "\(Project.root)/Examples/residents.csv"
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Prints the residents on sixty sheets in twelve documents into a folder of the scratch.
    private func print(
        _ folder: String, _ input: String? = nil, resumes: Bool = true, maxSheets: Int = 5,
        format: Format = .pdf, interruptedAfter count: Int = .max, settings: [String: String] = [:],
        _ change: (inout Run.Manner) -> Void = { _ in }, tell: @escaping (Run.Event) -> Void = { _ in }
    ) throws -> Report {
        let press = try PrintedFolder.press("wallet-card", settings: settings)
        let sheet = try #require(
            try (Sheet.catalogue(in: PrintedFolder.templates) + [.single(press.template.trim)])
                .first { $0.id == (format == .pdf ? "a4-10up" : "single") })
        let order = try Order(
            press: press, sheet: sheet, format: format, input: input ?? residents, maxSheets: maxSheets,
            version: "test")
        var manner = Run.Manner()
        manner.resumes = resumes
        let documents = Counter()
        manner.isInterrupted = { documents.value >= count }
        change(&manner)
        return try Run(order, to: .folder(scratch.path(folder)), manner) { event in
            if case .document = event { documents.increase() }
            tell(event)
        }.print()
    }

    private final class Counter: Sendable {
        private let count = Mutex(0)

        var value: Int { count.withLock(\.self) }

        func increase() { count.withLock { $0 += 1 } }
    }

    private func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch.path(folder)).sorted()
    }

    private func same(_ a: String, _ b: String) throws -> Bool {
        try Tool("diff")(["-r", scratch.path(a), scratch.path(b)]).status == 0
    }

    @Test(
        "Goes on where it stopped, to the same bytes, and draws no finished document again",
        arguments: [1, 2])
    func resumed(jobs: Int) throws {
        _ = try print("whole")
        let error = #expect(throws: PressError.self) {
            _ = try print("run", interruptedAfter: 5) { $0.jobs = jobs }
        }
        guard case .interrupted(let count, planned: 12) = error else {
            Issue.record("it was not interrupted")
            return
        }
        // What others were drawing meanwhile is finished, too.
        #expect((5...(5 + jobs - 1)).contains(count))
        let finished = (1...count).map { "wallet-card-000\($0).pdf" }
        #expect(try names("run") == ["ledger.jsonl"] + finished)
        let made = Mutex<[String]>([])
        let report = try self.print(
            "run",
            tell: { event in
                if case .document(let name) = event { made.withLock { $0.append(name) } }
            })
        #expect(
            made.withLock(\.self).count == 12 - count && Set(finished).isDisjoint(with: made.withLock(\.self))
        )
        #expect(report.counts.printed == 600)
        #expect(try same("whole", "run"))
    }

    @Test("So do pictures")
    func pictures() throws {
        let input = try scratch.rows(30, of: "residents.csv")
        _ = try print("whole", input, format: .png(dpi: 72))
        #expect(throws: PressError.self) {
            _ = try print("run", input, format: .png(dpi: 72), interruptedAfter: 2)
        }
        #expect(try names("run").contains("ledger.jsonl"))
        _ = try print("run", input, format: .png(dpi: 72))
        #expect(try same("whole", "run"))
    }

    @Test(
        "A document that was changed or lost in between is drawn again, and a line half written is of no account"
    )
    func damaged() throws {
        _ = try print("whole")
        #expect(throws: PressError.self) { _ = try print("run", interruptedAfter: 5) }
        try FileManager.default.removeItem(atPath: scratch.path("run/wallet-card-0002.pdf"))
        _ = try scratch.file("run/wallet-card-0003.pdf", "not what it was".utf8)
        _ = try scratch.file("run/wallet-card-0006.pdf.qrpress.part", "half".utf8)
        let ledger = scratch.path("run/ledger.jsonl")
        let content = try #require(FileManager.default.contents(atPath: ledger))
        try content.dropLast(20).write(to: URL(fileURLWithPath: ledger))
        _ = try print("run")
        #expect(try same("whole", "run"))
    }

    @Test("Another input, template field or option is refused with what differs, and nothing is touched")
    func others() throws {
        #expect(throws: PressError.self) { _ = try print("run", interruptedAfter: 2) }
        let before = try names("run")
        let other = try scratch.rows(599, of: "residents.csv")
        func differences(_ body: () throws -> Report) -> [String]? {
            do {
                _ = try body()
                return nil
            } catch PressError.otherRun(_, let differences) {
                return differences.map(\.part)
            } catch {
                return ["\(error)"]
            }
        }
        #expect(differences { try print("run", other) } == ["data"])
        #expect(differences { try print("run", settings: ["hotline": "1900"]) } == ["template"])
        #expect(differences { try print("run", maxSheets: 6) } == ["--max-sheets"])
        #expect(try names("run") == before)
        // The finished run is held to its ticket, too.
        _ = try print("run")
        #expect(differences { try print("run", maxSheets: 6) } == ["--max-sheets"])
        #expect(try print("run").counts.printed == 600)
    }

    @Test("Without --resume a run begins from nothing, and what the unfinished one left is gone")
    func anew() throws {
        #expect(throws: PressError.self) { _ = try print("run", interruptedAfter: 5) }
        _ = try print("run", resumes: false, maxSheets: 60)
        _ = try print("whole", maxSheets: 60)
        #expect(try same("whole", "run"))
    }

    @Test("A second run in the folder is refused while the first one works")
    func locked() throws {
        var refusals: [PressError] = []
        _ = try self.print(
            "run",
            tell: { event in
                guard case .document("wallet-card-0003.pdf") = event else { return }
                do {
                    _ = try self.print("run")
                } catch {
                    if let error = error as? PressError { refusals.append(error) }
                }
            })
        #expect(refusals == [.folderInUse(path: scratch.path("run"))])
        #expect(try names("run").count == 15)
    }

    @Test("Ctrl-C stops the program at the end of a document with 75, and says how to go on")
    func signal() throws {
        let program = try Project.qrpress()
        let arguments = [
            "render", "wallet-card", residents, "--home", Project.root, "--sheet", "a4-10up", "--max-sheets",
            "1",
            "--date", "2021-12-20", "--jobs", "1", "-o", scratch.path("run"),
        ]
        // The signal comes as soon as the first document is there.
        let script = """
            "$@" & run=$!
            until ls "$OUT"/*.pdf >/dev/null 2>&1; do sleep 0.01; done
            kill -INT $run; wait $run
            """
        let answer = try Tool("bash")(
            [
                "-c", "OUT='\(scratch.path("run"))'; \(script)", "bash", program.path,
            ] + arguments)
        #expect(answer.status == 75, "\(answer.errors)")
        #expect(answer.errors.contains("--resume"))
        #expect(try names("run").contains("ledger.jsonl") && !names("run").contains { $0.hasSuffix(".part") })
        #expect(try program(arguments + ["--resume"]).status == 0)
        #expect(try program(Array(arguments.dropLast()) + [scratch.path("whole")]).status == 0)
        #expect(try same("whole", "run"))
    }
}
