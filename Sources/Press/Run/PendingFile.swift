import Foundation
import Glibc
import Payloads

/// A file that has its final name only once it is whole and on the disk.
///
/// Until ``publish()`` it is called `<name>.qrpress.part`; let go before that, it is removed. Not for several threads.
final class PendingFile {
    let path: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var failure: Int32 = 0
    private var isPublished = false
    private var hash = Fingerprint()

    private static let bufferSize = 1 << 16
    static let ending = ".qrpress.part"

    /// Throws ``PressError/cannotCreate(path:errno:)``.
    ///
    /// A link of the same name is not followed.
    init(path: String) throws(PressError) {
        self.path = path
        let (opened, errno) = "\(path)\(Self.ending)".withCString { name in
            // Whatever a killed run or anybody else left there is not written into, nor waited for.
            unlink(name)
            let opened = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
            return (opened, opened < 0 ? Glibc.errno : 0)
        }
        descriptor = opened
        guard opened >= 0 else { throw .cannotCreate(path: path, errno: errno) }
        buffer.reserveCapacity(Self.bufferSize)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if !isPublished { unlink(pendingPath) }
    }

    /// Takes bytes; false once any of them could not be written.
    @discardableResult
    func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if buffer.count + bytes.count > Self.bufferSize { flush() }
        if bytes.count >= Self.bufferSize { write(bytes) } else { buffer.append(contentsOf: bytes) }
        return failure == 0
    }

    func take(_ bytes: [UInt8]) throws(PressError) {
        let taken = bytes.withUnsafeBytes { take($0) }
        if !taken { throw .cannotWrite(path: path, errno: failure) }
    }

    /// What went wrong with writing, for an error that reached the file through a ``Sink``.
    var writeError: PressError? { failure == 0 ? nil : .cannotWrite(path: path, errno: failure) }

    /// The SHA-256 of everything that was written, in lower-case hexadecimal; of a whole file after ``settle()``.
    var sha256: String { hash.hex }

    /// Where the bytes are until the file has its name.
    var pendingPath: String { path + Self.ending }

    /// Makes the bytes durable, so that the file can be looked at before it has its name.
    ///
    /// A failed fsync is never tried again: the kernel may have dropped the bytes.
    func settle() throws(PressError) {
        flush()
        if failure == 0, fsync(descriptor) != 0 { failure = errno }
        if failure != 0 { throw .cannotWrite(path: path, errno: failure) }
    }

    /// Makes the bytes durable and gives the file its name.
    func publish() throws(PressError) { try publish(as: path) }

    /// Makes the bytes durable and gives the file a name that was not known when it was begun.
    func publish(as path: String) throws(PressError) {
        try settle()
        if rename(pendingPath, path) != 0 { failure = errno }
        if failure != 0 { throw .cannotWrite(path: path, errno: failure) }
        isPublished = true
    }

    private func flush() {
        buffer.withUnsafeBytes { write($0) }
        buffer.removeAll(keepingCapacity: true)
    }

    private func write(_ bytes: UnsafeRawBufferPointer) {
        hash.update(bytes)
        var rest = bytes
        while failure == 0, !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count >= 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            } else if errno != EINTR {
                failure = errno
            }
        }
    }
}

extension Press {
    /// Writes a document under its name, whole and durable or not at all.
    ///
    /// Throws ``PressError/cannotCreate(path:errno:)`` and ``PressError/cannotWrite(path:errno:)``.
    package static func keep(_ document: [UInt8], at path: String) throws(PressError) {
        let file = try PendingFile(path: path)
        try file.take(document)
        try file.publish()
        try RunFolder.sync(RunFolder.parent(of: path))
    }

    /// Makes the names in a folder durable; the bytes behind them are not asked after.
    ///
    /// Throws ``PressError/cannotWrite(path:errno:)``.
    package static func settle(namesIn folder: String) throws(PressError) { try RunFolder.sync(folder) }
}
