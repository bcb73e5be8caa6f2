import Foundation
import Glibc
import Records

/// Words go to standard error; standard output is for data.
enum Terminal {
    static func tell(_ message: Wording) {
        tell(message.vi)
        if message.en != message.vi { tell(message.en) }
    }

    static func tell(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

    static func output(_ text: String) { write(text, to: STDOUT_FILENO) }

    /// Data for machines: JSON with its keys in order.
    static func output(json value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        output(String(decoding: try encoder.encode(value), as: UTF8.self) + "\n")
    }

    /// Whether a person watches standard error.
    static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes all of `bytes`; false when nobody takes them any more.
    @discardableResult
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count >= 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }

    static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { _ = write(UnsafeRawBufferPointer($0), to: descriptor) }
    }
}
