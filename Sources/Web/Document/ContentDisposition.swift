/// What a browser does with a document, and the name it gets (RFC 6266).
package struct ContentDisposition: Sendable, Hashable {
    package enum Kind: String, Sendable {
        /// Shown.
        case inline
        /// Saved.
        case attachment
    }

    package let field: String

    package init(_ kind: Kind, filename: String) {
        let plain = String(
            filename.unicodeScalars.map { Self.isPlain($0) ? Character($0) : "_" })
        guard plain != filename else {
            field = "\(kind.rawValue); filename=\"\(filename)\""
            return
        }
        // RFC 8187, 3.2: what is no attr-char is written as its bytes.
        let encoded = filename.utf8.map { byte -> String in
            let scalar = Unicode.Scalar(byte)
            if Self.isAttributeCharacter(scalar) { return String(Character(scalar)) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
        field = "\(kind.rawValue); filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
    }

    /// Neither quotes nor percent signs nor separators: readers disagree on them.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 && scalar.value < 0x7F && !"\"\\%/;".unicodeScalars.contains(scalar)
    }

    private static func isAttributeCharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || "!#$&+-.^_`|~".unicodeScalars.contains(scalar))
    }
}
