import Foundation
import HTTPTypes
import Hummingbird
import Records
import Web

extension Counter {
    /// A refusal as a page, for a browser that asked for one; nil for a program.
    ///
    /// Who is not signed in, or no longer, is led to where that is done, and from there back.
    func page(for refusal: Refusal, to request: Request) -> Response? {
        guard Self.wantsPage(request) else { return nil }
        let path = request.uri.path
        if refusal.status == .unauthorized, path != SignInScreens.path {
            let back = request.method.isSafe ? "?back=\(request.uri.string.inQuery)" : ""
            let isOver = Gate.cookie.value(in: request) != nil
            return go(to: SignInScreens.path + back, isOver ? .sessionOver : nil)
        }
        let language = Language(chosenIn: request)
        let page = RefusedPage(
            status: refusal.status.code, title: language.text(refusal.title),
            detail: refusal.detail.map(language.text),
            problems: refusal.problems.map { problem in
                RefusedPage.Problem(
                    message: language.text(problem.message), hint: language.text(problem.hint))
            })
        let visitor = Visitor(caller: nil, language: language, place: "/")
        var response = try? show("refused", page, in: nil, to: visitor, status: refusal.status)
        for field in refusal.headers { response?.headers.append(field) }
        return response
    }

    private static func wantsPage(_ request: Request) -> Bool {
        guard !request.uri.path.hasPrefix("/api/") else { return false }
        return MediaChoice.best(
            of: ["application/problem+json", "text/html"], for: request.headers[.accept]) == "text/html"
    }
}

private struct RefusedPage: Sendable {
    struct Problem: Sendable {
        let message: String
        let hint: String
    }

    let status: Int
    let title: String
    let detail: String?
    let problems: [Problem]
}

extension String {
    /// As the value of a query.
    var inQuery: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
}
