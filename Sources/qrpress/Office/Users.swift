import ArgumentParser
import Store

struct Users: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tài khoản của văn phòng. The accounts of the office.",
        discussion: """
            Người đầu tiên, cùng đơn vị đầu tiên. The first person, together with the first unit:
              qrpress users add an --role system-admin --unit 48 --unit-name "UBND thành phố Đà Nẵng"

            Một nhân viên của phường. A clerk of a ward:
              qrpress users add binh --role clerk --unit 20194 --name "Trần Thị Bình"

            Một chương trình: token thay cho mật khẩu. A program: a token in place of a password:
              qrpress users add may-in --role machine --unit 20194
              qrpress tokens add may-in --label "Máy ở quầy số 1"

            Kết thúc / exit: 65 không dùng được hoặc đã có, cannot be used or is taken · 66 không có, no such login or unit · \
            73 không tạo được, cannot be created · 74 ổ đĩa hoặc dữ liệu hỏng, disk or data broken · 75 đang bận, busy · \
            78 khóa, the key
            """,
        subcommands: [Add.self, List.self, Password.self, Disable.self, Enable.self, OneTime.self])

    /// The login that a command is about.
    struct LoginArgument: ParsableArguments {
        @Argument(help: .init("Tên đăng nhập. The login.", valueName: "login"))
        var login: String
    }
}

extension Role: ExpressibleByArgument {}

extension OpenState {
    /// Keeps an account, new or changed.
    func keep(_ account: Account) async throws(StoreError) {
        try await store.keep(account, .command(.keepAccount, in: account.unit, about: account.id.text))
    }
}
