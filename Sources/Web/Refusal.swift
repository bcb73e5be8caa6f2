package import HTTPTypes
package import Hummingbird
package import Records

/// Why a request is not answered with what it asked for: `application/problem+json` after RFC 9457.
package struct Refusal: HTTPResponseError, Sendable {
    package let status: HTTPResponse.Status
    /// Stable, for machines: "request.malformed".
    package let code: String
    package let title: Wording
    /// What concerns this one request.
    package var detail: Wording?
    /// A URI that stands for the kind of refusal.
    package var type = "about:blank"
    /// Every problem of the record, when it is the record that is refused.
    package var problems: [Problem]
    /// Header fields that go with the answer.
    package var headers: HTTPFields

    package init(
        status: HTTPResponse.Status, code: String, title: Wording, detail: Wording? = nil,
        problems: [Problem] = [], headers: HTTPFields = [:]
    ) {
        (self.status, self.code, self.title, self.detail) = (status, code, title, detail)
        (self.problems, self.headers) = (problems, headers)
    }

    private struct Body: Encodable {
        struct Entry: Encodable {
            let field: String
            let code: String
            let message: String
            let hint: String
        }

        let type: String
        let title: String
        let status: Int
        let detail: String?
        let code: String
        let problems: [Entry]?
    }

    package func response(from request: Request, context: some RequestContext) throws -> Response {
        try response(to: request)
    }

    /// In the language that the request accepts; without a body for HEAD.
    package func response(to request: Request) throws -> Response {
        let language = Language(accepting: request.headers[.acceptLanguage])
        let entries = problems.map {
            Body.Entry(
                field: $0.field, code: $0.code, message: language.text($0.message),
                hint: language.text($0.hint))
        }
        let body = Body(
            type: type, title: language.text(title), status: status.code, detail: detail.map(language.text),
            code: code, problems: entries.isEmpty ? nil : entries)
        var headers = headers
        headers[.contentType] = "application/problem+json"
        headers[.contentLanguage] = language.rawValue
        headers[.cacheControl] = "no-store"
        headers[.vary] = "Accept-Language"
        let response = try Response.json(body, status: status, headers: headers)
        return request.method == .head ? response.createHeadResponse() : response
    }
}
