import Foundation
import Judges

/// The database as SQLite's own shell sees it.
struct Shell {
    let path: String

    /// What the statements say, one row a line.
    @discardableResult
    func callAsFunction(_ sql: String) throws -> String {
        let answer = try Tool("sqlite3")(["-bail", path, sql])
        guard answer.status == 0 else { throw Refused(message: answer.errors) }
        return answer.text.trimmingCharacters(in: .newlines)
    }

    /// What the file consists of, its log apart.
    ///
    /// Another process reads it: when this one closed the file, SQLite's locks on it would be gone.
    func bytes(_ ending: String = "") throws -> [UInt8] {
        let answer = try Tool("cat")([path + ending])
        guard answer.status == 0 else { throw Refused(message: answer.errors) }
        return answer.output
    }

    struct Refused: Error { let message: String }
}

/// A lock that another process holds on a database until it is let go.
final class ForeignLock {
    private let process = Process()
    private let input = Pipe()

    /// Has the lock when this returns.
    init(on path: String) throws {
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: try Tool("sqlite3").path)
        process.arguments = [path]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data("BEGIN EXCLUSIVE; SELECT 'held';\n".utf8))
        // Waits for the answer.
        _ = output.fileHandleForReading.availableData
    }

    /// Lets go after so many seconds, and comes back at once.
    func release(after seconds: Double) throws {
        let wait = ".shell sleep \(seconds)\nCOMMIT;\n"
        try input.fileHandleForWriting.write(contentsOf: Data(wait.utf8))
        try input.fileHandleForWriting.close()
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}
