import Foundation
import Judges
import Testing

@Suite("A template that was spoiled")
struct TemplateMutationTests {
    /// How long the program may take.
    private static let seconds = 2

    @Test(
        "Each way of spoiling it is told, soon, and without a look at anything else", arguments: Mutation.all)
    func told(_ mutation: Mutation) throws {
        let home = try Self.home()
        try mutation.apply(in: home.path("Templates"))
        let answer = try Self.check(in: home)
        #expect(answer.status == 78, "\(answer.status): \(answer.errors)")
        #expect(answer.text.contains(mutation.finding), "\(answer.text)")
        #expect(answer.errors.isEmpty)
        try Self.expectNoOtherFile(in: home)
    }

    @Test("There are more than fifty, and none is there twice")
    func enough() {
        #expect(Mutation.all.count > 50)
        #expect(Set(Mutation.all.map(\.name)).count == Mutation.all.count)
    }

    @Test("The template itself is clean, and is read from its home and from libraries")
    func unspoiled() throws {
        let home = try Self.home()
        let answer = try Self.check(in: home)
        #expect(answer.status == 0, "\(answer.text)\(answer.errors)")
        try Self.expectNoOtherFile(in: home)
        let trace = try String(contentsOfFile: home.path("trace"), encoding: .utf8)
        #expect(trace.contains("\(home.folder)/Templates/wallet-card/front.svg"))
        let opened = trace.split(separator: "\n").filter { $0.contains("open") && !$0.contains("= -1") }
        #expect(opened.count > 10)
        for line in opened where !line.contains("\"\(home.folder)/") {
            // glib looks for names of locales and file systems, Foundation for the time zone.
            let isOfTheSystem = [
                ".so", "\"/proc/self/", "\"/proc/filesystems\"", "\"/sys/", "\"/dev/null\"",
                "\"/etc/localtime\"", "\"/usr/share/locale/",
            ].contains { line.contains($0) }
            #expect(isOfTheSystem, "\(line)")
        }
    }

    /// A home with this one template.
    private static func home() throws -> Scratch {
        let home = try Scratch()
        let templates = home.path("Templates")
        try FileManager.default.createDirectory(atPath: templates, withIntermediateDirectories: true)
        for name in ["Templates/wallet-card", "Templates/sheets.yaml"] {
            try FileManager.default.copyItem(atPath: "\(Project.root)/\(name)", toPath: home.path(name))
        }
        try FileManager.default.createSymbolicLink(
            atPath: home.path("Fonts"), withDestinationPath: "\(Project.root)/Fonts")
        return home
    }

    /// The check with its limit of processor time, 2 GB of memory and a judge who writes down what it opens.
    private static func check(in home: Scratch) throws -> Tool.Answer {
        try Tool("timeout")([
            "60", "prlimit", "--cpu=\(seconds)", "--as=2000000000", try Tool("strace").path, "-f", "-qq",
            "-e", "trace=%file,%network", "-o", home.path("trace"), try Project.qrpress().path, "templates",
            "check", "wallet-card", "--home", home.folder, "--date", "2021-12-20",
        ])
    }

    /// What the check of the unspoiled template looks at, outside its home.
    private static let usual = Result { () throws -> Set<String> in
        let unspoiled = try home()
        _ = try check(in: unspoiled)
        return Set(try lookedAt(in: unspoiled).filter { !$0.hasPrefix(unspoiled.folder) })
    }

    /// Every path that the program asked the system for, found or not.
    private static func lookedAt(in home: Scratch) throws -> [String] {
        let trace = try String(contentsOfFile: home.path("trace"), encoding: .utf8)
        return trace.split(separator: "\n").compactMap { line in
            line.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first.map(String.init)
        }
    }

    private static func expectNoOtherFile(in home: Scratch) throws {
        let trace = try String(contentsOfFile: home.path("trace"), encoding: .utf8)
        for line in trace.split(separator: "\n") {
            #expect(!["socket(", "connect(", "bind("].contains { line.contains($0) }, "\(line)")
        }
        let others = Set(try lookedAt(in: home).filter { !$0.hasPrefix(home.folder) })
        #expect(others.subtracting(try usual.get()).isEmpty)
    }
}
