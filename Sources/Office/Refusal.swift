import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Records

/// Why a request is not answered with what it asked for: `application/problem+json` after RFC 9457.
struct Refusal: HTTPResponseError {
    let status: HTTPResponse.Status
    /// Stable, for machines.
    let code: String
    let title: Wording
    /// Every problem of the record, when it is the record that is refused.
    var problems: [Problem] = []

    private struct Body: Encodable {
        struct Entry: Encodable {
            let field: String
            let code: String
            let message: String
            let hint: String
        }

        let type = "about:blank"
        let title: String
        let status: Int
        let code: String
        let problems: [Entry]?
    }

    func response(from request: Request, context: some RequestContext) throws -> Response {
        let language = Language(accepting: request.headers[.acceptLanguage])
        let entries = problems.map {
            Body.Entry(
                field: $0.field, code: $0.code, message: language.text($0.message),
                hint: language.text($0.hint))
        }
        let body = Body(
            title: language.text(title), status: status.code, code: code,
            problems: entries.isEmpty ? nil : entries)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var headers: HTTPFields = [
            .contentType: "application/problem+json", .contentLanguage: language.rawValue,
            .cacheControl: "no-store",
        ]
        if status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
        return Response(
            status: status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(body))))
    }
}

extension Refusal {
    static func malformed(_ vi: String, _ en: String) -> Refusal {
        Refusal(status: .badRequest, code: "request.malformed", title: Wording(vi: vi, en: en))
    }

    static let noToken = Refusal(
        status: .unauthorized, code: "access.no-token",
        title: Wording(vi: "Thiếu hoặc sai mã truy cập.", en: "The access token is missing or wrong."))

    static let notAcceptable = Refusal(
        status: .notAcceptable, code: "accept.unknown",
        title: Wording(
            vi: "Chỉ có application/pdf và image/png.", en: "Only application/pdf and image/png can be had."))
}

/// The language of an answer.
enum Language: String {
    case vi, en

    /// The language with the highest weight in an `Accept-Language` header; Vietnamese when it names neither.
    init(accepting header: String?) {
        var best = (language: Language.vi, weight: 0.0)
        for choice in MediaChoice.list(header ?? "") {
            guard let language = Language(rawValue: String(choice.name.prefix(2))),
                choice.weight > best.weight
            else { continue }
            best = (language, choice.weight)
        }
        self = best.language
    }

    func text(_ wording: Wording) -> String { self == .vi ? wording.vi : wording.en }
}
