/// The syllables of Vietnamese, by their structure: an onset, a rhyme and one tone in its place.
///
/// Every Vietnamese word of a name is one syllable, so this tells right from wrong readings of a text. Names of other
/// peoples ("Niê", "H'Hen", "Ksor") need not be such syllables. The rhymes are those of school grammar.
enum Syllable {
    /// True if the word is a syllable, written in small letters, with a capital in front or in capitals only.
    static func matches(_ word: some Collection<Unicode.Scalar>) -> Bool {
        guard (1...longest).contains(word.count) else { return false }
        let letters = word.compactMap(VietnameseLetter.init)
        guard letters.count == word.count, isWellCased(letters) else { return false }
        let toned = letters.indices.filter { letters[$0].tone != .level }
        guard toned.count < 2 else { return false }
        return (0...3).contains { count in
            guard count < letters.count else { return false }
            let onset = key(letters.prefix(count).map(\.base))
            guard onsets.contains(onset), toned.allSatisfy({ $0 >= count }) else { return false }
            let rest = letters.dropFirst(count).map(\.base)
            guard let rhyme = rhymes[key(rest)], fits(onset, before: rest) else { return false }
            guard let place = toned.first else { return !rhyme.isStopped }
            let tone = letters[place].tone
            return rhyme.tonePlaces.contains(place - count)
                && (!rhyme.isStopped || tone == .rising || tone == .heavy)
        }
    }

    private struct Rhyme {
        /// Where the sign of the tone may stand.
        let tonePlaces: Set<Int>
        /// True if it ends in p, t, c or ch, with which only sắc and nặng go.
        let isStopped: Bool
    }

    /// As in "nghiêng".
    private static let longest = 7

    private static func isWellCased(_ letters: [VietnameseLetter]) -> Bool {
        let capitals = letters.count { $0.isCapital }
        return capitals == 0 || capitals == letters.count || capitals == 1 && letters[0].isCapital
    }

    /// At most six letters as one number.
    private static func key(_ letters: [UInt8]) -> UInt32 {
        letters.prefix(6).reduce(0) { $0 << 5 | UInt32($1) }
    }

    private static func key(_ text: some StringProtocol) -> UInt32 { key(bases(text)) }

    private static func bases(_ text: some StringProtocol) -> [UInt8] {
        text.unicodeScalars.compactMap { VietnameseLetter($0)?.base }
    }

    /// K, gh and ngh stand before e, ê, i and y; c, g and ng before the others, but "gi" is one sound.
    private static func fits(_ onset: UInt32, before rhyme: [UInt8]) -> Bool {
        guard let first = rhyme.first else { return false }
        let isFront = fronts.contains(first)
        if soft.contains(onset) { return isFront }
        if hard.contains(onset) { return !isFront || onset == key("g") && first == bases("i")[0] }
        return true
    }

    private static let fronts = Set(bases("eêiy"))
    private static let soft = Set(["k", "gh", "ngh"].map { key($0) })
    private static let hard = Set(["c", "g", "ng"].map { key($0) })

    private static let onsets = Set(
        [
            "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh",
            "p",
            "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
        ].map { key($0) })

    /// The last of them, "ăk", is not of the language but of the names Đắk Lắk and Đắk Nông.
    private static let rhymes: [UInt32: Rhyme] = {
        let all = """
            a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
            e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
            i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu yêm yên yêng yêt yêu y ych yn ynh yp yt
            o oc oi om on ong oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay
            oăc oăm oăn oăng oăt oe oem oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
            u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ
            uy uya uych uyn uynh uyp uyt uyu uyên uyêt
            ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu ăk
            """
        let pairs = all.split(whereSeparator: \.isWhitespace).map { text in
            let isStopped = ["p", "t", "c", "ch"].contains { text.hasSuffix($0) }
            return (key(text), Rhyme(tonePlaces: tonePlaces(in: Array(text)), isStopped: isStopped))
        }
        return Dictionary(pairs) { first, _ in first }
    }()

    /// On the letter that has a sign of its own, else on the main vowel; both spellings of "hoà" are right.
    private static func tonePlaces(in rhyme: [Character]) -> Set<Int> {
        if let marked = rhyme.lastIndex(where: { "ăâêôơư".contains($0) }) { return [marked] }
        let vowels = rhyme.prefix { "aeiouy".contains($0) }.count
        if vowels == 1 { return [0] }
        if vowels == 3 || vowels < rhyme.count { return [1] }
        return ["oa", "oe", "uy"].contains(String(rhyme)) ? [0, 1] : [0]
    }
}
