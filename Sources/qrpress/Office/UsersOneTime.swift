import Access
import ArgumentParser
import Glibc
import Records
import Store
import Symbols

extension Users {
    struct OneTime: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "one-time", abstract: "Mã một lần khi đăng nhập. One-time codes for signing in.",
            discussion: """
                In ra địa chỉ otpauth cho ứng dụng xác thực, trên màn hình có cả mã QR; chỉ một lần. Prints the address for \
                an authenticator app, on a terminal also as a QR code; only once.
                """)

        @OptionGroup var subject: LoginArgument

        @Flag(help: "Không dùng mã một lần nữa. No codes any more.")
        var off = false

        @OptionGroup var state: StateOptions

        func work(in office: OpenState) async throws {
            var account = try await office.account(subject.login)
            guard !off else {
                account.oneTimeSecret = nil
                try await office.keep(account)
                Terminal.tell(
                    Wording(
                        vi: "\(subject.login) không cần mã một lần nữa.",
                        en: "\(subject.login) needs no one-time code any more."))
                return
            }
            guard account.password != nil else {
                throw Failure(
                    .badData, vi: "\(subject.login) không đăng nhập bằng mật khẩu.",
                    en: "\(subject.login) does not sign in with a password.")
            }
            let code = OneTimeCode()
            account.oneTimeSecret = try office.key.seal.close(code.bytes, about: account.id.text)
            try await office.keep(account)
            let address = code.address(login: account.login, issuer: "QRPress")
            if isatty(STDOUT_FILENO) == 1, let picture = Self.picture(of: address) {
                Terminal.output(picture)
            }
            Terminal.output(address + "\n")
        }

        /// The address as a QR code of blocks, two rows of modules to a line, light where the terminal has ink.
        private static func picture(of address: String) -> String? {
            guard let symbol = try? Symbol(encoding: Array(address.utf8), correction: .low) else {
                return nil
            }
            let range = -Symbol.quietZone..<symbol.size + Symbol.quietZone
            let isLight = { (column: Int, row: Int) in
                !(0..<symbol.size).contains(column) || !(0..<symbol.size).contains(row)
                    || !symbol[column, row]
            }
            let lines = stride(from: range.lowerBound, to: range.upperBound, by: 2).map { row in
                range.map { column in
                    switch (isLight(column, row), isLight(column, row + 1)) {
                    case (true, true): "█"
                    case (true, false): "▀"
                    case (false, true): "▄"
                    case (false, false): " "
                    }
                }.joined() + "\n"
            }
            return lines.joined()
        }
    }
}
