import Glibc
package import NIOCore
import NIOPosix

/// A new file that an upload is written to.
///
/// Whoever made it takes it away again with ``discard()`` when the upload fails.
package final class UploadFile: Sendable {
    package let path: String
    private let descriptor: CInt

    /// Makes the file, for the owner only; there must be none of this name.
    ///
    /// Throws ``Refusal/diskFull`` or ``Refusal/fault``.
    package init(path: String) throws(Refusal) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        self.path = path
        guard descriptor >= 0 else { throw Self.refusal(errno) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Writes all bytes, on a thread that may block.
    package func write(_ bytes: ByteBuffer) async throws {
        try await NIOThreadPool.singleton.runIfActive { [descriptor] in
            var rest = bytes
            while rest.readableBytes > 0 {
                let written = rest.withUnsafeReadableBytes {
                    Glibc.write(descriptor, $0.baseAddress, $0.count)
                }
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { throw Self.refusal(errno) }
                rest.moveReaderIndex(forwardBy: written)
            }
        }
    }

    /// Returns when the bytes have reached the disk.
    package func finish() async throws {
        try await NIOThreadPool.singleton.runIfActive { [descriptor] in
            guard fsync(descriptor) == 0 else { throw Self.refusal(errno) }
        }
    }

    /// Takes the file away.
    package func discard() { unlink(path) }

    private static func refusal(_ code: CInt) -> Refusal {
        code == ENOSPC || code == EDQUOT ? .diskFull : .fault
    }
}
