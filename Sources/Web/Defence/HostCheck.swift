import HTTPTypes
package import Hummingbird

/// Refuses requests whose `Host` or path cannot be trusted to mean one thing.
package struct HostCheck<Context: RequestContext>: RouterMiddleware {
    /// In small letters, without a port; empty for any.
    private let names: Set<String>

    package init(names: [String] = []) { self.names = Set(names.map { $0.lowercased() }) }

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        // The first Host is the authority; a second one stays among the fields.
        guard let host = request.head.authority, request.headers[.named("Host")] == nil,
            let name = Self.name(in: host), names.isEmpty || names.contains(name)
        else { throw Refusal.badHost }
        guard let path = request.head.path, Self.isPlain(path: path) else { throw Refusal.badPath }
        return try await next(request, context)
    }

    /// The name or address without the port; nil when it is neither (RFC 9110, 7.2; RFC 3986, 3.2.2).
    static func name(in host: String) -> String? {
        let host = host.lowercased()
        let name: Substring
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]") else { return nil }
            guard ClientAddress(host[..<end].dropFirst()) != nil else { return nil }
            name = host[...end]
        } else {
            name = host.prefix { $0 != ":" }
            let isName = name.utf8.allSatisfy { byte in
                Character(Unicode.Scalar(byte)).isASCIILetterOrDigit || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
            }
            guard !name.isEmpty, isName else { return nil }
        }
        let port = host[name.endIndex...]
        guard
            port.isEmpty
                || (port.first == ":" && port.dropFirst().allSatisfy(\.isNumber)
                    && UInt16(port.dropFirst()) != nil)
        else { return nil }
        return String(name)
    }

    /// Whether every part of a path says what it means: nothing that another reader would take for a separator, an
    /// end or a step upwards.
    static func isPlain(path target: String) -> Bool {
        let path = target.prefix { $0 != "?" && $0 != "#" }
        guard target.utf8.first == UInt8(ascii: "/"), target.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
        else { return false }
        return path.utf8.split(separator: UInt8(ascii: "/")).allSatisfy { segment in
            guard let bytes = decoded(segment), let text = String(validating: bytes, as: UTF8.self) else {
                return false
            }
            return text != "." && text != ".."
                && bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0x2F && $0 != 0x5C }
        }
    }

    /// The bytes of a part of a path; nil when a `%` is not followed by two hexadecimal digits.
    private static func decoded(_ segment: Substring.UTF8View) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = segment[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexDigit), let low = rest.popFirst().flatMap(hexDigit)
            else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
    }
}

extension Character {
    var isASCIILetterOrDigit: Bool { isASCII && (isLetter || isNumber) }
}
