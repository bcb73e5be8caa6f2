import Glibc

/// A file open for reading; closed when let go.
final class InputFile {
    let path: String
    private let descriptor: Int32

    init(path: String) throws(TableError) {
        self.path = path
        let (opened, failure) = path.withCString { name in
            let opened = open(name, O_RDONLY | O_CLOEXEC)
            return (opened, opened < 0 ? errno : 0)
        }
        descriptor = opened
        guard opened >= 0 else {
            throw failure == ENOENT ? .notFound(path: path) : .cannotRead(path: path, errno: failure)
        }
        var status = stat()
        if fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            throw .isDirectory(path: path)
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Reads into `storage` from `offset`, at most `limit` bytes; 0 at the end of the file.
    func read(into storage: inout [UInt8], at offset: Int, limit: Int) throws(TableError) -> Int {
        let (count, failure) = storage.withUnsafeMutableBytes { bytes in
            let room = UnsafeMutableRawBufferPointer(rebasing: bytes[offset...].prefix(limit))
            while true {
                let count = Glibc.read(descriptor, room.baseAddress, room.count)
                if count >= 0 { return (count, Int32(0)) }
                if errno != EINTR { return (0, errno) }
            }
        }
        guard failure == 0 else { throw .cannotRead(path: path, errno: failure) }
        return count
    }
}
