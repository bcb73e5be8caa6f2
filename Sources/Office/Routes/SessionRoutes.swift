import Access
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Web

/// Signing in and out with a browser.
struct SessionRoutes: Sendable {
    let rooms: OfficeRooms
    let gate: Gate

    private struct SignIn: Decodable {
        let login: String
        let password: String
        let code: String?
    }

    private struct Answer: Encodable {
        let account: String
        let login: String
        let name: String
        let role: String
        let unit: String
        @Told var formToken: String?

        private enum CodingKeys: String, CodingKey {
            case account, login, name, role, unit
            case formToken = "form_token"
        }

        init(_ account: Account, formToken: String?) {
            (self.account, login, name) = (account.id.text, account.login, account.name)
            (role, unit) = (account.role.rawValue, account.unit)
            self.formToken = formToken
        }
    }

    func add(to router: RouterGroup<WebContext>) {
        router.group("/session")
            .post { request, context in try await signIn(request, context) }
            .get { request, _ in
                let caller = try await gate.caller(of: request)
                return try Response.json(Answer(caller.account, formToken: caller.session?.formToken))
            }
            .delete { request, _ in try await signOut(request) }
    }

    private func signIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let sent = try await JSONBody(of: request).decode(SignIn.self)
        guard sent.login.utf8.count <= 64, sent.password.utf8.count <= 1024 else {
            throw Refusal.noCredentials
        }
        // A request that a page of another site made must not sign somebody in under another name.
        guard request.headers[.origin] == nil || rooms.origin.allows(request) else {
            throw Refusal.crossOrigin
        }
        let account = try await answering {
            try await checked(sent, from: rooms.network(of: request, context))
        }
        let (cookie, form) = (Secret(.session), Secret(.form))
        let now = rooms.now()
        let session = Session(
            hash: cookie.hash, account: account.id, formToken: form.text, opened: now, lastSeen: now)
        try await answering {
            try await rooms.store.open(
                session,
                Act(.signIn, at: now, by: account.id, unit: account.unit, count: 0, subject: account.id.text))
        }
        return try Response.json(
            Answer(account, formToken: form.text), status: .created,
            headers: [.setCookie: Gate.cookie.header(cookie.text)])
    }

    /// The account whose password and code these are.
    ///
    /// Every refusal is the same, whether there is such an account or not, and takes as long.
    private func checked(_ sent: SignIn, from network: Network) async throws -> Account {
        let clock = rooms.instant()
        var isGuarded = false
        switch rooms.signIns.take(login: sent.login, from: network, at: clock) {
        case .allowed: break
        case .guarded: isGuarded = true
        case .wait(let seconds): throw Refusal.rateLimited(retryAfter: .seconds(seconds))
        }
        let account = try await rooms.store.account(login: sent.login)
        if isGuarded, account?.oneTimeSecret == nil { try await Task.sleep(for: SignInLimits.delay) }
        let isRight = try await rooms.passwords.isRight(sent.password, for: account?.password)
        guard isRight, let account, !account.isDisabled, try await hasCode(sent.code, account) else {
            try await rooms.store.note(
                Act(
                    .signInRefused, at: rooms.now(), by: account?.id, unit: account?.unit ?? "", count: 0,
                    subject: account?.id.text ?? ""))
            throw Refusal.noCredentials
        }
        rooms.signIns.succeeded(login: sent.login, from: network, at: clock)
        return account
    }

    /// Whether the code is right, of an account that uses them; a code is good once.
    private func hasCode(_ code: String?, _ account: Account) async throws -> Bool {
        guard let sealed = account.oneTimeSecret else { return true }
        guard let code, let secret = OneTimeCode(try rooms.key.seal.open(sealed, about: account.id.text)),
            let step = secret.step(of: code, at: rooms.now())
        else { return false }
        return try await rooms.store.use(step: step, of: account.id)
    }

    private func signOut(_ request: Request) async throws -> Response {
        let caller = try await gate.caller(of: request)
        var headers: HTTPFields = [.cacheControl: "no-store"]
        if let session = caller.session {
            try await answering {
                try await rooms.store.close(
                    session,
                    Act(
                        .signOut, at: rooms.now(), by: caller.account.id, unit: caller.account.unit, count: 0,
                        subject: caller.account.id.text))
            }
            headers[.setCookie] = Gate.cookie.removal
        }
        return Response(status: .noContent, headers: headers)
    }
}

extension OfficeRooms {
    /// Where a request comes from, as limits count it.
    func network(of request: Request, _ context: WebContext) -> Network {
        Network(settings.proxies.client(of: request, peer: context.peer)?.group ?? "")
    }
}
