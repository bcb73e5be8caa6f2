/// The order of Vietnamese lists: letters first, then tones, word by word; numbers by their value.
///
/// The alphabet is a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y, with f, j, w and z in their usual places; the
/// tones are level, falling (huyền), dipping (hỏi), creaky (ngã), rising (sắc) and heavy (nặng). Capitals count as small letters.
/// Source: Documentation/Formats.md.
extension String {
    /// Bytes that stand in the order of the texts.
    package var collationKey: [UInt8] { Collation.key(of: Collation.words(of: self)) }

    /// Bytes that stand in the order of people's names, as lists of wards have it: the given name, which is the last
    /// word, then the middle names, then the family name.
    package var personCollationKey: [UInt8] {
        let words = Collation.words(of: self)
        guard words.count > 1 else { return Collation.key(of: words) }
        return Collation.key(of: words.suffix(1) + words[1..<(words.count - 1)] + words.prefix(1))
    }
}

private enum Collation {
    // Whatever ends sorts before whatever goes on: ends of words are the lowest bytes, then tones, digits, letters.
    private static let endOfWord: UInt8 = 1
    private static let endOfLetters: UInt8 = 2
    private static let firstTone: UInt8 = 3
    private static let number: UInt8 = 0x10
    private static let firstLetter: UInt8 = 0x20
    private static let foreign: UInt8 = 0xF0

    static func words(of text: String) -> [[Letter]] {
        text.unicodeScalars.map(Letter.init).split(whereSeparator: \.endsWord).map(Array.init)
    }

    static func key(of words: some Sequence<[Letter]>) -> [UInt8] {
        var key: [UInt8] = []
        for word in words {
            append(word, to: &key)
            key.append(endOfLetters)
            key += word.compactMap { $0.tone == 0 ? nil : firstTone + rank(ofTone: $0.tone) }
            key.append(endOfWord)
        }
        return key
    }

    private static func append(_ word: [Letter], to key: inout [UInt8]) {
        var rest = word[...]
        while let letter = rest.first {
            if letter.base.isDigit {
                let digits = rest.prefix { $0.base.isDigit }.map(\.base)
                let value = digits.drop { $0 == UInt8(ascii: "0") }
                key += [number, UInt8(clamping: value.count)] + value
                rest = rest.dropFirst(digits.count)
            } else {
                if letter.base != 0 || letter.isForeign { key.append(rank(of: letter)) }
                rest = rest.dropFirst()
            }
        }
    }

    private static func rank(of letter: Letter) -> UInt8 {
        guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter.base) else { return foreign }
        // Four places for each letter: a, ă, â; d, đ; e, ê; o, ô, ơ; u, ư.
        let place: UInt8 =
            switch (letter.base, letter.mark) {
            case (_, 0): 0
            case (UInt8(ascii: "a"), 1): 2
            case (UInt8(ascii: "o"), 3): 2
            default: 1
            }
        return firstLetter + 4 * (letter.base - UInt8(ascii: "a")) + place
    }

    /// The tones of ``Letter`` are in the order of Unicode's marks: grave, acute, hook, tilde, dot.
    private static func rank(ofTone tone: UInt8) -> UInt8 {
        switch tone {
        case 8: 0
        case 10: 1
        case 11: 2
        case 9: 3
        default: 4
        }
    }
}
