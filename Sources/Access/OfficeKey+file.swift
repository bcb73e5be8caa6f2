import Foundation
import Glibc

extension OfficeKey {
    /// The key in the file.
    ///
    /// Throws ``AccessError/noKey(path:)``, or another one when the file is not what ``make(at:)`` leaves. A link is not
    /// followed.
    package init(at path: String) throws(AccessError) {
        // A pipe would let the program wait for a writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT: throw .noKey(path: path)
            case ELOOP: throw .keyDamaged(path: path)
            default: throw .keyUnreadable(path: path, errno: errno)
            }
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .keyUnreadable(path: path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .keyDamaged(path: path) }
        guard status.st_mode & 0o077 == 0 else {
            throw .keyOpenToOthers(path: path, mode: status.st_mode & 0o7777)
        }
        // One byte more than the digits and the end of the line, so that a longer file is seen as longer.
        var text = [UInt8](repeating: 0, count: 2 * Self.byteCount + 2)
        let count = read(descriptor, &text, text.count)
        guard count >= 0 else { throw .keyUnreadable(path: path, errno: errno) }
        guard let bytes = Hexadecimal.bytes(text.prefix(count)), let key = OfficeKey(bytes) else {
            throw .keyDamaged(path: path)
        }
        self = key
    }

    /// The key in the file, made if there is none.
    ///
    /// When it returns the file is whole and durable. Of several programs that make one at once all end with the same key.
    package static func make(at path: String) throws(AccessError) -> OfficeKey {
        do throws(AccessError) {
            return try OfficeKey(at: path)
        } catch .noKey {
            var random = SystemRandomNumberGenerator()
            let part = "\(path).\(String(random.next() as UInt64, radix: 16)).part"
            defer { unlink(part) }
            let failure = write(Hexadecimal.text((0..<byteCount).map { _ in random.next() }) + "\n", to: part)
            guard failure == 0 else { throw AccessError.keyNotMade(path: path, errno: failure) }
            // Unlike a renaming, a link never takes the place of a key that somebody else has made meanwhile.
            guard link(part, path) == 0 || errno == EEXIST else {
                throw AccessError.keyNotMade(path: path, errno: errno)
            }
            try settle(folderOf: path)
            return try OfficeKey(at: path)
        }
    }

    /// Writes the text durably into a new file that only its owner may read; answers what went wrong, or 0.
    private static func write(_ text: String, to path: String) -> Int32 {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return errno }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        let count = Glibc.write(descriptor, bytes, bytes.count)
        // So few bytes are written at once, or the disk is full.
        guard count == bytes.count else { return count < 0 ? errno : ENOSPC }
        return fsync(descriptor) == 0 ? 0 : errno
    }

    /// Makes the names in the folder durable.
    private static func settle(folderOf path: String) throws(AccessError) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .keyNotMade(path: path, errno: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .keyNotMade(path: path, errno: errno) }
    }
}
