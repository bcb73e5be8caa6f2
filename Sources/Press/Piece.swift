package import Pages
import Payloads

/// One record ready to print: its pages, and what the manifest says of it.
package struct Piece: Sendable {
    package let recordID: String
    /// The line of the input on which the record stands.
    package let line: Int
    /// The SHA-256 of the payload in its symbol, in lower-case hexadecimal; empty without a payload.
    package let fingerprint: String
    /// Front first.
    package let pages: [Page]
}
