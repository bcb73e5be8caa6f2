import Crypto

/// The SHA-256 of bytes that come piece by piece: names them without showing them.
package struct Fingerprint {
    private var hash = SHA256()

    package init() {}

    package init(of bytes: [UInt8]) { update(bytes) }

    package mutating func update(_ bytes: [UInt8]) { hash.update(data: bytes) }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

    /// Of all bytes so far, in lower-case hexadecimal, 64 characters.
    package var hex: String { hash.finalize().hex }
}

extension Sequence<UInt8> {
    /// The bytes in lower-case hexadecimal, two characters each.
    package var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
