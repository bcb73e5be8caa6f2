import Access
import ArgumentParser
import Foundation
import Records
import Store

struct Tokens: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Token cho chương trình. Tokens for programs.",
        discussion: """
            Token chỉ hiện một lần; văn phòng chỉ giữ mã băm. A token is shown once; the office keeps its hash only:
              qrpress tokens add may-in --label "Máy ở quầy số 1" > token.txt
            """,
        subcommands: [Add.self, List.self, Revoke.self])

    struct Add: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tạo token và in ra một lần. Makes a token and prints it once.")

        @OptionGroup var subject: Users.LoginArgument
        @Option(help: .init("Dùng vào việc gì. What it is for.", valueName: "words")) var label: String
        @OptionGroup var state: StateOptions

        func validate() throws { try Names.check(words: label, of: "--label") }

        func work(in office: OpenState) async throws {
            let account = try await office.account(subject.login)
            let secret = Secret(.token)
            let now = Date()
            try await office.keep(
                AccessToken(
                    id: ID(at: now), hash: secret.hash, account: account.id, label: label, created: now),
                of: account)
            Terminal.output(secret.text + "\n")
        }
    }

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Liệt kê token của một tài khoản. Lists the tokens of an account.",
            discussion: """
                Mỗi dòng, cách nhau bằng tab. On every line, between tabs: id, created, revoked (“-” for a good one), \
                label.
                """)

        @OptionGroup var subject: Users.LoginArgument
        @OptionGroup var state: StateOptions

        func work(in office: OpenState) async throws {
            let account = try await office.account(subject.login)
            for token in try await office.store.tokens(of: account.id) {
                let fields = [
                    token.id.text, token.created.ISO8601Format(), token.revoked?.ISO8601Format() ?? "-",
                    token.label,
                ]
                Terminal.output(fields.joined(separator: "\t") + "\n")
            }
        }
    }

    struct Revoke: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Thu hồi một token, ngay lập tức. Revokes a token, at once.")

        @Argument(help: .init("Mã của token, như trong tokens list. Its id, as listed.", valueName: "id"))
        var id: String
        @OptionGroup var state: StateOptions

        func work(in office: OpenState) async throws {
            guard let (account, found) = try await office.token(id) else {
                throw Failure(
                    missing: "token", "token", id, known: [], list: "qrpress tokens list <login>")
            }
            // The moment of the first time stays.
            if found.revoked == nil {
                var token = found
                token.revoked = Date()
                try await office.keep(token, of: account)
            }
            Terminal.tell(
                Wording(
                    vi: "Đã thu hồi token của \(account.login).", en: "Revoked the token of \(account.login)."
                ))
        }
    }
}

extension OpenState {
    /// The token of this id, and whose it is.
    fileprivate func token(_ id: String) async throws(StoreError) -> (Account, AccessToken)? {
        for account in try await accounts {
            let tokens = try await store.tokens(of: account.id)
            if let token = tokens.first(where: { $0.id.text == id }) { return (account, token) }
        }
        return nil
    }

    fileprivate func keep(_ token: AccessToken, of account: Account) async throws(StoreError) {
        try await store.keep(token, .command(.keepToken, in: account.unit, about: token.id.text))
    }
}
