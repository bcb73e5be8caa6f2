import Access
import Foundation
import Store
import Web

/// Where people with a password come in.
struct SignIn: Sendable {
    let rooms: OfficeRooms

    /// A session that has just begun.
    struct Opened: Sendable {
        let account: Account
        let session: Session
        /// The value of `Set-Cookie`; the secret is nowhere else.
        let cookie: String
    }

    /// Begins a session for whoever knows the password, and the one-time code where the account uses them.
    ///
    /// Every refusal is the same, whether there is such an account or not, and takes as long: ``Refusal/noCredentials``, or a
    /// 429 for who tries too often.
    func open(login: String, password: String, code: String?, from network: Network) async throws -> Opened {
        guard login.utf8.count <= 64, password.utf8.count <= 1024 else { throw Refusal.noCredentials }
        return try await answering {
            try await begin(try await checked(login, password, code, from: network))
        }
    }

    /// Begins a session for an account whose owner was let in already.
    func begin(_ account: Account) async throws -> Opened {
        let (cookie, form) = (Secret(.session), Secret(.form))
        let now = rooms.now()
        let session = Session(
            hash: cookie.hash, account: account.id, formToken: form.text, opened: now, lastSeen: now)
        try await rooms.store.open(
            session,
            Act(.signIn, at: now, by: account.id, unit: account.unit, count: 0, subject: account.id.text))
        return Opened(account: account, session: session, cookie: Gate.cookie.header(cookie.text))
    }

    func end(_ session: Session, of account: Account) async throws {
        try await answering {
            try await rooms.store.close(
                session,
                Act(
                    .signOut, at: rooms.now(), by: account.id, unit: account.unit, count: 0,
                    subject: account.id.text))
        }
    }

    /// Whether this is the password of the account, within the limits of signing in.
    func isPassword(_ password: String, of account: Account, from network: Network) async throws -> Bool {
        try await answering {
            let clock = rooms.instant()
            if case .wait(let seconds) = rooms.signIns.take(login: account.login, from: network, at: clock) {
                throw Refusal.rateLimited(retryAfter: .seconds(seconds))
            }
            let isRight = try await rooms.passwords.isRight(password, for: account.password)
            if isRight { rooms.signIns.succeeded(login: account.login, from: network, at: clock) }
            return isRight
        }
    }

    private func checked(
        _ login: String, _ password: String, _ code: String?, from network: Network
    ) async throws -> Account {
        let clock = rooms.instant()
        var isGuarded = false
        switch rooms.signIns.take(login: login, from: network, at: clock) {
        case .allowed: break
        case .guarded: isGuarded = true
        case .wait(let seconds): throw Refusal.rateLimited(retryAfter: .seconds(seconds))
        }
        let account = try await rooms.store.account(login: login)
        if isGuarded, account?.oneTimeSecret == nil { try await Task.sleep(for: SignInLimits.delay) }
        let isRight = try await rooms.passwords.isRight(password, for: account?.password)
        guard isRight, let account, !account.isDisabled, try await hasCode(code, account) else {
            try await rooms.store.note(
                Act(
                    .signInRefused, at: rooms.now(), by: account?.id, unit: account?.unit ?? "", count: 0,
                    subject: account?.id.text ?? ""))
            throw Refusal.noCredentials
        }
        rooms.signIns.succeeded(login: login, from: network, at: clock)
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
}
