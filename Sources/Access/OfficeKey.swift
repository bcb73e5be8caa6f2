package import Crypto

/// The secret of an office, from which the keys for every purpose are derived.
///
/// It lies in a file beside the database and never in it: a stolen copy of the database tells nothing about a person. Who
/// loses it loses what was sealed.
package struct OfficeKey: Sendable {
    static let byteCount = 32

    /// What a derived key is for; a key of one purpose tells nothing about that of another.
    private enum Purpose: String {
        case seal, people, chain
    }

    private let secret: SymmetricKey

    /// Nil unless there are 32 bytes.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        secret = SymmetricKey(data: bytes)
    }

    /// What personal data is sealed with.
    package var seal: Seal { Seal(key: key(.seal)) }

    /// What people are found by.
    package var people: PeopleHash { PeopleHash(key: key(.people)) }

    /// What the lines of the audit trail are chained with.
    package var chain: SymmetricKey { key(.chain) }

    /// HKDF with SHA-256, no salt and the purpose as its info.
    ///
    /// Source: RFC 5869. The secret is uniformly random, so no salt is needed (3.1).
    private func key(_ purpose: Purpose) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret, info: Array("qrpress \(purpose.rawValue) 1".utf8),
            outputByteCount: Self.byteCount)
    }
}
