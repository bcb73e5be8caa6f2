/// The glyphs of a run as PDF shows them: codes, and what the pen moves beside the widths of the font.
struct PDFGlyphs {
    /// Glyphs that stand at one height and need no explanation, or one cluster that does.
    struct Piece {
        /// An array for TJ, with its operator.
        var operators: [UInt8]
        /// Above the baseline, in em.
        let rise: Double
        /// What the glyphs say, where their codes do not say it.
        let meaning: String?
    }

    /// The pieces of a run, in order.
    ///
    /// Notes the glyphs in the font.
    static func pieces(of run: GlyphRun, font: PDFFont) -> [Piece] {
        var pieces: [Piece] = []
        var marks: [Glyph] = []
        var pen = 0.0
        let utf8 = Array(run.text.utf8)
        var start = 0
        while start < run.glyphs.count {
            let letter = run.glyphs[start]
            let end = run.glyphs[start...].firstIndex { $0.cluster != letter.cluster } ?? run.glyphs.count
            let stop = end < run.glyphs.count ? run.glyphs[end].cluster : utf8.count
            let text = String(decoding: utf8[letter.cluster..<max(stop, letter.cluster)], as: UTF8.self)
            var explains = true
            if end == start + 1 {
                explains = !font.note(letter.id, means: text)
            } else {
                run.glyphs[start..<end].forEach { font.note($0.id) }
                marks += run.glyphs[(start + 1)..<end]
            }
            // The letter says all of its cluster, so that nothing is read twice.
            append(letter, meaning: explains ? text : nil, font: font, pen: &pen, to: &pieces)
            start = end
        }
        // Marks come after the last letter: between two letters, a reader takes one for the end of a word.
        for mark in marks {
            append(mark, meaning: "", font: font, pen: &pen, to: &pieces)
        }
        for index in pieces.indices { close(&pieces[index].operators) }
        return pieces
    }

    /// Puts a glyph into the last piece, or into a new one if it stands at another height or needs an explanation.
    private static func append(
        _ glyph: Glyph, meaning: String?, font: PDFFont, pen: inout Double, to pieces: inout [Piece]
    ) {
        let joins = pieces.last.map { $0.rise == glyph.y && $0.meaning == nil } ?? false
        if !joins || meaning != nil {
            pieces.append(Piece(operators: [], rise: glyph.y, meaning: meaning))
        }
        show(glyph, font: font, pen: &pen, in: &pieces[pieces.count - 1].operators)
    }

    private static func show(_ glyph: Glyph, font: PDFFont, pen: inout Double, in out: inout [UInt8]) {
        if out.isEmpty { out += "[<".utf8 }
        // Thousandths of an em, to the left; what rounding loses is made good at the next glyph.
        let shift = ((pen - glyph.x) * 1000).rounded()
        if shift != 0 {
            if out.suffix(1) == [UInt8(ascii: "<")] {
                out.removeLast()
            } else {
                out.append(UInt8(ascii: ">"))
            }
            out += PDFNumber.bytes(shift, places: 0)
            out.append(UInt8(ascii: "<"))
            pen -= shift / 1000
        }
        out += PDFString.four(UInt16(truncatingIfNeeded: glyph.id)).utf8
        pen += (font.width(glyph.id) * 10).rounded() / 10_000
    }

    private static func close(_ out: inout [UInt8]) { out += ">]TJ".utf8 }
}
