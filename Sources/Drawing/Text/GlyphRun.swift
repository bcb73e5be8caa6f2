import CHarfBuzz

/// One glyph of a run.
///
/// Positions are in em, from the start of the run's baseline, y upwards.
package struct Glyph: Sendable, Hashable {
    package let id: UInt32
    package let x: Double
    package let y: Double
    /// Where the text of this glyph starts, in UTF-8 bytes of the run's text.
    package let cluster: Int
}

/// Text after shaping: which glyphs, where.
///
/// Nothing that draws it has to look at the text again.
///
/// Holds no glyph 0: a character that the font lacks is a ``TextError``, never ink.
package struct GlyphRun: Sendable, Hashable {
    package let font: FontID
    package let glyphs: [Glyph]
    /// The text that was shaped, for copying and for the reader's eye.
    package let text: String
    /// The width of the run, in em.
    package let advance: Double
}

extension FontBook {
    /// Shapes one line of Vietnamese or English text, left to right, with kerning and ligatures of the font.
    ///
    /// Throws ``TextError/noGlyph(characters:family:)`` with every character that the font cannot show.
    package func shape(_ text: String, font id: FontID, tracking: Double = 0) throws(TextError) -> GlyphRun {
        try shapedTexts.run(text, font: id, tracking: tracking) { () throws(TextError) in
            try shapeAnew(text, font: id, tracking: tracking)
        }
    }

    private func shapeAnew(_ text: String, font id: FontID, tracking: Double) throws(TextError) -> GlyphRun {
        let face = self[id]
        let buffer: OpaquePointer = hb_buffer_create()
        defer { hb_buffer_destroy(buffer) }
        var text = text
        text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) {
                hb_buffer_add_utf8(buffer, $0.baseAddress, Int32($0.count), 0, Int32($0.count))
            }
        }
        hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
        hb_buffer_set_script(buffer, HB_SCRIPT_LATIN)
        hb_buffer_set_language(buffer, FontFace.vietnamese)
        hb_shape(face.font, buffer, nil, 0)

        var count: UInt32 = 0
        let shaped = UnsafeBufferPointer(start: hb_buffer_get_glyph_infos(buffer, &count), count: Int(count))
        let places = UnsafeBufferPointer(
            start: hb_buffer_get_glyph_positions(buffer, &count), count: Int(count))
        if shaped.contains(where: { $0.codepoint == 0 }) {
            throw .noGlyph(characters: missing(in: text, at: shaped), family: face.family)
        }
        var glyphs: [Glyph] = []
        glyphs.reserveCapacity(shaped.count)
        var pen = 0.0
        for (index, (info, place)) in zip(shaped, places).enumerated() {
            glyphs.append(
                Glyph(
                    id: info.codepoint, x: pen + Double(place.x_offset) / face.unitsPerEm,
                    y: Double(place.y_offset) / face.unitsPerEm, cluster: Int(info.cluster)))
            pen += Double(place.x_advance) / face.unitsPerEm
            // Marks share the cluster of their letter; the track comes after the whole letter.
            let endsCluster = index + 1 == shaped.count || shaped[index + 1].cluster != info.cluster
            if endsCluster { pen += tracking }
        }
        return GlyphRun(font: id, glyphs: glyphs, text: text, advance: pen)
    }

    private func missing(in text: String, at shaped: UnsafeBufferPointer<hb_glyph_info_t>) -> [Character] {
        var found: [Character] = []
        for info in shaped where info.codepoint == 0 {
            let place = text.utf8.index(text.startIndex, offsetBy: Int(info.cluster))
            if let character = text[place...].first, !found.contains(character) { found.append(character) }
        }
        return found
    }
}
