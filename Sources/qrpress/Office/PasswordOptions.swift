import Access
import ArgumentParser
import Foundation
import Glibc

/// Where a new password comes from: asked for on the terminal, or standard input; never the command line, which others see.
struct PasswordOptions: ParsableArguments {
    @Flag(
        name: .customLong("password-stdin"),
        help: "Đọc mật khẩu từ standard input, một dòng. Reads the password from standard input, one line.")
    var isOnStandardInput = false

    /// The password for the account of this login.
    ///
    /// Throws a ``Failure``: 65 for one that cannot be used, 64 if there is neither a terminal nor `--password-stdin`.
    func password(for login: String) throws -> NewPassword {
        let text = try isOnStandardInput ? Self.line() : Self.asked(for: login)
        do {
            return try NewPassword(text, login: login)
        } catch {
            throw Failure(error)
        }
    }

    /// What standard input holds, without the end of the line.
    private static func line() throws -> String {
        // Longer than any password: what is longer still is told to be too long.
        var bytes = try FileHandle.standardInput.read(upToCount: 4 * NewPassword.longest) ?? Data()
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard let text = String(data: bytes, encoding: .utf8), !text.contains(where: \.isNewline) else {
            throw Failure(
                .badData, vi: "Mật khẩu trên standard input phải là một dòng UTF-8.",
                en: "The password on standard input has to be one line of UTF-8.")
        }
        return text
    }

    private static func asked(for login: String) throws -> String {
        guard let terminal = SilentTerminal() else {
            throw Failure(
                .usage, vi: "Không có màn hình để hỏi mật khẩu; dùng --password-stdin.",
                en: "There is no terminal to ask for the password; use --password-stdin.")
        }
        let first = try terminal.ask("Mật khẩu của \(login) · Password of \(login): ")
        guard try terminal.ask("Nhập lại · Again: ") == first else {
            throw Failure(.badData, vi: "Hai lần nhập khác nhau.", en: "The two are not the same.")
        }
        return first
    }
}
