import Access
import Crypto
import HTTPTypes
import Hummingbird
import Store
import Web

extension RequestKey {
    /// The key that a request brings; nil when it brings none.
    ///
    /// `parts` are what makes up the request: its body, or what stands for it.
    init?(_ request: Request, by account: ID<Account>, _ parts: [[UInt8]]) throws {
        guard let text = try request.idempotencyKey else { return nil }
        self.init(account: account, text: text, fingerprint: request.fingerprint(parts))
    }
}

extension RequestKey {
    /// The field with which a form says that it is the same one, sent twice.
    static let field = "key"

    /// What a form that is shown carries in it.
    static var newText: String { Secret(.form).text }

    /// The key that a form brings for one of the things that it does.
    ///
    /// Throws ``Refusal/keyMalformed`` for what ``newText`` has not made.
    init(_ form: Form, for thing: String, _ request: Request, by account: ID<Account>, _ parts: [String] = [])
        throws
    {
        guard let secret = form[Self.field].flatMap({ Secret($0, .form) }) else { throw Refusal.keyMalformed }
        self.init(
            account: account, text: "\(secret.text) \(thing)",
            fingerprint: request.fingerprint(parts.map { Array($0.utf8) }))
    }
}

extension Request {
    /// Throws a 400 for what cannot be a key.
    var idempotencyKey: String? {
        get throws {
            let values = headers[values: .idempotencyKey]
            guard let text = values.first else { return nil }
            guard values.count == 1, (1...255).contains(text.utf8.count),
                text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
            else { throw Refusal.keyMalformed }
            return text
        }
    }

    /// The SHA-256 of the method, the path and the parts of the body.
    func fingerprint(_ parts: [[UInt8]]) -> [UInt8] {
        var hash = SHA256()
        for part in [Array(method.rawValue.utf8), Array(uri.path.utf8)] + parts {
            // The length before each part: the same bytes cut otherwise are another request.
            withUnsafeBytes(of: UInt64(part.count).bigEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: part)
        }
        return Array(hash.finalize())
    }
}

/// The body of a request that needs a reason.
struct Reason: Decodable, Sendable {
    let text: String

    private enum CodingKeys: String, CodingKey { case text = "reason" }

    init(from decoder: any Decoder) throws {
        try self.init(try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .text))
    }

    /// Throws ``Refusal/noReason`` for what is none.
    init(_ sent: String) throws {
        text = sent.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard (1...200).contains(text.count), text.utf8.count <= 1000, isPlain else { throw Refusal.noReason }
    }
}

/// A body that has to be an object, whatever is in it.
struct Anything: Decodable, Sendable {
    private enum CodingKeys: CodingKey {}

    init(from decoder: any Decoder) throws { _ = try decoder.container(keyedBy: CodingKeys.self) }
}
