import Access
import Foundation
import HTTPTypes
import Hummingbird
import Records
import Store
import Web

/// One account of the scope, and what an administrator may change about it.
struct AccountChanges: Sendable {
    let counter: Counter
    let staff: StaffScreens

    func add(to accounts: RouterGroup<WebContext>) {
        accounts.get("/:id") { request, context in try await ask(request, context) }
        accounts.post("/:id") { request, context in try await change(request, context) }
        accounts.post("/:id/password") { request, context in try await givePassword(request, context) }
        for (way, disables) in [("disable", true), ("enable", false)] {
            accounts.post("/:id/\(way)") { request, context in
                try await set(request, context, disabled: disables)
            }
        }
        accounts.post("/:id/one-time/off") { request, context in try await endOneTime(request, context) }
        accounts.post("/:id/tokens") { request, context in try await addToken(request, context) }
        accounts.post("/:id/tokens/:token/revoke") { request, context in
            try await revoke(request, context)
        }
    }

    private func ask(_ request: Request, _ context: WebContext) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .accounts)
        let account = try await account(context, of: clerk)
        let name = request.uri.queryParameters["secret"].map(String.init) ?? ""
        let secret = staff.secrets.value(name, of: clerk.account.id).flatMap {
            $0.account == account.id ? $0 : nil
        }
        staff.secrets.remove(name, of: clerk.account.id)
        return try await show(
            AccountForm(account), of: account, to: clerk, secret: secret, notice: counter.notice(request))
    }

    private func show(
        _ form: AccountForm, of account: Account, to clerk: Clerk, secret: ShownSecret? = nil,
        notice: Notice? = nil
    ) async throws -> Response {
        let tokens = try await answering { try await counter.rooms.store.tokens(of: account.id) }
        let page = AccountPage(
            form, of: account, tokens: tokens, secret: secret, by: clerk.caller,
            on: try counter.rooms.today, in: clerk.language)
        return try counter.show(
            "accounts-one", page, in: .accounts, to: clerk.visitor, notice: notice,
            status: form.faults.isEmpty ? .ok : .unprocessableContent)
    }

    private func change(_ request: Request, _ context: WebContext) async throws -> Response {
        let (clerk, form, account) = try await subject(request, context)
        let sent = AccountForm(form, login: account.login, by: clerk.caller, on: try counter.rooms.today)
        guard let changed = sent.applied(to: account) else {
            return try await show(sent, of: account, to: clerk)
        }
        return try await keep(changed, .accountKept, by: clerk)
    }

    private func givePassword(_ request: Request, _ context: WebContext) async throws -> Response {
        let (clerk, form, account) = try await subject(request, context)
        let first: FirstPassword
        do {
            first = try FirstPassword(form.exact("password"), login: account.login)
        } catch {
            var form = AccountForm(account)
            form.blame("password", error.wording)
            return try await show(form, of: account, to: clerk)
        }
        var changed = account
        changed.password = try await answering {
            try await counter.rooms.passwords.hash(first.password)
        }
        return try await keep(changed, .passwordGiven, showing: first.shown, by: clerk)
    }

    private func set(
        _ request: Request, _ context: WebContext, disabled: Bool
    ) async throws -> Response {
        var (clerk, _, account) = try await subject(request, context)
        account.isDisabled = disabled
        return try await keep(account, disabled ? .accountDisabled : .accountEnabled, by: clerk)
    }

    private func endOneTime(_ request: Request, _ context: WebContext) async throws -> Response {
        var (clerk, _, account) = try await subject(request, context)
        account.oneTimeSecret = nil
        return try await keep(account, .oneTimeOff, by: clerk)
    }

    private func keep(
        _ account: Account, _ notice: Notice, showing secret: String? = nil, by clerk: Clerk
    ) async throws -> Response {
        try await answering { try await staff.keep(account, by: clerk, at: counter.rooms.now()) }
        return staff.lead(to: account, notice, showing: secret, to: clerk)
    }

    private func addToken(_ request: Request, _ context: WebContext) async throws -> Response {
        let (clerk, form, account) = try await subject(request, context)
        guard account.role == .machine else { throw Refusal.forbidden }
        let label = (form["label"] ?? "").precomposedStringWithCanonicalMapping
        guard label.canBeName else {
            var form = AccountForm(account)
            form.blame("label", Self.badLabel)
            return try await show(form, of: account, to: clerk)
        }
        let secret = Secret(.token)
        let moment = counter.rooms.now()
        let token = AccessToken(
            id: ID(at: moment), hash: secret.hash, account: account.id, label: label, created: moment)
        try await keep(token, of: account, by: clerk)
        return staff.lead(to: account, .tokenAdded, showing: secret.text, isToken: true, to: clerk)
    }

    private func revoke(_ request: Request, _ context: WebContext) async throws -> Response {
        let (clerk, _, account) = try await subject(request, context)
        let tokens = try await answering { try await counter.rooms.store.tokens(of: account.id) }
        guard var token = tokens.first(where: { $0.id.text == context.parameters.get("token") }) else {
            throw Refusal.missing
        }
        // The moment of the first time stays.
        if token.revoked == nil {
            token.revoked = counter.rooms.now()
            try await keep(token, of: account, by: clerk)
        }
        return staff.lead(to: account, .tokenRevoked, to: clerk)
    }

    private func keep(_ token: AccessToken, of account: Account, by clerk: Clerk) async throws {
        try await answering {
            try await counter.rooms.store.keep(
                token,
                Act(
                    .keepToken, at: counter.rooms.now(), by: clerk.account.id, unit: account.unit, count: 0,
                    subject: token.id.text))
        }
    }

    /// The account that a form is about, which its sender may change.
    private func subject(
        _ request: Request, _ context: WebContext
    ) async throws -> (clerk: Clerk, form: Form, account: Account) {
        let (clerk, form) = try await counter.form(request, for: .accounts)
        let account = try await account(context, of: clerk)
        guard clerk.caller.mayChange(account) else { throw Refusal.forbidden }
        return (clerk, form, account)
    }

    /// The account that the address names; one outside the scope is missing.
    private func account(_ context: WebContext, of clerk: Clerk) async throws -> Account {
        let id = try context.id(of: Account.self)
        return try await answering {
            guard let account = try await counter.rooms.store.account(id),
                clerk.caller.scope.contains(account.unit)
            else { throw Refusal.missing }
            return account
        }
    }

    private static let badLabel = Wording(
        vi: "Ghi token dùng vào việc gì, 1–200 ký tự.", en: "Say what the token is for, in 1–200 characters.")
}
