import Glibc

/// The terminal of whoever started the program, not showing what is typed for as long as the value lives.
final class SilentTerminal {
    private static let controlC: UInt8 = 3

    private let descriptor: Int32
    private var before = termios()

    /// Nil if the program was not started from a terminal.
    init?() {
        descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { return nil }
        guard tcgetattr(descriptor, &before) == 0 else {
            close(descriptor)
            return nil
        }
        var silent = before
        // Ctrl-C comes as a character, which ends the line: a program that dies here would leave the terminal silent.
        silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
        withUnsafeMutableBytes(of: &silent.c_cc) { $0[Int(VEOL)] = Self.controlC }
        tcsetattr(descriptor, TCSAFLUSH, &silent)
    }

    deinit {
        tcsetattr(descriptor, TCSAFLUSH, &before)
        close(descriptor)
    }

    /// Shows the question and answers the line that is typed.
    ///
    /// Throws a ``Failure`` if it is broken off with Ctrl-C or Ctrl-D, or is no UTF-8.
    func ask(_ question: String) throws -> String {
        Terminal.write(question, to: descriptor)
        defer { Terminal.write("\n", to: descriptor) }
        var line: [UInt8] = []
        while let byte = next(), byte != UInt8(ascii: "\n") {
            guard byte != Self.controlC else { throw Self.brokenOff }
            line.append(byte)
        }
        guard let text = String(validating: line, as: UTF8.self), !text.isEmpty else { throw Self.brokenOff }
        return text
    }

    private func next() -> UInt8? {
        var byte: UInt8 = 0
        var count = read(descriptor, &byte, 1)
        while count < 0, errno == EINTR { count = read(descriptor, &byte, 1) }
        return count == 1 ? byte : nil
    }

    private static var brokenOff: Failure {
        Failure(
            .usage, vi: "Chưa nhập mật khẩu nên không đổi gì.",
            en: "No password was entered; nothing was changed.")
    }
}
