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
    /// It has 2 GB of memory and ``PictureFile/mostSeconds`` of time. `page` is named when that is over. Throws as
    /// well when the program fails or writes more than `most` bytes.
    func callAsFunction(
        _ arguments: [String], input: OpenFile, most: Int, page: Int
    ) throws(PictureError) -> [UInt8] {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: limiter)
        let limits = ["--as=\(2 << 30)", "--cpu=\(PictureFile.mostSeconds)", "--core=0", "--fsize=0"]
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
        let end = ContinuousClock.now + .seconds(PictureFile.mostSeconds)
        var output: [UInt8] = []
        let reading = Self.collect(
            pipe.fileHandleForReading.fileDescriptor, into: &output, most: most, until: end)
        if reading != .whole { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        if reading == .tooMuch { throw .broken(reason: "poppler: page \(page) is too large") }
        guard reading == .whole, process.terminationReason == .exit else { throw .outOfTime(page: page) }
        guard process.terminationStatus == 0 else {
            throw .broken(reason: "poppler: damaged, or locked with a password")
        }
        return output
    }

    private enum Reading { case whole, late, tooMuch }

    /// Reads until nobody writes any more.
    private static func collect(
        _ descriptor: Int32, into output: inout [UInt8], most: Int, until end: ContinuousClock.Instant
    ) -> Reading {
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while output.count <= most {
            let left = (end - ContinuousClock.now) / .milliseconds(1)
            var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard left > 0, poll(&wait, 1, Int32(left) + 1) != 0 else { return .late }
            let count = read(descriptor, &part, part.count)
            if count == 0 { return .whole }
            if count < 0 && errno != EINTR && errno != EAGAIN { return .late }
            if count > 0 { output += part[..<count] }
        }
        return .tooMuch
    }
}
