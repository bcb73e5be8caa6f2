import Records

/// What a code says: bytes to be printed exactly as they are, and what they turned out to be.
package struct Payload: Sendable, Hashable {
    package let bytes: [UInt8]
    package let kind: PayloadKind
    /// The SHA-256 of the bytes in lower-case hexadecimal: names the payload without showing it.
    package let fingerprint: String
    /// The code read, if it is one that names a person.
    let identity: IdentityCode?

    /// Recognises any bytes by their shape; they are kept unchanged.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var hash = Fingerprint()
        hash.update(bytes)
        fingerprint = hash.hex
        identity = IdentityCode(bytes)
        kind = Self.kind(of: bytes, identity: identity)
    }

    /// True for six parts between bars that are nevertheless no personal code: a digit, a date or the name is off.
    var isMalformedPersonal: Bool {
        kind == .other && bytes.count { $0 == UInt8(ascii: "|") } == 5
    }

    /// True for at least six parts between bars that are no code of a person that is known: a card's, perhaps, misread.
    var looksLikePapers: Bool {
        kind == .other && bytes.count { $0 == UInt8(ascii: "|") } >= 5
    }

    private static func kind(of bytes: [UInt8], identity: IdentityCode?) -> PayloadKind {
        switch identity {
        case .personal: .personal
        case .identityCard: .identityCard
        case .insuranceCard: .insuranceCard
        case nil:
            if bytes.starts(with: "HC1:".utf8) {
                .certificate
            } else if let address = WebAddress(bytes), !address.isPersonalResult {
                .venue
            } else {
                .other
            }
        }
    }
}
