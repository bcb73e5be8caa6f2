import Glibc

/// A plain file that is open for reading, closed when it is let go.
final class OpenFile {
    let stream: UnsafeMutablePointer<FILE>

    /// Throws when there is no such file, or none that can be read twice.
    init(_ path: String) throws(PictureError) {
        // Without O_NONBLOCK a pipe that nobody writes to would be waited for.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .cannotOpen(errno: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .notAFile
        }
        guard let stream = fdopen(descriptor, "rb") else {
            close(descriptor)
            throw .cannotOpen(errno: errno)
        }
        self.stream = stream
    }

    deinit { fclose(stream) }

    var descriptor: Int32 { fileno(stream) }

    /// Goes back to the first byte.
    func restart() { rewind(stream) }

    /// The first bytes, at most 1,024; the file stands at its beginning afterwards.
    func beginning() -> [UInt8] {
        restart()
        defer { restart() }
        return [UInt8](unsafeUninitializedCapacity: 1024) { bytes, count in
            count = fread(bytes.baseAddress, 1, 1024, stream)
        }
    }
}
