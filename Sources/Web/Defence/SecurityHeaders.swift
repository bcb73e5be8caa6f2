package import HTTPTypes
package import Hummingbird

/// Tells browsers what our answers may do: nothing that is not from here, in no frame, with no sniffing.
///
/// A field that an answer has already stays as it is.
package struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
    private let fields: [(name: HTTPField.Name, value: String)]

    /// Nothing inline; pages get style, script, pictures and answers from here only.
    package static var policy: String { policy(ancestors: "'none'") }

    private static func policy(ancestors: String) -> String {
        """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; \
        connect-src 'self'; form-action 'self'; frame-ancestors \(ancestors); base-uri 'none'
        """
    }

    /// For a page that shows a document of ours in a frame.
    package static var framing: HTTPFields {
        fields([("Content-Security-Policy", "\(policy); frame-src 'self'")])
    }

    /// For a document that a page of ours may show in a frame.
    package static var framed: HTTPFields {
        fields([
            ("Content-Security-Policy", policy(ancestors: "'self'")), ("X-Frame-Options", "SAMEORIGIN"),
        ])
    }

    private static func fields(_ fields: [(name: StaticString, value: String)]) -> HTTPFields {
        var headers = HTTPFields()
        for field in fields { headers[.named(field.name)] = field.value }
        return headers
    }

    /// `isSecure`: the answers go over TLS, here or at the proxy before us.
    package init(isSecure: Bool) {
        var fields: [(StaticString, String)] = [
            ("Content-Security-Policy", Self.policy),
            ("X-Content-Type-Options", "nosniff"),
            // With less than this, browsers say that their forms come from nowhere.
            ("Referrer-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(self), microphone=(), geolocation=(), payment=(), usb=()"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("X-Frame-Options", "DENY"),
        ]
        if isSecure {
            fields.append(("Strict-Transport-Security", "max-age=31536000; includeSubDomains"))
        }
        self.fields = fields.map { (name: .named($0), value: $1) }
    }

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for field in fields where response.headers[field.name] == nil {
            response.headers[field.name] = field.value
        }
        return response
    }
}
