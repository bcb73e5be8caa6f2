import Foundation
import HTTPTypes
package import Hummingbird

/// Knows whether a request was sent by a page of this site.
///
/// To be asked of every unsafe request that is let in by a cookie: browsers send cookies for other sites' pages as well.
package struct SameOrigin: Sendable {
    private let origin: String?
    private let isSecure: Bool

    /// `origin`: what browsers see before a proxy, such as "https://in.example.vn"; else it is the scheme and the host
    /// of the request.
    package init(origin: String? = nil, isSecure: Bool) {
        self.origin = origin.flatMap(Self.plain)
        self.isSecure = isSecure
    }

    package func allows(_ request: Request) -> Bool {
        if let sent = request.headers[.origin] {
            let own =
                origin
                ?? request.head.authority.flatMap { Self.plain("\(isSecure ? "https" : "http")://\($0)") }
            guard let sent = Self.plain(sent), let own else { return false }
            return sent == own
        }
        let site = request.headers[.named("Sec-Fetch-Site")]
        return site == "same-origin" || site == "none"
    }

    /// In small letters, without the port that goes without saying.
    private static func plain(_ origin: String) -> String? {
        guard let parts = URLComponents(string: origin.lowercased()), let scheme = parts.scheme,
            let host = parts.host,
            !host.isEmpty
        else { return nil }
        let isUsual = parts.port == nil || parts.port == (scheme == "https" ? 443 : 80)
        return isUsual ? "\(scheme)://\(host)" : "\(scheme)://\(host):\(parts.port ?? 0)"
    }
}
