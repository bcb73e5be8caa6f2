import HTTPTypes
package import Hummingbird

/// A cookie that only this host gets back, over TLS, and no script sees.
///
/// Browsers hold a name that begins with `__Host-` to that (RFC 6265bis, 4.1.3.2).
package struct SecretCookie: Sendable, Hashable {
    package let name: String

    /// `name`: what comes after `__Host-`.
    package init(_ name: String) { self.name = "__Host-\(name)" }

    /// The value of `Set-Cookie`; without an age the cookie goes when the browser is closed.
    package func header(_ value: String, for age: Duration? = nil) -> String {
        let age = age.map { "; Max-Age=\($0.components.seconds)" } ?? ""
        return "\(name)=\(value); Path=/; Secure; HttpOnly; SameSite=Lax\(age)"
    }

    /// The value of `Set-Cookie` that takes the cookie away.
    package var removal: String { header("", for: .zero) }

    /// The value that the request brings; nil when there is none or more than one.
    package func value(in request: Request) -> String? {
        let values = request.headers[values: .cookie].flatMap { $0.split(separator: ";") }.compactMap {
            pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 && parts[0].filter({ $0 != " " }) == name
                ? parts[1].filter { $0 != " " && $0 != "\"" } : nil
        }
        return values.count == 1 ? values[0] : nil
    }
}
