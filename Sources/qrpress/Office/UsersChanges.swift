import Access
import ArgumentParser
import Records
import Store

extension Users {
    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Liệt kê tài khoản. Lists the accounts.",
            discussion: """
                Mỗi dòng, cách nhau bằng tab. On every line, between tabs: login, role, unit, quota, state \
                (on | off), sign-in (password | password+code | tokens), name.
                """)

        @OptionGroup var state: StateOptions

        func work(in office: OpenState) async throws {
            for account in try await office.accounts {
                let signIn =
                    account.password == nil
                    ? "tokens" : account.oneTimeSecret == nil ? "password" : "password+code"
                let fields = [
                    account.login, account.role.rawValue, account.unit,
                    account.dailyQuota.map(String.init) ?? "-", account.isDisabled ? "off" : "on", signIn,
                    account.name,
                ]
                Terminal.output(fields.joined(separator: "\t") + "\n")
            }
        }
    }

    struct Password: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Đặt mật khẩu mới, mọi phiên kết thúc. Sets a new password and ends all sessions.")

        @OptionGroup var subject: LoginArgument
        @OptionGroup var password: PasswordOptions
        @OptionGroup var state: StateOptions

        func work(in office: OpenState) async throws {
            var account = try await office.account(subject.login)
            account.password = try await Passwords().hash(try password.password(for: subject.login))
            try await office.keep(account)
            Terminal.tell(
                Wording(
                    vi: "Đã đổi mật khẩu của \(subject.login).",
                    en: "Changed the password of \(subject.login)."))
        }
    }

    struct Disable: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Khóa tài khoản, mọi phiên kết thúc. Disables an account and ends its sessions.")

        @OptionGroup var subject: LoginArgument
        @OptionGroup var state: StateOptions

        func work(in office: OpenState) async throws {
            try await office.set(subject.login, disabled: true)
            Terminal.tell(Wording(vi: "Đã khóa \(subject.login).", en: "\(subject.login) is disabled."))
        }
    }

    struct Enable: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Mở lại tài khoản. Enables an account again.")

        @OptionGroup var subject: LoginArgument
        @OptionGroup var state: StateOptions

        func work(in office: OpenState) async throws {
            try await office.set(subject.login, disabled: false)
            Terminal.tell(Wording(vi: "Đã mở \(subject.login).", en: "\(subject.login) is enabled."))
        }
    }
}

extension OpenState {
    fileprivate func set(_ login: String, disabled: Bool) async throws {
        var account = try await account(login)
        account.isDisabled = disabled
        try await keep(account)
    }
}
