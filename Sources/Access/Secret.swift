import CSodium
import Crypto
import Foundation

/// A random word of 256 bits that opens something to whoever holds it.
///
/// It is shown or sent once; what is kept is its ``hash``. Its description does not tell it.
package struct Secret: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// What it opens; the value is what its words begin with.
    package enum Kind: String, Sendable, CaseIterable {
        /// The programming interface, for programs.
        case token = "qrp_"
        /// The session of a browser, in its cookie.
        case session = "qrs_"
        /// A form of a session, so that no other page can send it.
        case form = "qrf_"
    }

    /// What is handed out: the prefix of its kind and 43 characters A–Z, a–z, 0–9, `-`, `_`.
    package let text: String

    private static let byteCount = 32
    private static let digitCount = 43

    /// A new one.
    package init(_ kind: Kind) {
        var random = SystemRandomNumberGenerator()
        let digits = Data((0..<Self.byteCount).map { _ in random.next() }).base64EncodedString()
        text =
            kind.rawValue
            + digits.prefix(Self.digitCount).map { $0 == "+" ? "-" : $0 == "/" ? "_" : "\($0)" }.joined()
    }

    /// What somebody sent; nil if no word of this kind looks like it.
    package init?(_ text: String, _ kind: Kind) {
        let isDigit = { (byte: UInt8) in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        let digits = text.utf8.dropFirst(kind.rawValue.utf8.count)
        guard text.utf8.starts(with: kind.rawValue.utf8), digits.count == Self.digitCount,
            digits.allSatisfy(isDigit)
        else { return nil }
        self.text = text
    }

    /// The SHA-256 of the text, to look it up by.
    ///
    /// Nobody can try out 256 random bits, so it needs neither salt nor time.
    package var hash: [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }

    /// Whether the texts are equal, in a time that does not tell where they differ.
    package static func areEqual(_ first: String, _ second: String) -> Bool {
        let (first, second) = (Array(first.utf8), Array(second.utf8))
        return first.count == second.count && sodium_memcmp(first, second, first.count) == 0
    }

    package static func == (first: Secret, second: Secret) -> Bool { areEqual(first.text, second.text) }

    package var description: String { "\(text.prefix(4))…" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
