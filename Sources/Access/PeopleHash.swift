import Crypto
import Foundation

/// Finds a person by number without keeping the number.
///
/// HMAC-SHA-256 with a key of the office: numbers have so few digits that a hash without a key could be tried out.
package struct PeopleHash: Sendable {
    private let key: SymmetricKey

    init(key: SymmetricKey) { self.key = key }

    /// The hash as 64 hexadecimal digits; nil for a number without a letter or digit.
    ///
    /// Only letters and digits count, in upper case and after NFKC, so spaces, dots and full-width digits make no difference.
    package func hash(of number: String) -> String? {
        let normal = number.precomposedStringWithCompatibilityMapping.filter { $0.isLetter || $0.isNumber }
            .uppercased()
        guard !normal.isEmpty else { return nil }
        return Hexadecimal.text(HMAC<SHA256>.authenticationCode(for: Data(normal.utf8), using: key))
    }
}
