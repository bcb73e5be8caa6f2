/// What tells Vietnamese text from the same bytes read wrongly.
enum VietnameseText {
    /// True for ASCII, the letters of Vietnamese with or without composed marks, and the punctuation of lists.
    static func mayHold(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 || VietnameseLetter(scalar) != nil || signs.contains(scalar)
    }

    /// True if every word with a letter beyond ASCII is a syllable, false if one is not.
    ///
    /// Nil if there is no such word but single letters, which are syllables too easily to tell anything.
    static func reads(_ text: [Unicode.Scalar]) -> Bool? {
        var isEvidence = false
        for word in text.split(whereSeparator: isBetweenWords)
        where word.contains(where: { $0.value >= 0x80 }) {
            guard Syllable.matches(word) else { return false }
            isEvidence = isEvidence || word.count > 1
        }
        return isEvidence ? true : nil
    }

    /// Whatever a wrong reading puts inside words (», ®, ¶ …) is taken for a part of them.
    private static func isBetweenWords(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return !(0x41...0x5A).contains(scalar.value & 0xDF) }
        return quotes.contains(scalar)
    }

    private static let quotes = Set("\u{A0}‘’“”–—…•".unicodeScalars)

    /// Also the marks of letters that are not composed, and the look-alikes of Đ and đ.
    private static let signs = quotes.union(
        "€™°²Ðð\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31B}\u{323}".unicodeScalars)
}
