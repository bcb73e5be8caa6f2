import Foundation
import Glibc

/// `ledger.jsonl`: what of an unfinished run is finished, so that it can go on after any interruption.
///
/// The first line is the job ticket, each other one a document that is whole and durable under its name. The file is there
/// only while the run is not whole. It is locked by the process that works in the folder.
///
/// Unchecked, because what changes is only touched with the lock held once documents are noted by several threads.
final class Ledger: @unchecked Sendable {
    /// A document that is whole.
    struct Line: Codable, Sendable, Hashable {
        let document: String
        let files: [Report.File]
        /// The pieces that could not be drawn.
        let quarantined: [Quarantined]
    }

    private struct Clearance: Codable {
        let clears: [String]
    }

    /// A piece that could not be drawn, by its number in the run.
    struct Quarantined: Codable, Sendable, Hashable {
        let piece: Int
        let reason: String
    }

    private let folder: RunFolder
    private let ticket: JobTicket
    private var descriptor: Int32
    private let writing = NSLock()
    private(set) var finished: [String: Line] = [:]
    /// The files of an earlier run, which go before anything is printed.
    private(set) var clears: [String] = []
    /// Whether there is an unfinished run to go on with.
    private(set) var isResumed = false
    /// Whether the file says nothing, so that it need not stay.
    private var isEmpty = false

    static let name = "ledger.jsonl"

    /// Takes possession of the folder.
    ///
    /// With `resumes` what an unfinished run of the same ticket noted is kept. Throws ``PressError/folderInUse(path:)``,
    /// and ``PressError/otherRun(path:differences:)`` when the unfinished run has another ticket.
    init(_ folder: RunFolder, ticket: JobTicket, resumes: Bool) throws(PressError) {
        self.folder = folder
        self.ticket = ticket
        descriptor = try Self.locked("\(folder.path)/\(Self.name)", folder: folder.path)
        let content = try content()
        // Whatever else goes wrong here, the notes of another run stay.
        isEmpty = content.isEmpty
        // What was being written when the run was interrupted has no end of line.
        let lines = content.prefix((content.lastIndex(of: Self.newline) ?? -1) + 1).split(
            separator: Self.newline)
        guard let first = lines.first else { return }
        let decoder = JSONDecoder()
        guard let earlier = try? decoder.decode(JobTicket.self, from: Data(first)) else {
            guard resumes else { return }
            let unreadable = JobTicket.Difference(part: Self.name, before: nil, now: nil)
            throw .otherRun(path: folder.path, differences: [unreadable])
        }
        clears =
            lines.dropFirst().lazy.compactMap { try? decoder.decode(Clearance.self, from: Data($0)) }
            .first?.clears ?? []
        let notes = lines.dropFirst().compactMap { try? decoder.decode(Line.self, from: Data($0)) }
        guard resumes else {
            clears += notes.flatMap(\.files).map(\.name)
            return
        }
        guard earlier == ticket else {
            throw .otherRun(path: folder.path, differences: ticket.differences(from: earlier))
        }
        for line in notes { finished[line.document] = line }
        isResumed = true
        let whole = lines.reduce(0) { $0 + $1.count + 1 }
        guard ftruncate(descriptor, whole) == 0, lseek(descriptor, whole, SEEK_SET) == whole else {
            throw .cannotWrite(path: path, errno: errno)
        }
    }

    deinit {
        if isEmpty { unlink(path) }
        close(descriptor)
    }

    private var path: String { "\(folder.path)/\(Self.name)" }

    /// Notes the ticket and what is going to be removed of earlier runs, so that from now on the run can be resumed; not
    /// needed for one that is resumed.
    func begin(clearing names: [String]) throws(PressError) {
        // The notes of an earlier run stay until these are whole, and so does its lock until these are locked.
        let begun = "\(path)\(PendingFile.ending)"
        unlink(begun)
        let earlier = descriptor
        let fresh = open(begun, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard fresh >= 0 else { throw .cannotCreate(path: path, errno: errno) }
        descriptor = fresh
        defer { close(earlier) }
        clears += names
        do throws(PressError) {
            guard flock(fresh, LOCK_EX | LOCK_NB) == 0 else { throw .folderInUse(path: folder.path) }
            try append(ticket)
            try append(Clearance(clears: clears))
            guard rename(begun, path) == 0 else { throw .cannotWrite(path: path, errno: errno) }
        } catch {
            unlink(begun)
            throw error
        }
        isEmpty = false
        try folder.sync()
    }

    /// What of an earlier run is not also a finished part of this one.
    var leftovers: Set<String> {
        Set(clears).subtracting(finished.values.flatMap(\.files).map(\.name))
    }

    /// Notes a document; it must be durable under its name.
    func note(_ line: Line) throws(PressError) {
        writing.lock()
        defer { writing.unlock() }
        try append(line)
        finished[line.document] = line
    }

    /// The run is whole: there is nothing to resume any more.
    func end() throws(PressError) {
        guard unlink(path) == 0 else { throw .cannotWrite(path: path, errno: errno) }
        try folder.sync()
    }

    private func append(_ value: some Encodable) throws(PressError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings, numbers and lists of them: there is nothing here that JSON cannot say.
        let bytes = ((try? encoder.encode(value)).map { [UInt8]($0) } ?? []) + [Self.newline]
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { throw .cannotWrite(path: path, errno: errno) }
            rest = rest.dropFirst(max(count, 0))
        }
        guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path, errno: errno) }
    }

    private func content() throws(PressError) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = pread(descriptor, &piece, piece.count, bytes.count)
            if count < 0 { throw .cannotWrite(path: path, errno: errno) }
            if count == 0 { return bytes }
            bytes += piece.prefix(count)
        }
    }

    /// Opens the file and locks it; it is made if it is not there.
    private static func locked(_ path: String, folder: String) throws(PressError) -> Int32 {
        while true {
            let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
            guard opened >= 0 else { throw .cannotCreate(path: path, errno: errno) }
            guard isLocked(opened) else {
                let reason = errno
                close(opened)
                throw reason == EWOULDBLOCK
                    ? .folderInUse(path: folder) : .cannotCreate(path: path, errno: reason)
            }
            // A run that ended in between has removed the file that was opened here.
            var (mine, there) = (stat(), stat())
            if fstat(opened, &mine) == 0, stat(path, &there) == 0, mine.st_ino == there.st_ino,
                mine.st_dev == there.st_dev
            {
                return opened
            }
            close(opened)
        }
    }

    /// Locks the file, or leaves in `errno` why not.
    ///
    /// A program that another thread is about to start holds the files of this one, with their locks, until it has come up:
    /// a lock of that kind goes by itself, so it is asked for a second before somebody else is said to hold it.
    private static func isLocked(_ file: Int32) -> Bool {
        for _ in 0..<50 {
            if flock(file, LOCK_EX | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK else { return false }
            usleep(20_000)
        }
        errno = EWOULDBLOCK
        return false
    }

    private static let newline = UInt8(ascii: "\n")
}
