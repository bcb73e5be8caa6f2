import Crypto

/// Closes personal data so that only this office can read it, and only in its place.
///
/// AES-256-GCM with a random nonce: good for 2³² seals with a key. Source: NIST SP 800-38D, 8.3. Sealed bytes are the
/// version, a nonce of 12 bytes, the encrypted bytes, and a tag of 16.
package struct Seal: Sendable {
    /// How many bytes a seal adds.
    package static let overhead = 1 + 12 + 16

    private static let version: UInt8 = 1

    private let key: SymmetricKey

    init(key: SymmetricKey) { self.key = key }

    /// Seals the bytes of the thing that has the id `about`.
    ///
    /// They can be opened for the same id only, so what is sealed cannot be moved from one row to another.
    package func close(_ bytes: [UInt8], about: String) throws(AccessError) -> [UInt8] {
        guard
            let box = try? AES.GCM.seal(bytes, using: key, authenticating: Self.context(about)),
            let sealed = box.combined
        else { throw .broken }
        return [Self.version] + sealed
    }

    /// Opens what ``close(_:about:)`` has sealed; throws ``AccessError/broken``.
    package func open(_ sealed: [UInt8], about: String) throws(AccessError) -> [UInt8] {
        guard sealed.first == Self.version, let box = try? AES.GCM.SealedBox(combined: sealed.dropFirst()),
            let bytes = try? AES.GCM.open(box, using: key, authenticating: Self.context(about))
        else { throw .broken }
        return Array(bytes)
    }

    private static func context(_ about: String) -> [UInt8] { [version] + about.utf8 }
}
