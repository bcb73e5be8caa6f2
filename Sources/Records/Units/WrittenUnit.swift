/// What somebody wrote where the name of a unit should stand, and what it may mean.
struct WrittenUnit {
    /// One way to read it.
    struct Reading {
        /// The kind that is stated; nil if none is.
        let kind: UnitKind?
        let key: NameKey
        /// Without marks.
        let letters: ArraySlice<UInt8>
        /// False if it is written without accents, so that marks cannot be compared.
        let hasMarks: Bool

        fileprivate init(_ scan: NameScan, from word: Int, kind: UnitKind?) {
            self.kind = kind
            key = scan.key(from: word)
            letters = scan.letters(from: word)
            hasMarks = scan.hasMarks(from: word)
        }
    }

    let level: UnitLevel
    /// The whole as a name, and what follows a word that states a kind.
    ///
    /// Both, because a name may begin like a kind: "Phường Đúc" is a ward's name. Empty if it can only be a code.
    let readings: [Reading]
    /// The number, if it may be a code.
    let code: Int32?
    /// True if anything in the text is written with accents.
    let hasMarks: Bool

    /// Nil if there are no letters or digits.
    init?(_ text: String, level: UnitLevel) {
        let scan = NameScan(text)
        guard !scan.words.isEmpty else { return nil }
        self.level = level
        hasMarks = scan.hasMarks(from: 0)
        code = Self.code(text, level: level)
        // No ward is called by five digits.
        readings =
            code != nil && text.utf8.count == UnitLevel.ward.codeWidth ? [] : Self.readings(scan, level)
    }

    private static func readings(_ scan: NameScan, _ level: UnitLevel) -> [Reading] {
        var readings = [Reading(scan, from: 0, kind: nil)]
        for word in KindWord.words(of: level) where word.count < scan.words.count && word.begins(scan) {
            let reading = Reading(scan, from: word.count, kind: word.kind)
            readings.append(reading)
            if let number = number(reading) {
                readings.append(Reading(NameScan(String(number)), from: 0, kind: word.kind))
            }
        }
        return readings
    }

    /// The code of a unit of the level, with or without zeros before it; of a province also as in a CCCD number.
    private static func code(_ text: String, level: UnitLevel) -> Int32? {
        let width = level == .province ? 3 : level.codeWidth
        guard text.utf8.count <= width, let number = Int(digits: text.utf8) else { return nil }
        return Int32(number)
    }

    /// Reads "Một" to "Mười hai", as the numbers of quận and phường are spoken.
    private static func number(_ reading: Reading) -> Int? {
        spokenNumbers.firstIndex { key in
            key.exact == reading.key.exact || !reading.hasMarks && key.bare == reading.key.bare
        }.map { $0 + 1 }
    }

    private static let spokenNumbers = [
        "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai",
    ].map { NameScan($0).key() }
}
