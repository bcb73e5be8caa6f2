package import HTTPTypes
import Records

/// Who may not.
extension Refusal {
    /// The same whether there are no credentials or wrong ones.
    package static let noCredentials = Refusal(
        status: .unauthorized, code: "access.no-credentials",
        title: Wording(
            vi: "Chưa đăng nhập, hoặc thông tin đăng nhập sai hay hết hạn.",
            en: "There are no credentials, or they are wrong or expired."),
        headers: [.wwwAuthenticate: "Bearer"])

    package static let forbidden = Refusal(
        status: .forbidden, code: "access.forbidden",
        title: Wording(vi: "Tài khoản này không được làm việc này.", en: "This account may not do this."))

    /// A page of another site sent the request.
    package static let crossOrigin = Refusal(
        status: .forbidden, code: "access.cross-origin",
        title: Wording(
            vi: "Yêu cầu không đến từ trang này.", en: "The request does not come from a page of this site."))

    package static func rateLimited(retryAfter: Duration) -> Refusal {
        Refusal(
            status: .tooManyRequests, code: "rate.limited",
            title: Wording(
                vi: "Quá nhiều yêu cầu; hãy thử lại sau.", en: "Too many requests; try again later."),
            headers: [.retryAfter: retryAfter.wholeSeconds])
    }
}

/// What is not there.
extension Refusal {
    /// Says nothing about whether somebody else has it.
    package static let missing = Refusal(
        status: .notFound, code: "missing",
        title: Wording(vi: "Không tìm thấy.", en: "There is no such thing."))

    package static let documentPurged = Refusal(
        status: .gone, code: "document.purged",
        title: Wording(vi: "Tài liệu đã được xóa theo hạn lưu.", en: "The document was purged on schedule."))

    package static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> Refusal {
        Refusal(
            status: .methodNotAllowed, code: "method.not-allowed",
            title: Wording(
                vi: "Không dùng được phương thức này ở đây.", en: "This method cannot be used here."),
            headers: [.allow: allowed.map(\.rawValue).joined(separator: ", ")])
    }

    package static func notAcceptable(_ offers: [String]) -> Refusal {
        let list = offers.joined(separator: ", ")
        return Refusal(
            status: .notAcceptable, code: "accept.unknown",
            title: Wording(vi: "Chỉ có \(list).", en: "Only these can be had: \(list)."))
    }

    /// The document is another than the one that `If-Match` names.
    package static let preconditionFailed = Refusal(
        status: .preconditionFailed, code: "document.changed",
        title: Wording(vi: "Tài liệu đã khác.", en: "The document is another by now."))

    /// No byte of the range is in a document of `size` bytes.
    package static func rangeNotSatisfiable(size: Int) -> Refusal {
        Refusal(
            status: .rangeNotSatisfiable, code: "range.beyond-end",
            title: Wording(
                vi: "Tài liệu chỉ có \(size) byte.", en: "The document has only \(size) bytes."),
            headers: [.contentRange: "bytes */\(size)"])
    }
}

/// How a request is put.
extension Refusal {
    package static func malformed(_ vi: String, _ en: String) -> Refusal {
        Refusal(status: .badRequest, code: "request.malformed", title: Wording(vi: vi, en: en))
    }

    static let badHost = Refusal(
        status: .badRequest, code: "request.host",
        title: Wording(vi: "“Host” thiếu hoặc sai.", en: "“Host” is missing or wrong."))

    static let badPath = Refusal.malformed("Đường dẫn không hợp lệ.", "The path is not valid.")

    package static func tooLarge(limit: Int) -> Refusal {
        let size = limit < 1024 ? "\(limit) B" : limit < 1 << 20 ? "\(limit >> 10) KB" : "\(limit >> 20) MB"
        return Refusal(
            status: .contentTooLarge, code: "request.too-large",
            title: Wording(vi: "Yêu cầu lớn quá \(size).", en: "The request is larger than \(size)."))
    }

    package static func unsupportedMedia(_ accepted: [String]) -> Refusal {
        let list = accepted.joined(separator: ", ")
        return Refusal(
            status: .unsupportedMediaType, code: "content-type.unknown",
            title: Wording(vi: "Content-Type phải là \(list).", en: "The Content-Type has to be \(list)."))
    }

    /// `Idempotency-Key` was sent before with another request.
    package static let keyTaken = Refusal(
        status: .unprocessableContent, code: "key.taken",
        title: Wording(
            vi: "“Idempotency-Key” này đã dùng cho một yêu cầu khác.",
            en: "This Idempotency-Key was used for another request."))

    /// `Idempotency-Key` is not 1…255 visible ASCII characters.
    package static let keyMalformed = Refusal(
        status: .badRequest, code: "key.malformed",
        title: Wording(
            vi: "“Idempotency-Key” phải có từ 1 đến 255 ký tự ASCII thấy được.",
            en: "The Idempotency-Key has to be 1 to 255 visible ASCII characters."))

    /// The first request with this `Idempotency-Key` is still being answered.
    package static let keyInFlight = Refusal(
        status: .conflict, code: "key.in-flight",
        title: Wording(
            vi: "Yêu cầu cùng “Idempotency-Key” đang được xử lý.",
            en: "A request with this Idempotency-Key is still being worked on."),
        headers: [.retryAfter: "1"])
}

/// What the server cannot do now.
extension Refusal {
    /// Says nothing of what went wrong.
    package static let fault = Refusal(
        status: .internalServerError, code: "fault",
        title: Wording(vi: "Lỗi của máy chủ.", en: "The server failed."))

    package static func busy(retryAfter: Duration) -> Refusal {
        Refusal(
            status: .serviceUnavailable, code: "busy",
            title: Wording(vi: "Máy chủ đang bận; hãy thử lại.", en: "The server is busy; try again."),
            headers: [.retryAfter: retryAfter.wholeSeconds])
    }

    package static let diskFull = Refusal(
        status: .insufficientStorage, code: "disk.full",
        title: Wording(vi: "Máy chủ hết chỗ lưu.", en: "The server has no room left."))
}

extension Duration {
    /// For `Retry-After`: rounded up, never less than 1.
    fileprivate var wholeSeconds: String {
        let (seconds, rest) = components
        return "\(max(1, seconds + (rest > 0 ? 1 : 0)))"
    }
}

extension HTTPResponse.Status {
    fileprivate static let insufficientStorage = HTTPResponse.Status(code: 507)
}
