import Crypto
package import Foundation

/// The secret that an account shares with an app which shows a new code every half minute.
///
/// TOTP as all such apps know it: SHA-1, six digits, steps of 30 seconds. Source: RFC 6238.
package struct OneTimeCode: Sendable, CustomStringConvertible, CustomReflectable {
    /// How many seconds a code lasts.
    package static let stepLength = 30.0
    package static let digitCount = 6

    /// How many steps a clock may be behind or ahead.
    ///
    /// RFC 6238, 5.2 recommends no more than one for the delay of the network.
    private static let skew = 1

    /// The shared secret; to be kept sealed.
    package let bytes: [UInt8]

    /// A new one: 160 bits, the length that RFC 4226, 4 recommends.
    package init() {
        var random = SystemRandomNumberGenerator()
        bytes = (0..<20).map { _ in random.next() }
    }

    /// One that was kept; nil below the 128 bits that RFC 4226, 4 demands.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count >= 16 else { return nil }
        self.bytes = bytes
    }

    /// One that was typed, as ``base32`` writes it.
    package init?(base32 text: String) {
        guard let bytes = Base32.bytes(text) else { return nil }
        self.init(bytes)
    }

    package var base32: String { Base32.text(bytes) }

    /// The address that apps take the secret from, as a QR code shows it.
    ///
    /// Form: Google Authenticator's key URI format.
    package func address(login: String, issuer: String) -> String {
        let (login, issuer) = (Self.escaped(login), Self.escaped(issuer))
        return "otpauth://totp/\(issuer):\(login)?secret=\(base32)&issuer=\(issuer)"
            + "&algorithm=SHA1&digits=\(Self.digitCount)&period=\(Int(Self.stepLength))"
    }

    /// The step whose code this is, at the moment or one step around it; nil if it is the code of none of them.
    ///
    /// The step must then be used up (`use(step:of:)` of the store), or whoever saw the code could enter it again.
    package func step(of code: String, at moment: Date) -> Int? {
        guard let now = Self.step(at: moment) else { return nil }
        var found: Int?
        // All are looked at, so that the time does not tell which one it was.
        for step in (now - Self.skew...now + Self.skew).reversed()
        where Secret.areEqual(self.code(step: step), code) { found = step }
        return found
    }

    /// The step that a moment lies in; nil for moments that no clock shows.
    package static func step(at moment: Date) -> Int? {
        let step = (moment.timeIntervalSince1970 / stepLength).rounded(.down)
        return (0...1e12).contains(step) ? Int(step) : nil
    }

    /// The code of a step.
    ///
    /// Source: RFC 4226, 5.3.
    package func code(step: Int) -> String {
        let counter = withUnsafeBytes(of: UInt64(bitPattern: Int64(step)).bigEndian) { Array($0) }
        let hash = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: bytes)))
        let offset = Int(hash[hash.count - 1] & 15)
        let number = hash[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: Self.digitCount - digits.count) + digits
    }

    package var description: String { "OneTimeCode" }
    package var customMirror: Mirror { Mirror(self, children: []) }

    private static func escaped(_ text: String) -> String {
        let allowed = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
}
