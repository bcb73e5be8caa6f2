import Foundation

/// What a character is in a Vietnamese name: a letter with its marks, a mark by itself, or neither.
struct Letter {
    /// An ASCII letter in lower case or a digit; 0 if there is none.
    let base: UInt8
    /// What makes another letter of it, as â of a; 0 if there is nothing.
    let mark: UInt8
    /// The tone; 0 if there is none.
    let tone: UInt8
    /// True for a letter or mark that Vietnamese does not have.
    let isForeign: Bool
    /// True for what ends a word: blanks and signs.
    let endsWord: Bool

    init(_ scalar: Unicode.Scalar) {
        let value = Int(scalar.value)
        var packed = value < Self.table.count ? Self.table[value] : Self.separator
        if packed == Self.separator, value >= 0x250 { packed = Self.packed(beyondLatin: scalar) }
        if packed & Self.foreign != 0 { packed |= UInt16(Self.base(ofForeign: scalar)) }
        base = UInt8(packed & 0x7F)
        mark = UInt8(packed >> 7 & 0x7)
        tone = UInt8(packed >> 10 & 0xF)
        isForeign = packed & Self.foreign != 0
        endsWord = packed & Self.separator != 0
    }

    private static let foreign: UInt16 = 0x4000
    private static let separator: UInt16 = 0x8000

    private static func packed(_ base: UInt8, mark: Int = 0, tone: Int = 0) -> UInt16 {
        UInt16(base) | UInt16(mark) << 7 | UInt16(tone == 0 ? 0 : tone + 7) << 10
    }

    /// The characters up to U+1EFF.
    private static let table: [UInt16] = {
        var table = [UInt16](repeating: separator, count: 0x1F00)
        for value in [0xC0..<0x250, 0x300..<0x370, 0x1E00..<0x1F00].joined() { table[value] = foreign }
        for value in [0xD7, 0xF7] { table[value] = separator }
        for digit in UInt8(ascii: "0")...UInt8(ascii: "9") { table[Int(digit)] = packed(digit) }
        for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
            table[Int(letter)] = packed(letter)
            table[Int(letter & 0xDF)] = packed(letter)
        }
        for (base, mark, letters) in vietnamese {
            for (tone, letter) in letters.unicodeScalars.enumerated() {
                let capital = letter.properties.uppercaseMapping.unicodeScalars
                for scalar in [letter] + capital {
                    table[Int(scalar.value)] = packed(base, mark: mark, tone: tone)
                }
            }
        }
        // U+00D0 and U+00F0 look like Đ and đ in legacy texts.
        for value in [0x110, 0x111, 0xD0, 0xF0] { table[value] = packed(UInt8(ascii: "d"), mark: 4) }
        for (tone, value) in [0x300, 0x301, 0x309, 0x303, 0x323].enumerated() {
            table[value] = packed(0, tone: tone + 1)
        }
        for (mark, value) in [0x302, 0x306, 0x31B].enumerated() { table[value] = packed(0, mark: mark + 1) }
        return table
    }()

    /// Each vowel without a tone, then with grave, acute, hook, tilde and dot; the marks are circumflex, breve, horn.
    private static let vietnamese: [(base: UInt8, mark: Int, letters: String)] = [
        (UInt8(ascii: "a"), 0, "aàáảãạ"), (UInt8(ascii: "a"), 1, "âầấẩẫậ"), (UInt8(ascii: "a"), 2, "ăằắẳẵặ"),
        (UInt8(ascii: "e"), 0, "eèéẻẽẹ"), (UInt8(ascii: "e"), 1, "êềếểễệ"), (UInt8(ascii: "i"), 0, "iìíỉĩị"),
        (UInt8(ascii: "o"), 0, "oòóỏõọ"), (UInt8(ascii: "o"), 1, "ôồốổỗộ"), (UInt8(ascii: "o"), 3, "ơờớởỡợ"),
        (UInt8(ascii: "u"), 0, "uùúủũụ"), (UInt8(ascii: "u"), 3, "ưừứửữự"), (UInt8(ascii: "y"), 0, "yỳýỷỹỵ"),
    ]

    private static func packed(beyondLatin scalar: Unicode.Scalar) -> UInt16 {
        if CharacterClass.isZeroWidth(scalar) { return 0 }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? foreign : separator
    }

    private static func base(ofForeign scalar: Unicode.Scalar) -> UInt8 {
        let base = String(scalar).decomposedStringWithCanonicalMapping.utf8.first ?? 0
        return (base & 0xDF).isCapital ? base | 0x20 : 0
    }
}
