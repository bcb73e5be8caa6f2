import Foundation

/// Text reduced to bare ASCII letters: for comparing and finding, never for printing.
extension String {
    /// The letters only, as capitals A to Z: without marks, digits, blanks and signs; Đ becomes D.
    ///
    /// So compare a name in a code with a name in a row. Source: Documentation/Formats.md, 3.
    package var bareLetters: String {
        let letters = unicodeScalars.lazy.map(Folding.letter).filter { $0 > Folding.nothing && !$0.isDigit }
        return String(decoding: letters.map { $0 & 0xDF }, as: UTF8.self)
    }

    /// Lower-case letters and digits, the words joined by `_`: "Họ và tên" is `ho_va_ten`.
    package var snakeCase: String {
        var key: [UInt8] = []
        var isNewWord = false
        for letter in unicodeScalars.lazy.map(Folding.letter) where letter != Folding.nothing {
            guard letter != Folding.gap else { isNewWord = true; continue }
            if isNewWord, !key.isEmpty { key.append(UInt8(ascii: "_")) }
            isNewWord = false
            key.append(letter.isDigit ? letter : letter | 0x20)
        }
        return String(decoding: key, as: UTF8.self)
    }

    /// ``snakeCase`` without the `_`: what two spellings of a name share.
    var bareKey: String { snakeCase.filter { $0 != "_" } }
}

private enum Folding {
    /// A character between words.
    static let gap: UInt8 = 0
    /// A character that vanishes inside a word: a combining mark or one without width.
    static let nothing: UInt8 = 1

    /// The ASCII letter or digit under a character, ``gap`` or ``nothing``.
    static func letter(_ scalar: Unicode.Scalar) -> UInt8 {
        let value = Int(scalar.value)
        if value < table.count { return table[value] }
        return CharacterClass.isZeroWidth(scalar) ? nothing : gap
    }

    /// Latin letters lie below U+1F00.
    ///
    /// Đ has no canonical decomposition, and Ð is its look-alike.
    private static let table: [UInt8] = (0..<0x1F00).map { value in
        guard let scalar = Unicode.Scalar(UInt32(value)) else { return gap }
        if (0x300...0x36F).contains(value) || CharacterClass.isZeroWidth(scalar) { return nothing }
        switch scalar {
        case "Đ", "Ð": return UInt8(ascii: "D")
        case "đ", "ð": return UInt8(ascii: "d")
        default: break
        }
        // Between the Latin blocks no letter has a Latin one under it, and to decompose them all takes ten milliseconds.
        guard value < 0x250 || value >= 0x1E00 else { return gap }
        let base = String(scalar).decomposedStringWithCanonicalMapping.utf8.first ?? gap
        return base.isDigit || (base & 0xDF).isCapital ? base : gap
    }
}
