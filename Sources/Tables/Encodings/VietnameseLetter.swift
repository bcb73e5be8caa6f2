/// A letter of the Vietnamese alphabet taken apart: its base, its tone and its case.
struct VietnameseLetter: Hashable, Sendable {
    /// In the order in which the letters of ``vowels`` carry them.
    enum Tone: UInt8, CaseIterable { case level, falling, dipping, creaky, rising, heavy }

    /// The place of the letter without its tone in the alphabet of 29 letters, from 1.
    let base: UInt8
    let tone: Tone
    let isCapital: Bool

    /// Nil for anything that is no letter of the Vietnamese alphabet: F, J, W and Z are none.
    init?(_ scalar: Unicode.Scalar) {
        guard scalar.value < Self.letters.count, let letter = Self.letters[Int(scalar.value)] else {
            return nil
        }
        self = letter
    }

    private init(base: UInt8, tone: Tone, isCapital: Bool) {
        (self.base, self.tone, self.isCapital) = (base, tone, isCapital)
    }

    /// The letter with a tone, as one code point; nil if it has one already or is no vowel.
    func with(_ tone: Tone) -> Unicode.Scalar? {
        guard self.tone == .level else { return nil }
        return Self.scalars[VietnameseLetter(base: base, tone: tone, isCapital: isCapital)]
    }

    /// Every vowel without a tone and then with each of the five.
    static let vowels = [
        "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ",
        "ưừửữứự", "yỳỷỹýỵ",
    ]
    private static let alphabet = "aăâbcdđeêghiklmnoôơpqrstuưvxy"

    private static let scalars: [VietnameseLetter: Unicode.Scalar] = {
        var scalars: [VietnameseLetter: Unicode.Scalar] = [:]
        for (base, letter) in zip(UInt8(1)..., alphabet) {
            let row = vowels.first { $0.first == letter } ?? String(letter)
            for (tone, scalar) in zip(Tone.allCases, row.unicodeScalars) {
                scalars[VietnameseLetter(base: base, tone: tone, isCapital: false)] = scalar
                scalars[VietnameseLetter(base: base, tone: tone, isCapital: true)] = scalar.capital
            }
        }
        return scalars
    }()

    /// By code point; the last of them is ỹ, U+1EF9.
    private static let letters: [VietnameseLetter?] = {
        var letters = [VietnameseLetter?](repeating: nil, count: 0x1EFA)
        for (letter, scalar) in scalars { letters[Int(scalar.value)] = letter }
        return letters
    }()
}

extension Unicode.Scalar {
    /// The capital of a letter that has one of its own; anything else as it is.
    var capital: Unicode.Scalar {
        let mapping = properties.uppercaseMapping.unicodeScalars
        guard mapping.count == 1, let capital = mapping.first else { return self }
        return capital
    }
}
