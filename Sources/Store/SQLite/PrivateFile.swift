import Foundation
import Glibc

/// Files that nobody else on the host may read (mode 0600).
enum PrivateFile {
    /// Makes an empty file, or makes the one that is there private.
    ///
    /// One that is there is never opened: closing it would drop the locks that SQLite holds on it in this process.
    static func make(at path: String) throws(StoreError) {
        let opened = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if opened >= 0 {
            close(opened)
            try sync(folderOf: path)
        } else {
            guard errno == EEXIST else { throw failure() }
            guard chmod(path, 0o600) == 0 else { throw failure() }
        }
    }

    /// Makes an empty file beside `path` under a name that nobody has, and answers its path.
    static func makePart(of path: String) throws(StoreError) -> String {
        var name = Array("\(path).part-XXXXXX".utf8CString)
        let opened = mkstemp(&name)
        guard opened >= 0 else { throw failure() }
        close(opened)
        return name.withUnsafeBufferPointer { name in
            String(decoding: UnsafeRawBufferPointer(name).dropLast(), as: UTF8.self)
        }
    }

    /// Gives the file its name once its bytes are on the disk; throws ``StoreError/taken`` if there is one of that name.
    static func publish(_ part: String, as path: String) throws(StoreError) {
        try sync(part, O_RDONLY)
        // Renaming would replace what is there; but only an empty file of our own can be there now.
        let reserved = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard reserved >= 0 else { throw failure() }
        close(reserved)
        guard rename(part, path) == 0 else {
            let failure = failure()
            unlink(path)
            throw failure
        }
        try sync(folderOf: path)
    }

    private static func sync(folderOf path: String) throws(StoreError) {
        try sync(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY)
    }

    private static func sync(_ path: String, _ flags: Int32) throws(StoreError) {
        let opened = open(path, flags | O_CLOEXEC)
        guard opened >= 0 else { throw failure() }
        defer { close(opened) }
        guard fsync(opened) == 0 else { throw failure() }
    }

    private static func failure() -> StoreError {
        errno == EEXIST ? .taken : .io(String(cString: strerror(errno)))
    }
}
