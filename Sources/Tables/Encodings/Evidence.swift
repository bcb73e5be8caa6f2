/// Some names of a table as an encoding reads them.
package struct EncodingSample: Sendable, Hashable {
    package let encoding: TextEncoding
    /// At most five; U+FFFD stands for a byte that the encoding does not have.
    package let names: [String]
}

/// The readings of a sample held against each other, word by word.
///
/// A reading is right about a word if it makes a Vietnamese syllable of it. In the right encoding nearly all words are;
/// in a wrong one a few are by chance. Words are counted once, however often they come.
struct Evidence {
    /// How many words more than any other the best reading must be right about.
    static let neededLead = 6
    /// The part of the words that the best reading must be right about; the others are names of other peoples.
    static let neededShare = 0.7

    /// Columns of a UTF-8 table that hold letters no legacy font can have left there (ễ, ươ …).
    let unicodeColumns: Set<Int>
    private let sample: TableSample
    private let unicode: TextEncoding
    /// True if the cells are Unicode text, whatever they say.
    private let isText: Bool
    /// The first is the table as it stands.
    private let verdicts: [Verdict]

    private struct Verdict {
        let reading: Reading
        private(set) var right = 0
        private(set) var wrong = 0
        /// False if a word cannot be read at all.
        private(set) var isPossible = true
        var score: Int { right - wrong }

        init(_ reading: Reading, words: Set<[UInt8]>) {
            self.reading = reading
            for word in words {
                let text = reading.text(of: word)
                guard let text, text.fault == nil else {
                    wrong += 1
                    isPossible = false
                    continue
                }
                switch VietnameseText.reads(text.scalars) {
                case true?: right += 1
                case false?: wrong += 1
                case nil: break
                }
            }
        }
    }

    /// `isUTF16` says that the cells came from UTF-16.
    init(_ sample: TableSample, isUTF16: Bool) {
        self.sample = sample
        let unicode: TextEncoding = isUTF16 ? .utf16 : .utf8
        self.unicode = unicode
        isText = isUTF16 || sample.isUTF8
        let columns = isText ? sample.words.filter { Self.isBeyondWindows1252($0.value) } : [:]
        unicodeColumns = Set(columns.keys)
        let words = sample.words.filter { columns[$0.key] == nil }.values.reduce(into: Set()) {
            $0.formUnion($1)
        }
        var readings = [Reading(encoding: unicode, isThroughWindows1252: false)]
        if !isUTF16 {
            readings += TextEncoding.legacy.map { Reading(encoding: $0, isThroughWindows1252: false) }
        }
        if isText {
            readings += ([unicode] + TextEncoding.legacy).map {
                Reading(encoding: $0, isThroughWindows1252: true)
            }
        }
        verdicts = readings.map { Verdict($0, words: words) }
    }

    /// The reading that is beyond doubt; nil if none is.
    var certain: Reading? {
        guard let plain = verdicts.first, let best = verdicts.max(by: { $0.score < $1.score }) else {
            return nil
        }
        let gain = best.score - plain.score
        if isText, gain == 0, plain.right > 0 || !isFontPossible { return plain.reading }
        let rivals = verdicts.filter { $0.reading != best.reading }
        let isAhead = rivals.allSatisfy { best.right >= $0.right + Self.neededLead }
        if isAhead, Double(best.right) >= Self.neededShare * Double(best.right + best.wrong) {
            return best.reading
        }
        // A stray word that reads better otherwise does not outweigh so many; its row tells of it.
        return isText && gain <= 2 && (plain.right >= 10 || !unicodeColumns.isEmpty) ? plain.reading : nil
    }

    /// True if nothing speaks against an old font but that its words are no syllables, as names of other peoples.
    private var isFontPossible: Bool {
        verdicts.contains { verdict in
            let reading = verdict.reading
            return verdict.isPossible && verdict.wrong > 0 && reading.isThroughWindows1252
                && (reading.encoding == .tcvn3 || reading.encoding == .vni)
        }
    }

    /// The likeliest reading in this encoding.
    func reading(in encoding: TextEncoding) -> Reading {
        let asked = encoding.isUnicode ? unicode : encoding
        let rivals = verdicts.filter { $0.reading.encoding == asked }
        let best = rivals.max { $0.score < $1.score }?.reading
        return best ?? Reading(encoding: asked, isThroughWindows1252: !encoding.isUnicode && isText)
    }

    /// The names as each encoding reads them that can, the likeliest encoding first.
    var samples: [EncodingSample] {
        var samples: [EncodingSample] = []
        for verdict in verdicts.sorted(by: { $0.score > $1.score }) {
            let encoding = verdict.reading.encoding
            guard !samples.contains(where: { $0.encoding == encoding }) else { continue }
            let texts = sample.names.compactMap { verdict.reading.text(of: $0) }
            guard texts.contains(where: { $0.fault == nil }) else { continue }
            samples.append(EncodingSample(encoding: encoding, names: texts.map(\.string)))
        }
        return samples
    }

    /// True if most of the words have Vietnamese letters that Windows-1252 lacks.
    private static func isBeyondWindows1252(_ words: Set<[UInt8]>) -> Bool {
        let beyond = words.count { word in
            let text = DecodedText(word, as: .utf8).scalars
            return Windows1252.bytes(of: text) == nil && text.allSatisfy(VietnameseText.mayHold)
        }
        return 2 * beyond > words.count
    }
}
