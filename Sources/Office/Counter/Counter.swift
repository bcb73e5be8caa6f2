import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store
import Web

/// What the pages of every flow use: who is there, what they sent, and how a page is answered.
struct Counter: Sendable {
    let rooms: OfficeRooms
    let gate: Gate
    let desk: PrintDesk

    var screens: Screens { rooms.screens }

    /// Who looks at a page that everybody may see.
    func visitor(_ request: Request) async throws -> Visitor {
        let caller = try await gate.visitor(of: request)
        return Visitor(caller: caller, language: Language(chosenIn: request), place: request.uri.string)
    }

    /// Who looks at a page for those signed in.
    ///
    /// Throws ``Refusal/noCredentials``, which leads to signing in, and ``Refusal/forbidden``.
    func clerk(_ request: Request, for right: Right? = nil) async throws -> Clerk {
        let visitor = try await visitor(request)
        guard let caller = visitor.caller, let session = caller.session else { throw Refusal.noCredentials }
        if let right { try caller.demand(right) }
        return Clerk(visitor: visitor, caller: caller, session: session)
    }

    /// Who sent a form, and what is in it.
    ///
    /// Throws besides what ``clerk(_:for:)`` throws ``Refusal/crossOrigin`` for a form that is none of this session.
    func form(_ request: Request, for right: Right? = nil) async throws -> (clerk: Clerk, form: Form) {
        let clerk = try await clerk(request, for: right)
        let form = try await Form(of: request)
        try gate.check(request, formToken: form["form_token"], of: clerk.session)
        return (clerk, form)
    }

    /// A page.
    func show(
        _ name: String, _ page: some Sendable, in section: Section?, to visitor: Visitor,
        notice: Notice? = nil, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let framed = Framed(frame: Frame(visitor, in: section, notice: notice), page: page)
        guard let html = screens.html(name, in: visitor.language, framed) else { throw Refusal.missing }
        return Response(
            status: status,
            headers: [
                .contentType: "text/html; charset=utf-8", .contentLanguage: visitor.language.rawValue,
                .cacheControl: "no-store", .contentLength: "\(html.utf8.count)",
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }

    /// Leads to another page, which then tells what has happened.
    func go(to path: String, _ notice: Notice? = nil, cookie: String? = nil) -> Response {
        let query = notice.map { (path.contains("?") ? "&" : "?") + "done=\($0.rawValue)" } ?? ""
        var headers: HTTPFields = [.location: path + query, .cacheControl: "no-store"]
        if let cookie { headers[.setCookie] = cookie }
        return Response(status: .seeOther, headers: headers)
    }

    /// What the page before has done, if this address says so.
    func notice(_ request: Request) -> Notice? {
        request.uri.queryParameters["done"].flatMap { Notice(rawValue: String($0)) }
    }
}

/// A page with nothing of its own.
struct Blank: Sendable {}
