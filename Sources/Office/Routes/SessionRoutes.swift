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

    private struct Sent: Decodable {
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
        let sent = try await JSONBody(of: request).decode(Sent.self)
        try rooms.demandOwnPage(request)
        let opened = try await SignIn(rooms: rooms).open(
            login: sent.login, password: sent.password, code: sent.code,
            from: rooms.network(of: request, context))
        return try Response.json(
            Answer(opened.account, formToken: opened.session.formToken), status: .created,
            headers: [.setCookie: opened.cookie])
    }

    private func signOut(_ request: Request) async throws -> Response {
        let caller = try await gate.caller(of: request)
        var headers: HTTPFields = [.cacheControl: "no-store"]
        if let session = caller.session {
            try await SignIn(rooms: rooms).end(session, of: caller.account)
            headers[.setCookie] = Gate.cookie.removal
        }
        return Response(status: .noContent, headers: headers)
    }
}

extension OfficeRooms {
    /// A request that a page of another site made must not sign somebody in under another name.
    func demandOwnPage(_ request: Request) throws(Refusal) {
        guard request.headers[.origin] == nil || origin.allows(request) else { throw .crossOrigin }
    }

    /// Where a request comes from, as limits count it.
    func network(of request: Request, _ context: WebContext) -> Network {
        Network(settings.proxies.client(of: request, peer: context.peer)?.group ?? "")
    }
}
