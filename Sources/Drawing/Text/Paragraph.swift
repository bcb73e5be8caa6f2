/// A shaped text and the words it may be broken into.
struct Paragraph {
    private let run: GlyphRun
    /// The glyphs of each word, without the blanks between them.
    private let words: [Range<Int>]
    /// The pen's place at the end of each glyph, in em.
    private let ends: [Double]

    init(_ run: GlyphRun) {
        self.run = run
        let utf8 = Array(run.text.utf8)
        let glyphs = run.glyphs
        ends = glyphs.indices.map { $0 + 1 < glyphs.count ? glyphs[$0 + 1].x : run.advance }
        words = glyphs.indices.split { utf8[glyphs[$0].cluster] == UInt8(ascii: " ") }
            .compactMap { word in word.last.map { word.startIndex..<($0 + 1) } }
    }

    var wordCount: Int { words.count }

    /// The width of a line of these words, in em.
    func width(of line: Range<Int>) -> Double {
        guard let last = line.last else { return 0 }
        return ends[words[last].upperBound - 1] - run.glyphs[words[line.lowerBound].lowerBound].x
    }

    /// Breaks into at most `count` lines so that the widest is as narrow as can be.
    func balanced(lines count: Int) -> [Range<Int>] {
        // widest[k][i]: the narrowest widest line when words i… take k + 1 lines; next[k][i]: where its first ends.
        let end = words.count
        var widest = [(0..<end).map { width(of: $0..<end) } + [0]]
        var next = [[Int](repeating: end, count: end + 1)]
        for k in 1..<max(count, 1) where k < count {
            var row = widest[k - 1]
            var breaks = next[k - 1]
            for i in 0..<end {
                for j in (i + 1)..<max(end, i + 1) where j < end {
                    let candidate = max(width(of: i..<j), widest[k - 1][j])
                    if candidate < row[i] - 1e-12 { (row[i], breaks[i]) = (candidate, j) }
                }
            }
            widest.append(row)
            next.append(breaks)
        }
        return walk(next)
    }

    private func walk(_ next: [[Int]]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        var k = next.count - 1
        while start < words.count {
            let stop = next[max(k, 0)][start]
            lines.append(start..<stop)
            start = stop
            k -= 1
        }
        return lines
    }

    /// The glyphs of one line, moved to begin at zero, with their own text.
    func line(_ line: Range<Int>) -> GlyphRun {
        guard let last = line.last else { return run }
        let range = words[line.lowerBound].lowerBound..<words[last].upperBound
        let glyphs = run.glyphs[range]
        guard let first = glyphs.first else { return run }
        let stop = range.upperBound < run.glyphs.count ? run.glyphs[range.upperBound].cluster : run.text.utf8.count
        let bytes = Array(run.text.utf8)[first.cluster..<stop]
        return GlyphRun(
            font: run.font,
            glyphs: glyphs.map {
                Glyph(id: $0.id, x: $0.x - first.x, y: $0.y, cluster: $0.cluster - first.cluster)
            },
            text: String(decoding: bytes, as: UTF8.self), advance: ends[range.upperBound - 1] - first.x)
    }
}
