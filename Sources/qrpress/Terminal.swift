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

    /// Puts something in the place of standard descriptors that are closed, so that no file of a run gets their numbers
    /// and words meant for people end up in it.
    ///
    /// Reading and writing there fails as it would on a closed one.
    static func occupyStandardDescriptors() {
        for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(number, F_GETFD) < 0 {
            _ = open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
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
