import Foundation

/// A password that may be chosen.
///
/// Length is what is asked for, and that it is not one that everybody tries first; which kinds of characters it has is left to
/// the person. Source: NIST SP 800-63B (2017), 5.1.1.2, which asks for at least 8 characters; ours has 10.
package struct NewPassword: Sendable, CustomStringConvertible, CustomReflectable {
    /// Why it may not.
    package enum Fault: Error, Sendable, Hashable {
        /// It has fewer than ``NewPassword/shortest`` characters.
        case short
        /// It has more than ``NewPassword/longest`` bytes.
        case long
        /// It is the login, or the login is most of it.
        case login
        /// It is among those that are tried first, or is one character or a run of them over and over.
        case common
    }

    /// In characters as a person counts them.
    package static let shortest = 10
    /// In bytes of UTF-8.
    package static let longest = 256

    let text: String

    /// Throws the first fault it finds.
    package init(_ text: String, login: String) throws(Fault) {
        let normal = Self.normal(text)
        guard normal.count >= Self.shortest else { throw .short }
        guard normal.utf8.count <= Self.longest else { throw .long }
        let folded = normal.lowercased()
        let login = login.lowercased()
        guard folded.count - login.count >= 4 || !folded.contains(login) else { throw .login }
        guard !CommonPasswords.contains(folded) else { throw .common }
        self.text = normal
    }

    /// The same characters in the same bytes, whichever way the keyboard composes them: NFC.
    ///
    /// Vietnamese keyboards differ in that. Source: RFC 8265, 4.2.
    static func normal(_ text: String) -> String { text.precomposedStringWithCanonicalMapping }

    package var description: String { "NewPassword" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
