import Foundation
import Glibc

/// A program of the system that reads what a stranger sent, within limits.
struct Program {
    private let path: String
    private let limiter: String

    /// Throws when the program, or `prlimit` that holds it to its limits, is in none of the folders.
    init(_ name: String, package: String, in folders: [String]) throws(PictureError) {
        path = try Self.find(name, package: package, in: folders)
        limiter = try Self.find("prlimit", package: "util-linux", in: folders)
    }

    private static func find(
        _ name: String, package: String, in folders: [String]
    ) throws(PictureError) -> String {
        let places = folders.map { "\($0)/\(name)" }
        guard let path = places.first(where: { access($0, X_OK) == 0 }) else {
            throw .noProgram(name: name, package: package)
        }
        return path
    }

    /// What the program writes, given `input` as its standard input.
    ///
    /// It has 2 GB of memory and `seconds` of time. `page` is named when that is over. Throws as well when the program
    /// fails or writes more than `most` bytes.
    func callAsFunction(
        _ arguments: [String], input: OpenFile, most: Int, page: Int, seconds: Int = PictureFile.mostSeconds
    ) throws(PictureError) -> [UInt8] {
        var output: [UInt8] = []
        try callAsFunction(arguments, input: input, page: page, seconds: seconds) {
            part throws(PictureError) in
            output += part
            if output.count > most { throw .broken(reason: "poppler: page \(page) is too large") }
        }
        return output
    }

    /// Hands over what the program writes as it comes; an error of `take` ends the program.
    func callAsFunction(
        _ arguments: [String], input: OpenFile, page: Int, seconds: Int = PictureFile.mostSeconds,
        take: (ArraySlice<UInt8>) throws(PictureError) -> Void
    ) throws(PictureError) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: limiter)
        let limits = ["--as=\(2 << 30)", "--cpu=\(seconds)", "--core=0", "--fsize=0"]
        process.arguments = limits + [path] + arguments
        process.environment = ["LC_ALL": "C"]
        process.standardInput = FileHandle(fileDescriptor: input.descriptor, closeOnDealloc: false)
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            throw .broken(reason: "\(path) does not start")
        }
        var isWhole = false
        defer {
            if !isWhole { kill(process.processIdentifier, SIGKILL) }
            process.waitUntilExit()
        }
        isWhole = try Self.collect(
            pipe.fileHandleForReading.fileDescriptor, until: ContinuousClock.now + .seconds(seconds), take)
        if isWhole { process.waitUntilExit() }
        guard isWhole, process.terminationReason == .exit else { throw .outOfTime(page: page) }
        guard process.terminationStatus == 0 else {
            throw .broken(reason: "poppler: damaged, or locked with a password")
        }
    }

    /// Reads until nobody writes any more; false when the time is over before.
    private static func collect(
        _ descriptor: Int32, until end: ContinuousClock.Instant,
        _ take: (ArraySlice<UInt8>) throws(PictureError) -> Void
    ) throws(PictureError) -> Bool {
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let left = (end - ContinuousClock.now) / .milliseconds(1)
            var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard left > 0, poll(&wait, 1, Int32(left) + 1) != 0 else { return false }
            let count = read(descriptor, &part, part.count)
            if count == 0 { return true }
            if count < 0 && errno != EINTR && errno != EAGAIN { return false }
            if count > 0 { try take(part[..<count]) }
        }
    }
}
