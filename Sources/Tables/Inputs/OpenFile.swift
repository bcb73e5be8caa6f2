import Glibc

/// The system's own number for what went wrong.
package struct Errno: Error, Hashable {
    package let code: Int32

    /// The number that the last call of the system left.
    static var last: Errno { Errno(code: errno) }
}

/// A file descriptor; closed when let go.
///
/// A file is read by place, so that many readers can share it.
package final class OpenFile {
    let descriptor: Int32

    /// Takes over a descriptor that was just opened; a negative one is a failure.
    private init(opened descriptor: Int32, _ failure: Errno) throws(Errno) {
        self.descriptor = descriptor
        guard descriptor >= 0 else { throw failure }
    }

    convenience init(reading path: String) throws(Errno) {
        let (opened, failure) = path.withCString { name in (open(name, O_RDONLY | O_CLOEXEC), Errno.last) }
        try self.init(opened: opened, failure)
    }

    /// A second descriptor for one that is open already.
    convenience init(sharing descriptor: Int32) throws(Errno) {
        let opened = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        try self.init(opened: opened, .last)
    }

    /// A new file that has lost its name: nobody else can open it, and it is gone when let go.
    ///
    /// It lies in `/var/tmp`, which is meant for what does not fit in memory, or else in `/tmp`.
    package static func temporary() throws(Errno) -> OpenFile {
        do throws(Errno) { return try temporary(in: "/var/tmp") } catch { return try temporary(in: "/tmp") }
    }

    /// `O_TMPFILE`, which the headers hide from Swift.
    ///
    /// Source: Linux, include/uapi/asm-generic/fcntl.h.
    private static let withoutName: Int32 = 0o20000000 | O_DIRECTORY

    private static func temporary(in folder: String) throws(Errno) -> OpenFile {
        // Linux's own way leaves no name behind, whenever the process dies; not every file system knows it.
        let nameless = open(folder, Self.withoutName | O_RDWR | O_CLOEXEC, 0o600)
        if nameless >= 0 { return try OpenFile(opened: nameless, .last) }
        var name = Array("\(folder)/qrpress-XXXXXX".utf8CString)
        let (opened, failure) = name.withUnsafeMutableBufferPointer { name in
            guard let start = name.baseAddress else { return (Int32(-1), Errno(code: EINVAL)) }
            let opened = mkstemp(start)
            let failure = Errno.last
            if opened >= 0 {
                unlink(start)
                _ = fcntl(opened, F_SETFD, FD_CLOEXEC)
            }
            return (opened, failure)
        }
        return try OpenFile(opened: opened, failure)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// What the system says of the file.
    func status() throws(Errno) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .last }
        return status
    }

    /// Reads from `place`, counted from the start of the file; 0 at its end.
    func read(into room: UnsafeMutableRawBufferPointer, at place: Int) throws(Errno) -> Int {
        try Self.repeated { pread(descriptor, room.baseAddress, room.count, place) }
    }

    /// Reads from `place` until the room is full.
    ///
    /// Throws `EIO` if the file ends before.
    package func fill(_ room: UnsafeMutableRawBufferPointer, at place: Int) throws(Errno) {
        var filled = 0
        while filled < room.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: room[filled...])
            let count = try read(into: rest, at: place + filled)
            guard count > 0 else { throw Errno(code: EIO) }
            filled += count
        }
    }

    /// Reads what a pipe has next; 0 at its end.
    func readOn(into room: UnsafeMutableRawBufferPointer) throws(Errno) -> Int {
        try Self.repeated { Glibc.read(descriptor, room.baseAddress, room.count) }
    }

    /// Writes everything behind what was written before.
    func append(_ bytes: UnsafeRawBufferPointer) throws(Errno) {
        var rest = bytes
        while !rest.isEmpty {
            let count = try Self.repeated { Glibc.write(descriptor, rest.baseAddress, rest.count) }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        }
    }

    /// Writes everything at `place`, counted from the start of the file.
    package func write(_ bytes: UnsafeRawBufferPointer, at place: Int) throws(Errno) {
        var written = 0
        while written < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
            written += try Self.repeated { pwrite(descriptor, rest.baseAddress, rest.count, place + written) }
        }
    }

    /// Makes the file this long; what is new in it reads as zeros.
    package func setByteCount(_ count: Int) throws(Errno) {
        guard ftruncate(descriptor, count) == 0 else { throw .last }
    }

    /// A signal interrupts a call; then it is made again.
    private static func repeated(_ call: () -> Int) throws(Errno) -> Int {
        while true {
            let count = call()
            if count >= 0 { return count }
            if errno != EINTR { throw .last }
        }
    }
}
