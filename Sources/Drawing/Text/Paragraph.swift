/// A shaped text and the words it may be broken into.
struct Paragraph {
    private let run: GlyphRun
    /// The glyphs of each word, without the blanks between them.
    private let words: [Range<Int>]
    /// The pen's place at the end of each glyph, in em.
    private let ends: [Double]
    /// Whether a word ends with a comma or another sign after which a line may well end.
    private let endsPhrase: [Bool]
    /// What comes after every letter, in em; after the last of a line nobody sees it.
    private let tracking: Double

    init(_ run: GlyphRun, tracking: Double) {
        self.run = run
        self.tracking = tracking
        let utf8 = Array(run.text.utf8)
        let glyphs = run.glyphs
        ends = glyphs.indices.map { $0 + 1 < glyphs.count ? glyphs[$0 + 1].x : run.advance }
        // A blank that carries a mark has ink, so it is no place to break.
        let isBlank = { (index: Int) in
            let next = glyphs[index].cluster + 1
            return utf8[next - 1] == UInt8(ascii: " ")
                && next == (index + 1 < glyphs.count ? glyphs[index + 1].cluster : utf8.count)
        }
        words = glyphs.indices.split(whereSeparator: isBlank)
            .compactMap { word in word.last.map { word.startIndex..<($0 + 1) } }
        endsPhrase = words.map { word in
            let last = utf8[glyphs[word.upperBound - 1].cluster...]
            return [",", ";", ".", ":", "·", "–"].contains { last.starts(with: $0.utf8) }
        }
    }

    var wordCount: Int { words.count }

    /// The width of a line of these words, in em.
    func width(of line: Range<Int>) -> Double {
        guard let last = line.last else { return 0 }
        return ends[words[last].upperBound - 1] - run.glyphs[words[line.lowerBound].lowerBound].x - tracking
    }

    /// The width of all words without the blanks: what no way of breaking can save, in em.
    var leastWidth: Double { words.indices.reduce(0) { $0 + width(of: $1..<($1 + 1)) } }

    /// Breaks into at most `count` lines, none wider than `limit` em, so that few lines end inside a phrase
    /// and, of the ways that are left, the widest line is as narrow as can be.
    ///
    /// Is nil when the words do not go in.
    ///
    /// Without a limit only the width counts.
    func broken(lines count: Int, limit: Double?) -> [Range<Int>]? {
        let end = words.count
        // best[i]: the best way to set words i… in the lines allowed so far, and where its first line ends.
        var best = (0...end).map { start in
            start == end ? Way(cost: Cost(), stop: end) : way(line: start..<end, then: Cost(), limit: limit)
        }
        var steps = [best]
        for _ in 1..<max(count, 1) where count > 1 {
            let shorter = best
            for start in 0..<end {
                for stop in (start + 1)..<max(end, start + 1) where stop < end {
                    guard let rest = shorter[stop]?.cost,
                        let new = way(line: start..<stop, then: rest, limit: limit)
                    else { continue }
                    if best[start].map({ new.cost < $0.cost }) ?? true { best[start] = new }
                }
            }
            steps.append(best)
        }
        return best.first.flatMap { $0 } == nil ? nil : walk(steps)
    }

    private struct Way {
        let cost: Cost
        let stop: Int
    }

    /// Compared first by lines that end inside a phrase, then by width.
    private struct Cost {
        var unwelcome = 0
        var widest = 0.0

        static func < (a: Cost, b: Cost) -> Bool {
            a.unwelcome != b.unwelcome ? a.unwelcome < b.unwelcome : a.widest < b.widest - 1e-12
        }
    }

    private func way(line: Range<Int>, then rest: Cost, limit: Double?) -> Way? {
        let width = width(of: line)
        guard let limit else {
            return Way(cost: Cost(widest: max(width, rest.widest)), stop: line.upperBound)
        }
        if width > limit + 1e-9 { return nil }
        let isWelcome = line.upperBound == words.count || endsPhrase[line.upperBound - 1]
        let cost = Cost(unwelcome: rest.unwelcome + (isWelcome ? 0 : 1), widest: max(width, rest.widest))
        return Way(cost: cost, stop: line.upperBound)
    }

    private func walk(_ steps: [[Way?]]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var (start, left) = (0, steps.count - 1)
        while start < words.count, left >= 0, let stop = steps[left][start]?.stop {
            lines.append(start..<stop)
            (start, left) = (stop, left - 1)
        }
        return lines
    }

    /// The glyphs of one line, moved to begin at zero, with their own text.
    func line(_ line: Range<Int>) -> GlyphRun {
        guard let last = line.last else { return run }
        let range = words[line.lowerBound].lowerBound..<words[last].upperBound
        let glyphs = run.glyphs[range]
        guard let first = glyphs.first else { return run }
        let stop =
            range.upperBound < run.glyphs.count ? run.glyphs[range.upperBound].cluster : run.text.utf8.count
        let bytes = Array(run.text.utf8)[first.cluster..<stop]
        return GlyphRun(
            font: run.font,
            glyphs: glyphs.map {
                Glyph(id: $0.id, x: $0.x - first.x, y: $0.y, cluster: $0.cluster - first.cluster)
            },
            text: String(decoding: bytes, as: UTF8.self), advance: ends[range.upperBound - 1] - first.x)
    }
}
