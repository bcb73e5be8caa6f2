import Foundation

/// A program that is not ours, asked for its opinion.
package struct Tool {
    /// What a program said and how it ended.
    package struct Answer {
        package let status: Int32
        package let output: [UInt8]
        package let errors: String

        package var text: String { String(decoding: output, as: UTF8.self) }
    }

    package let path: String

    /// A program of the system, or a path.
    ///
    /// Throws when there is none: a test without its judge must fail.
    package init(_ name: String) throws {
        let places = ["/usr/bin", "/usr/local/bin", "/bin", "/sbin"].map { "\($0)/\(name)" }
        let found = name.hasPrefix("/") ? [name] : places
        guard let path = found.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            throw Missing(name: name)
        }
        self.path = path
    }

    package struct Missing: Error { let name: String }

    /// Runs the program to its end.
    ///
    /// Its output goes through files, so no pipe can fill up.
    package func callAsFunction(
        _ arguments: [String], environment: [String: String] = [:], in folder: String? = nil
    ) throws -> Answer {
        let scratch = try Scratch()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        let (output, errors) = (scratch.path("output"), scratch.path("errors"))
        for file in [output, errors] { _ = FileManager.default.createFile(atPath: file, contents: nil) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        try process.run()
        process.waitUntilExit()
        return Answer(
            status: process.terminationStatus,
            output: [UInt8](FileManager.default.contents(atPath: output) ?? Data()),
            errors: String(decoding: FileManager.default.contents(atPath: errors) ?? Data(), as: UTF8.self))
    }
}

/// A folder that goes when it is let go.
package final class Scratch: Sendable {
    package let folder: String

    package init() throws {
        folder =
            FileManager.default.temporaryDirectory.appendingPathComponent("qrpress-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    package func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// Writes a file and answers its path.
    package func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
        return path(name)
    }
}

/// The checkout that the tests belong to.
package enum Project {
    package static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// The program under test, built beside the tests.
    package static func qrpress() throws -> Tool {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return try Tool(
            URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("qrpress").path)
    }

    /// A home of its own with copies of the templates and fonts, to be spoiled.
    package static func home() throws -> Scratch {
        let scratch = try Scratch()
        for name in ["Templates", "Fonts"] {
            try FileManager.default.copyItem(atPath: "\(root)/\(name)", toPath: scratch.path(name))
        }
        return scratch
    }
}
