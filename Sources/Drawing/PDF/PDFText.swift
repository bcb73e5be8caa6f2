/// The glyphs of a run as PDF shows them: codes, and what the pen moves beside the widths of the font.
struct PDFText {
    private let font: PDFFont
    private let size: Double
    /// Where the widths of the font have brought the pen, in em.
    private var pen = 0.0
    private var piece: Piece?
    private var isInString = false

    /// Glyphs that stand at one height and need no explanation, or one cluster that does.
    private struct Piece {
        /// Above the baseline, in em.
        let rise: Double
        let isExplained: Bool
    }

    /// Shows a run, and notes its glyphs in the font.
    static func show(_ run: GlyphRun, font: PDFFont, size: Double, in out: inout [UInt8]) {
        var text = PDFText(font: font, size: size)
        var string = run.text
        string.withUTF8 { text.show(run.glyphs, of: $0, in: &out) }
    }

    private init(font: PDFFont, size: Double) {
        self.font = font
        self.size = size
    }

    private mutating func show(
        _ glyphs: [Glyph], of utf8: UnsafeBufferPointer<UInt8>, in out: inout [UInt8]
    ) {
        var marks: [Glyph] = []
        var start = 0
        while start < glyphs.count {
            let letter = glyphs[start]
            var end = start + 1
            while end < glyphs.count, glyphs[end].cluster == letter.cluster { end += 1 }
            let stop = end < glyphs.count ? glyphs[end].cluster : utf8.count
            let text = UnsafeBufferPointer(rebasing: utf8[letter.cluster..<max(stop, letter.cluster)])
            var explains = true
            if end == start + 1 {
                explains = !font.note(letter.id, means: text)
            } else {
                for glyph in glyphs[start..<end] { font.note(glyph.id) }
                marks += glyphs[(start + 1)..<end]
            }
            // The letter says all of its cluster, so that nothing is read twice.
            append(letter, meaning: explains ? String(decoding: text, as: UTF8.self) : nil, in: &out)
            start = end
        }
        // Marks come after the last letter: between two letters, a reader takes one for the end of a word.
        for mark in marks { append(mark, meaning: "", in: &out) }
        close(in: &out)
    }

    /// Puts a glyph into the piece, or into a new one if it stands at another height or needs an explanation.
    private mutating func append(_ glyph: Glyph, meaning: String?, in out: inout [UInt8]) {
        if let piece, piece.rise == glyph.y, !piece.isExplained, meaning == nil {
            show(glyph, in: &out)
            return
        }
        close(in: &out)
        piece = Piece(rise: glyph.y, isExplained: meaning != nil)
        if let meaning {
            out.put("/Span<</ActualText")
            out.put(text: meaning)
            out.put(">>BDC\n")
        }
        if glyph.y != 0 {
            out.put(glyph.y * size)
            out.put(" Ts\n")
        }
        out.put("[")
        show(glyph, in: &out)
    }

    private mutating func show(_ glyph: Glyph, in out: inout [UInt8]) {
        // Thousandths of an em, to the left; what rounding loses is made good at the next glyph.
        let shift = ((pen - glyph.x) * 1000).rounded()
        if shift != 0 {
            closeString(in: &out)
            out.put(shift, places: 0)
            pen -= shift / 1000
        }
        if !isInString {
            out.put("<")
            isInString = true
        }
        out.put(hexadecimal: UInt16(truncatingIfNeeded: glyph.id))
        pen += (font.width(glyph.id) * 10).rounded() / 10_000
    }

    private mutating func closeString(in out: inout [UInt8]) {
        if isInString { out.put(">") }
        isInString = false
    }

    private mutating func close(in out: inout [UInt8]) {
        guard let piece else { return }
        closeString(in: &out)
        out.put("]TJ\n")
        if piece.rise != 0 { out.put("0 Ts\n") }
        if piece.isExplained { out.put("EMC\n") }
        self.piece = nil
    }
}
