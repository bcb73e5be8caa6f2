import Access
import Foundation
import HTTPTypes
import Hummingbird
import Records
import Store
import Web

/// Who works in a unit: the list, and somebody new.
struct StaffScreens: Sendable {
    let counter: Counter
    /// Secrets that are to be shown, each once and soon.
    let secrets = Drafts<ShownSecret>(mostEach: 20, patience: .seconds(300))

    static let path = "/accounts"
    /// How many accounts are on a page.
    private static let part = 50

    func add(to router: Router<WebContext>) {
        let accounts = router.group("/accounts")
        accounts.get { request, _ in try await list(request) }
        accounts.get("/new") { request, _ in
            let clerk = try await counter.clerk(request, for: .accounts)
            let unit = request.uri.queryParameters["unit"].map(String.init) ?? clerk.account.unit
            return try await show(AccountForm(unit: unit), to: clerk)
        }
        accounts.post { request, _ in try await add(request) }
        AccountChanges(counter: counter, staff: self).add(to: accounts)
    }

    private func list(_ request: Request) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .accounts)
        let query = request.uri.queryParameters
        let asked = query["unit"].map(String.init)
        let picker = try UnitPicker(asked, of: clerk.caller, on: try counter.rooms.today)
        let scope = clerk.caller.tree.scope(of: picker.unit).intersection(clerk.caller.scope)
        let accounts = try await answering { try await counter.rooms.store.accounts(in: scope) }
        let parts = max(1, (accounts.count + Self.part - 1) / Self.part)
        let part = min(max(1, query["part"].flatMap { Int($0) } ?? 1), parts)
        let lines = accounts.dropFirst((part - 1) * Self.part).prefix(Self.part).map {
            AccountListPage.Line($0, by: clerk.caller, in: clerk.language)
        }
        let page = AccountListPage(
            picker: picker, isDeep: scope.count > 1, lines: Array(lines), hasLines: !accounts.isEmpty,
            count: accounts.count, part: part,
            parts: parts, earlier: part > 1 ? part - 1 : nil, later: part < parts ? part + 1 : nil)
        return try counter.show(
            "accounts", page, in: .accounts, to: clerk.visitor, notice: counter.notice(request))
    }

    private func add(_ request: Request) async throws -> Response {
        let (clerk, form) = try await counter.form(request, for: .accounts)
        let rooms = counter.rooms
        let moment = rooms.now()
        var sent = AccountForm(form, by: clerk.caller, on: try rooms.today)
        let empty = Account(
            id: ID(at: moment), login: sent.login, name: "", role: .clerk, unit: clerk.account.unit)
        let first = Self.password(form.exact("password"), of: &sent)
        guard var account = sent.applied(to: empty) else { return try await show(sent, to: clerk) }
        do {
            if let first { account.password = try await rooms.passwords.hash(first.password) }
            try await keep(account, by: clerk, at: moment)
        } catch StoreError.taken {
            sent.blame("login", AccountForm.taken)
            return try await show(sent, to: clerk)
        } catch let error as StoreError {
            throw Refusal(error)
        }
        return lead(to: account, .accountAdded, showing: first?.shown, to: clerk)
    }

    /// What was typed as a password, or one that is made up; nil for a program without one, and when it cannot be used.
    private static func password(_ typed: String, of form: inout AccountForm) -> FirstPassword? {
        if typed.isEmpty, form.role == .machine { return nil }
        do {
            return try FirstPassword(typed, login: form.login)
        } catch {
            form.blame("password", error.wording)
            return nil
        }
    }

    private func show(_ form: AccountForm, to clerk: Clerk) async throws -> Response {
        let page = AccountPage(
            form, by: clerk.caller, on: try counter.rooms.today, in: clerk.language)
        return try counter.show(
            "accounts-one", page, in: .accounts, to: clerk.visitor,
            status: form.faults.isEmpty ? .ok : .unprocessableContent)
    }

    /// Keeps an account, new or changed.
    func keep(_ account: Account, by clerk: Clerk, at moment: Date) async throws {
        try await counter.rooms.store.keep(
            account,
            Act(
                .keepAccount, at: moment, by: clerk.account.id, unit: account.unit, count: 0,
                subject: account.id.text))
    }

    /// To the page of the account, where a secret is shown once.
    func lead(
        to account: Account, _ notice: Notice, showing secret: String? = nil, isToken: Bool = false,
        to clerk: Clerk
    ) -> Response {
        var path = "\(Self.path)/\(account.id.text)"
        if let secret {
            let shown = ShownSecret(text: secret, isToken: isToken, account: account.id)
            path += "?secret=\(secrets.keep(shown, of: clerk.account.id))"
        }
        return counter.go(to: path, notice)
    }
}

/// A password that an administrator gives: typed, or made up.
struct FirstPassword: Sendable {
    let password: NewPassword
    /// What is to be shown of one that was made up.
    let shown: String?

    /// Throws why a typed one cannot be used.
    init(_ typed: String, login: String) throws(NewPassword.Fault) {
        shown = typed.isEmpty ? GeneratedPassword().text : nil
        password = try NewPassword(shown ?? typed, login: login)
    }
}

extension AccountListPage.Line {
    fileprivate init(_ account: Account, by caller: Caller, in language: Language) {
        id = account.id.text
        (login, name, isDisabled) = (account.login, account.name, account.isDisabled)
        role = language.text(account.role.title)
        unit = caller.tree.units[account.unit]?.name ?? account.unit
        isOwn = account.id == caller.account.id
        let way =
            account.password == nil
            ? Wording(vi: "token", en: "tokens")
            : account.oneTimeSecret == nil
                ? Wording(vi: "mật khẩu", en: "password")
                : Wording(vi: "mật khẩu và mã một lần", en: "password and one-time code")
        signIn = language.text(way)
    }
}
