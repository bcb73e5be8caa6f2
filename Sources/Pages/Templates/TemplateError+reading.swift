import Foundation
import Glibc

extension TemplateError {
    /// The bytes of a file of a designer's, which messages call `file`.
    ///
    /// Throws for anything but a regular file, and for one of more than `limit` bytes: what designers write is small, and
    /// more is a mistake or an attack.
    static func reading(_ path: String, as file: String, limit: Int) throws(TemplateError) -> [UInt8] {
        var status = stat()
        // A pipe or a device has no end, and a look at its size is all that may be asked of it.
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw TemplateError(file: file, element: "file", reason: "the file cannot be read")
        }
        guard status.st_size <= limit else {
            let size = limit < 1_000_000 ? "\(limit / 1000) kB" : "\(limit / 1_000_000) MB"
            throw TemplateError(file: file, element: "file", reason: "the file is larger than \(size)")
        }
        guard let content = FileManager.default.contents(atPath: path) else {
            throw TemplateError(file: file, element: "file", reason: "the file cannot be read")
        }
        return [UInt8](content)
    }
}
