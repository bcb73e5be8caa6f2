import Foundation
import Press

/// A file that a command was asked for with `-o`.
enum OutputFile {
    /// Writes the bytes; the name is given only to a whole file.
    ///
    /// Throws a ``Failure`` when the place cannot be written.
    static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Failure(
                .cannotCreate, vi: "Không ghi được \(path). Chọn chỗ khác với -o.",
                en: "Cannot write \(path). Choose another place with -o.")
        }
    }
}
