/// The VNI fonts: a base letter and behind it a mark, which carries the tone, the hat or both.
///
/// Đ, Ơ, Ư and most of I with a tone are bytes of their own. A mark has two forms, to fit small letters and capitals;
/// the case of the letter is that of its base, whichever form a typist chose.
enum VNI {
    /// The letter that two bytes are together.
    static func letter(_ base: UInt8, _ mark: UInt8) -> Unicode.Scalar? {
        pairs[UInt16(base) << 8 | UInt16(mark)]
    }

    /// The letter that a byte is by itself.
    static func letter(_ byte: UInt8) -> Unicode.Scalar? { singles[byte] }

    /// The base and the marks of each row of ``VietnameseLetter/vowels``, as Latin-1 shows them; `.` is no mark.
    private static let spelling: [(base: Unicode.Scalar, marks: String)] = {
        let (tones, circumflex, breve) = (".øûõùï", "âàåãáä", "êèúüéë")
        return [
            ("a", tones), ("a", breve), ("a", circumflex), ("e", tones), ("e", circumflex), ("i", tones),
            ("o", tones),
            ("o", circumflex), ("ô", tones), ("u", tones), ("ö", tones), ("y", tones),
        ]
    }()

    private static let pairs: [UInt16: Unicode.Scalar] = {
        var pairs: [UInt16: Unicode.Scalar] = [:]
        for ((base, marks), vowels) in zip(spelling, VietnameseLetter.vowels) {
            for (mark, vowel) in zip(marks.unicodeScalars, vowels.unicodeScalars) where mark != "." {
                for base in [base, base.capital] {
                    let letter = base == base.capital ? vowel.capital : vowel
                    for mark in [mark, mark.capital] {
                        pairs[UInt16(base.value << 8 | mark.value)] = letter
                    }
                }
            }
        }
        return pairs
    }()

    private static let singles: [UInt8: Unicode.Scalar] = {
        var singles: [UInt8: Unicode.Scalar] = [:]
        for (form, letter) in zip("ñôöìíæóòî".unicodeScalars, "đơưìíỉĩịỵ".unicodeScalars) {
            singles[UInt8(form.value)] = letter
            singles[UInt8(form.capital.value)] = letter.capital
        }
        return singles
    }()
}
