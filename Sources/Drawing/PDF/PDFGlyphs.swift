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
        var pen = 0.0
        let utf8 = Array(run.text.utf8)
        var start = 0
        while start < run.glyphs.count {
            let cluster = run.glyphs[start].cluster
            let end = run.glyphs[start...].firstIndex { $0.cluster != cluster } ?? run.glyphs.count
            let stop = end < run.glyphs.count ? run.glyphs[end].cluster : utf8.count
            let text = String(decoding: utf8[cluster..<max(stop, cluster)], as: UTF8.self)
            let glyphs = run.glyphs[start..<end]
            var explains = true
            if glyphs.count == 1 {
                explains = !font.note(run.glyphs[start].id, means: text)
            } else {
                glyphs.forEach { font.note($0.id) }
            }
            for (index, glyph) in glyphs.enumerated() {
                let sameHeight = pieces.last?.rise == glyph.y
                // Marks never join their letter: readers take the end of a piece for the end of the letter, and
                // too wide a gap to the next for a blank.
                let joins = sameHeight && (explains ? index > 1 : pieces.last?.meaning == nil)
                if !joins {
                    // The letter says all of its cluster, so that nothing is read twice.
                    let meaning = index == 0 ? text : ""
                    pieces.append(Piece(operators: [], rise: glyph.y, meaning: explains ? meaning : nil))
                }
                show(glyph, font: font, pen: &pen, in: &pieces[pieces.count - 1].operators)
            }
            start = end
        }
        for index in pieces.indices { close(&pieces[index].operators) }
        return pieces
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
