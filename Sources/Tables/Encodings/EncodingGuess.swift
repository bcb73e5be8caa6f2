/// Which encoding a table is in, as far as its beginning tells.
package enum EncodingGuess: Sendable, Hashable {
    case certain(TextEncoding)
    /// The encodings that may be meant, the likeliest first, each with the same five names as it reads them.
    ///
    /// Empty if no encoding reads them.
    case unsure([EncodingSample])
}

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
    private let verdicts: [(reading: Reading, right: Set<[UInt8]>)]
    private let wordCount: Int

    /// `isUTF16` says that the cells came from UTF-16, so they are text whatever they say.
    init(_ sample: TableSample, isUTF16: Bool) {
        self.sample = sample
        unicode = isUTF16 ? .utf16 : .utf8
        let columns = sample.isUTF8 ? sample.words.filter { Self.isBeyondWindows1252($0.value) } : [:]
        unicodeColumns = Set(columns.keys)
        let words = sample.words.filter { columns[$0.key] == nil }.values.reduce(into: Set()) { $0.formUnion($1) }
        wordCount = words.count
        var readings = [Reading(encoding: unicode, isThroughWindows1252: false)]
        if !isUTF16 {
            readings += TextEncoding.legacy.map { Reading(encoding: $0, isThroughWindows1252: false) }
        }
        if sample.isUTF8 {
            readings += ([unicode] + TextEncoding.legacy).map { Reading(encoding: $0, isThroughWindows1252: true) }
        }
        verdicts = readings.map { reading in (reading, words.filter { Self.isRight(reading, about: $0) }) }
    }

    /// The reading that is beyond doubt; nil if none is.
    var certain: Reading? {
        guard wordCount > 0 else { return verdicts.first?.reading }
        let best = verdicts.max { $0.right.count < $1.right.count }
        let plain = verdicts[0]
        guard let best, best.right.count > plain.right.count || !sample.isUTF8 else { return plain.reading }
        let lead = verdicts.filter { $0.reading != best.reading }.map { best.right.count - $0.right.count }.min() ?? 0
        if lead >= Self.neededLead, Double(best.right.count) >= Self.neededShare * Double(wordCount) {
            return best.reading
        }
        // UTF-8 is hardly ever valid by chance; a stray word or two that reads better otherwise is told in its row.
        let isStray = best.right.count < plain.right.count + 2 && !plain.right.isEmpty
        return sample.isUTF8 && isStray ? plain.reading : nil
    }

    /// The likeliest reading in this encoding.
    func reading(in encoding: TextEncoding) -> Reading {
        let asked = encoding.isUnicode ? unicode : encoding
        let rivals = verdicts.filter { $0.reading.encoding == asked }
        let best = rivals.max { $0.right.count < $1.right.count }?.reading
        return best ?? Reading(encoding: asked, isThroughWindows1252: !encoding.isUnicode && sample.isUTF8)
    }

    /// The names as each encoding reads them that can, the likeliest encoding first.
    var samples: [EncodingSample] {
        var samples: [EncodingSample] = []
        for verdict in verdicts.sorted(by: { $0.right.count > $1.right.count }) {
            let encoding = verdict.reading.encoding
            guard !samples.contains(where: { $0.encoding == encoding }) else { continue }
            let texts = sample.names.compactMap { verdict.reading.text(of: $0) }
            guard texts.contains(where: { $0.fault == nil }) else { continue }
            samples.append(EncodingSample(encoding: encoding, names: texts.map(\.string)))
        }
        return samples
    }

    private static func isRight(_ reading: Reading, about word: [UInt8]) -> Bool {
        guard let text = reading.text(of: word), text.fault == nil else { return false }
        return VietnameseText.reads(text.scalars) == true
    }

    private static func isBeyondWindows1252(_ words: Set<[UInt8]>) -> Bool {
        let beyond = words.count { word in
            Windows1252.bytes(of: String(decoding: word, as: UTF8.self).unicodeScalars) == nil
        }
        return 2 * beyond > words.count
    }
}
