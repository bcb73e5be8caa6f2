import Access
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Web

/// Finds out who asks.
///
/// A program carries a token, a browser the cookie of its session. Whatever is wrong with either, the answer is the same.
struct Gate: Sendable {
    let rooms: OfficeRooms
    /// What an account may ask for; somebody else's requests count for somebody else.
    private let pace: RateLimit<ID<Account>>

    init(rooms: OfficeRooms) {
        self.rooms = rooms
        pace = RateLimit(rooms.settings.requestsPerMinute, per: .seconds(60))
    }

    static let cookie = SecretCookie("qrpress")
    static let formHeader = HTTPField.Name.formToken
    /// How long a session lasts that nobody uses, and how long at most.
    static let idle = 30.0 * 60
    static let longest = 12.0 * 3600
    /// A session is noted as used at most this often, in seconds.
    private static let touch = 60.0

    /// Throws ``Refusal/noCredentials``, and ``Refusal/crossOrigin`` for a form of another page.
    func caller(of request: Request) async throws -> Caller {
        try await answering {
            if let header = request.headers[.authorization] { return try await bearer(header) }
            guard let secret = Self.cookie.value(in: request).flatMap({ Secret($0, .session) }) else {
                throw Refusal.noCredentials
            }
            let caller = try await browser(secret)
            if !request.method.isSafe, let session = caller.session {
                try check(request, formToken: request.headers[Self.formHeader], of: session)
            }
            return caller
        }
    }

    /// Who looks at a page with a browser; nil without a session, or with one that is over.
    ///
    /// Before anything is changed, ``check(_:formToken:of:)`` has to be called as well.
    func visitor(of request: Request) async throws -> Caller? {
        try await answering {
            guard let secret = Self.cookie.value(in: request).flatMap({ Secret($0, .session) }) else {
                return nil
            }
            do {
                return try await browser(secret)
            } catch let refusal as Refusal where refusal.status == .unauthorized {
                return nil
            }
        }
    }

    private func bearer(_ header: String) async throws -> Caller {
        guard header.prefix(7).lowercased() == "bearer ",
            let secret = Secret(String(header.dropFirst(7)), .token),
            let token = try await rooms.store.token(hash: secret.hash), token.revoked == nil
        else { throw Refusal.noCredentials }
        return try await caller(token.account, session: nil)
    }

    private func browser(_ secret: Secret) async throws -> Caller {
        let now = rooms.now()
        guard let session = try await rooms.store.session(hash: secret.hash),
            now.timeIntervalSince(session.lastSeen) < Self.idle,
            now.timeIntervalSince(session.opened) < Self.longest
        else { throw Refusal.noCredentials }
        let caller = try await caller(session.account, session: session)
        if now.timeIntervalSince(session.lastSeen) > Self.touch {
            try await rooms.store.touch(session, at: now)
        }
        return caller
    }

    private func caller(_ id: ID<Account>, session: Session?) async throws -> Caller {
        guard let account = try await rooms.store.account(id), !account.isDisabled else {
            throw Refusal.noCredentials
        }
        if case .wait(let seconds) = pace.take(id, at: rooms.instant()) {
            throw Refusal.rateLimited(retryAfter: .seconds(seconds))
        }
        let tree = try await rooms.directory.tree
        return Caller(account: account, tree: tree, scope: tree.scope(of: account.unit), session: session)
    }

    /// A request that changes something has to come from a page of ours: by its origin, and by the word in the form.
    ///
    /// Throws ``Refusal/crossOrigin``.
    func check(_ request: Request, formToken: String?, of session: Session) throws {
        guard rooms.origin.allows(request), let formToken,
            Secret.areEqual(formToken, session.formToken)
        else { throw Refusal.crossOrigin }
    }
}

extension HTTPRequest.Method {
    /// Whether it only reads.
    ///
    /// Source: RFC 9110, 9.2.1.
    var isSafe: Bool { [.get, .head, .options].contains(self) }
}

extension HTTPField.Name {
    static let formToken = named("X-Form-Token")
    static let idempotencyKey = named("Idempotency-Key")
    static let lastEventID = named("Last-Event-ID")
}
