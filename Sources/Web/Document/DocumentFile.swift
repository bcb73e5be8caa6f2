import Glibc
import NIOCore
import NIOPosix

/// A file that is open to be sent.
final class DocumentFile: Sendable {
    let size: Int
    private let descriptor: CInt

    /// As much as is read at a time.
    private static let chunk = 65_536

    /// Throws ``Refusal/missing`` when there is no such plain file, also when the name is a link.
    init(path: String) throws(Refusal) {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw [ENOENT, ENOTDIR, ELOOP].contains(errno) ? .missing : .fault
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .missing
        }
        (size, self.descriptor) = (Int(status.st_size), descriptor)
    }

    deinit { close(descriptor) }

    private struct CutShort: Error {}

    /// Gives the bytes of the range piece by piece, each when the one before has been taken.
    ///
    /// Throws when the file has become shorter: the reader must not take what there is for the whole.
    func read(_ range: Range<Int>, into take: (ByteBuffer) async throws -> Void) async throws {
        var place = range.lowerBound
        while place < range.upperBound {
            let piece = try await piece(at: place, upTo: min(Self.chunk, range.upperBound - place))
            guard piece.readableBytes > 0 else { throw CutShort() }
            place += piece.readableBytes
            try await take(piece)
        }
    }

    /// Reads on a thread that may block.
    private func piece(at place: Int, upTo count: Int) async throws -> ByteBuffer {
        try await NIOThreadPool.singleton.runIfActive { [descriptor] in
            var buffer = ByteBufferAllocator().buffer(capacity: count)
            try buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { bytes in
                let read = pread(descriptor, bytes.baseAddress, count, off_t(place))
                guard read >= 0 else { throw IOError(errnoCode: errno, reason: "pread") }
                return read
            }
            return buffer
        }
    }
}
