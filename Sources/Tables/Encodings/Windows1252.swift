/// The Western code page of Windows, for which the bytes of everything else are mistaken.
enum Windows1252 {
    /// The bytes that were shown as this text; nil if it has a character that no byte is shown as.
    ///
    /// The five bytes that the code page leaves out are shown as the control characters of Latin-1, and so are
    /// all of 0x80 to 0x9F by programs that take Latin-1 itself. `Ă` is the Vietnamese code page's `Ã`.
    static func bytes(of text: some Sequence<Unicode.Scalar>) -> [UInt8]? {
        var bytes: [UInt8] = []
        for scalar in text {
            guard let byte = scalar.value <= 0xFF ? UInt8(scalar.value) : signs[scalar] else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    /// The characters of 0x80 to 0x9F; a space stands for those that are left out.
    private static let high = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ"

    private static let signs: [Unicode.Scalar: UInt8] = {
        let pairs = zip(high.unicodeScalars, UInt8(0x80)...).filter { $0.0 != " " }
        return Dictionary(uniqueKeysWithValues: pairs + [("Ă", 0xC3)])
    }()
}
