import Glibc

/// What a table is read from: a file, or standard input.
///
/// It can be read from its start as often as needed, and by many readers. What cannot go back, such as a pipe, is
/// first copied to a temporary file without a name.
package final class Input {
    /// The path that stands for standard input.
    package static let standardInput = "-"
    /// The most that is taken from a pipe: 4 GiB.
    package static let pipeLimit = 4 << 30

    /// The path as it was given.
    package let path: String
    private let file: OpenFile
    /// Nil for a copy, which nobody else can change.
    private let state: State?

    /// Opens the file; a pipe is read to its end at once.
    package convenience init(path: String) throws(TableError) {
        try self.init(path: path, pipeLimit: Self.pipeLimit)
    }

    init(path: String, pipeLimit: Int) throws(TableError) {
        self.path = path
        let (opened, status): (OpenFile, stat)
        do throws(Errno) {
            let isStandard = path == Self.standardInput
            opened = try isStandard ? OpenFile(sharing: STDIN_FILENO) : OpenFile(reading: path)
            status = try opened.status()
        } catch {
            throw error.code == ENOENT ? .notFound(path: path) : .cannotRead(path: path, errno: error.code)
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: throw .isDirectory(path: path)
        case S_IFREG where path != Self.standardInput: (file, state) = (opened, State(status))
        default: (file, state) = (try Self.copy(of: opened, path: path, limit: pipeLimit), nil)
        }
    }

    /// Whether the file is still the one that was opened, under the same name and unchanged.
    package var isUnchanged: Bool {
        guard let state else { return true }
        var status = stat()
        return path.withCString { stat($0, &status) } == 0 && State(status) == state
    }

    /// Hands over the whole content, piece by piece.
    package func read(_ take: ([UInt8]) -> Void) throws(TableError) {
        var place = 0
        while true {
            let piece = try bytes(at: place, count: 1 << 16)
            guard !piece.isEmpty else { return }
            take(piece)
            place += piece.count
        }
    }

    /// Reads from `place`; 0 at the end.
    func read(into room: UnsafeMutableRawBufferPointer, at place: Int) throws(TableError) -> Int {
        do throws(Errno) {
            return try file.read(into: room, at: place)
        } catch {
            throw .cannotRead(path: path, errno: error.code)
        }
    }

    /// The bytes from `place` on: `count` of them, or fewer at the end.
    func bytes(at place: Int, count: Int) throws(TableError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let more = try bytes.withUnsafeMutableBytes { room in
                Result { () throws(TableError) in
                    try read(
                        into: UnsafeMutableRawBufferPointer(rebasing: room[filled...]), at: place + filled)
                }
            }.get()
            guard more > 0 else { return Array(bytes.prefix(filled)) }
            filled += more
        }
        return bytes
    }

    func byteCount() throws(TableError) -> Int {
        do throws(Errno) { return try file.status().st_size } catch {
            throw .cannotRead(path: path, errno: error.code)
        }
    }

    /// A descriptor of its own for a library that closes what it is given.
    func sharedDescriptor() throws(TableError) -> Int32 {
        let copy = fcntl(file.descriptor, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0 else { throw .cannotRead(path: path, errno: errno) }
        return copy
    }

    /// What tells one state of a file from another.
    private struct State: Equatable {
        let device: dev_t
        let number: ino_t
        let byteCount: off_t
        let seconds: Int
        let nanoseconds: Int

        init(_ status: stat) {
            device = status.st_dev
            number = status.st_ino
            byteCount = status.st_size
            seconds = status.st_mtim.tv_sec
            nanoseconds = status.st_mtim.tv_nsec
        }
    }

    private static func copy(of pipe: OpenFile, path: String, limit: Int) throws(TableError) -> OpenFile {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
        defer { room.deallocate() }
        let copy: OpenFile
        do throws(Errno) { copy = try .temporary() } catch { throw .noRoom(errno: error.code) }
        var total = 0
        while true {
            let count: Int
            do throws(Errno) { count = try pipe.readOn(into: room) } catch {
                throw .cannotRead(path: path, errno: error.code)
            }
            guard count > 0 else { return copy }
            total += count
            guard total <= limit else { throw .tooLarge(path: path, part: nil, limit: limit) }
            do throws(Errno) { try copy.append(UnsafeRawBufferPointer(rebasing: room.prefix(count))) } catch {
                throw .noRoom(errno: error.code)
            }
        }
    }
}
