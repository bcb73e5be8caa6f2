/// A name taken apart for comparing, word by word: its letters alone, and its letters with their marks.
///
/// What means the same comes out the same: capitals and small letters, composed and decomposed (NFC, NFD), any
/// blanks and signs between words, both places of the tone (hòa, hoà), zeros before a number, a Roman number as the
/// last word. Words that every office marks in its own way, Đắk and Lắk, count without marks.
struct NameScan {
    /// Where a word begins.
    struct Word {
        let bare: Int
        let exact: Int
    }

    /// ASCII letters, lower case, and digits.
    private(set) var bare: [UInt8] = []
    /// The same with marks: that of a letter follows it, a tone follows its word.
    private(set) var exact: [UInt8] = []
    private(set) var words: [Word] = []
    private var tones: [UInt8] = []
    private var isInNumber = false

    init() {}

    init(_ text: some StringProtocol) {
        read(text.unicodeScalars)
    }

    /// Starts over with another name; the room is kept.
    mutating func read(_ scalars: some Sequence<Unicode.Scalar>) {
        bare.removeAll(keepingCapacity: true)
        exact.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        tones.removeAll(keepingCapacity: true)
        var isInWord = false
        for scalar in scalars {
            let letter = Letter(scalar)
            if isInWord, letter.endsWord || letter.base != 0 && letter.base.isDigit != isInNumber {
                endWord()
                isInWord = false
            }
            if !isInWord, letter.base != 0 || letter.isForeign {
                words.append(Word(bare: bare.count, exact: exact.count))
                isInWord = true
                isInNumber = letter.base.isDigit
            }
            if isInWord { append(letter, of: scalar) }
        }
        if isInWord { endWord() }
        writeRomanNumberInDigits()
    }

    private mutating func append(_ letter: Letter, of scalar: Unicode.Scalar) {
        if letter.base != 0 {
            bare.append(letter.base)
            exact.append(letter.base)
        }
        if letter.mark != 0 { exact.append(letter.mark) }
        if letter.tone != 0 { tones.append(letter.tone) }
        if letter.isForeign { exact += String(scalar).utf8 }
    }

    private mutating func endWord() {
        exact += tones
        tones.removeAll(keepingCapacity: true)
        guard let word = words.last else { return }
        if isInNumber {
            let zeros = bare[word.bare...].dropLast().prefix { $0 == UInt8(ascii: "0") }.count
            bare.removeSubrange(word.bare..<word.bare + zeros)
            exact.removeSubrange(word.exact..<word.exact + zeros)
        } else if Self.wordsWithoutMarks.contains(where: { $0.elementsEqual(bare[word.bare...]) }) {
            exact.replaceSubrange(word.exact..., with: bare[word.bare...])
        }
    }

    private mutating func writeRomanNumberInDigits() {
        guard let word = words.last,
            let number = Self.romanNumbers.first(where: { $0.roman.elementsEqual(exact[word.exact...]) })
        else { return }
        bare.replaceSubrange(word.bare..., with: number.digit)
        exact.replaceSubrange(word.exact..., with: number.digit)
    }

    private static let wordsWithoutMarks = ["dak", "lak"].map { Array($0.utf8) }
    /// Without VI and X, which are words of names too.
    private static let romanNumbers = [
        ("i", "1"), ("ii", "2"), ("iii", "3"), ("iv", "4"), ("v", "5"), ("vii", "7"), ("viii", "8"),
        ("ix", "9"),
    ].map { roman, digit in (roman: Array(roman.utf8), digit: Array(digit.utf8)) }

    /// True if a letter from this word on has a mark, so that the name was written with accents.
    func hasMarks(from word: Int) -> Bool { exact(from: word).count != letters(from: word).count }

    /// What is compared of the name from a word on.
    func key(from word: Int = 0) -> NameKey { NameKey(exact: exact(from: word), bare: letters(from: word)) }

    /// The letters without marks from a word on; empty after the last.
    func letters(from word: Int = 0) -> ArraySlice<UInt8> {
        words.indices.contains(word) ? bare[words[word].bare...] : []
    }

    /// A word's letters without marks.
    func bare(ofWord word: Int) -> ArraySlice<UInt8> {
        letters(from: word).dropLast(letters(from: word + 1).count)
    }

    /// A word's letters with their marks.
    func exact(ofWord word: Int) -> ArraySlice<UInt8> {
        exact(from: word).dropLast(exact(from: word + 1).count)
    }

    private func exact(from word: Int) -> ArraySlice<UInt8> {
        words.indices.contains(word) ? exact[words[word].exact...] : []
    }
}

/// The fingerprints of a name with its marks and without; equal fingerprints are taken for equal names.
///
/// A clash of two names is out of the question among some ten thousand and could only hide a warning.
struct NameKey: Sendable, Hashable {
    let exact: UInt64
    let bare: UInt64

    init(exact: ArraySlice<UInt8>, bare: ArraySlice<UInt8>) {
        self.exact = Self.fingerprint(exact)
        self.bare = Self.fingerprint(bare)
    }

    /// FNV-1a.
    private static func fingerprint(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
