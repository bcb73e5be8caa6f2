import CHarfBuzz

/// One face in one document: the glyphs that were used and the text that each stands for.
final class PDFFont {
    let face: FontFace
    let number: PDFFile.Number
    /// For every glyph of the font what it stands for in UTF-8; nil as long as it is not used.
    private var texts: [[UInt8]?] = []
    /// The advances of glyphs that were asked for, in thousandths of an em.
    private var widths: [Double?] = []

    init(_ face: FontFace, number: PDFFile.Number) {
        self.face = face
        self.number = number
    }

    /// Notes that `glyph` stands for `text`.
    ///
    /// False if it stood for another text before: then the place itself must say what it means.
    func note(_ glyph: UInt32, means text: UnsafeBufferPointer<UInt8>) -> Bool {
        let glyph = Int(glyph)
        makeRoom(for: glyph)
        if let before = texts[glyph] { return before.elementsEqual(text) }
        texts[glyph] = Array(text)
        return true
    }

    /// Notes that `glyph` is used, whatever it stands for.
    func note(_ glyph: UInt32) {
        let glyph = Int(glyph)
        makeRoom(for: glyph)
        if texts[glyph] == nil { texts[glyph] = [] }
    }

    /// The advance of a glyph in thousandths of an em.
    func width(_ glyph: UInt32) -> Double {
        makeRoom(for: Int(glyph))
        if let width = widths[Int(glyph)] { return width }
        let width = Double(hb_font_get_glyph_h_advance(face.font, glyph)) * 1000 / face.unitsPerEm
        widths[Int(glyph)] = width
        return width
    }

    private func makeRoom(for glyph: Int) {
        guard glyph >= texts.count else { return }
        let missing = glyph + 1 - texts.count
        texts += repeatElement(nil, count: missing)
        widths += repeatElement(nil, count: missing)
    }

    /// Writes the font with the glyphs that were used: Type0 over CIDFontType2, glyph numbers as codes.
    ///
    /// Source: ISO 32000-1, 9.7; ISO 19005-2, 6.2.11.3 wants the map from CIDs to glyphs said.
    func write(to file: PDFFile) throws(DrawingError) {
        let glyphs = texts.indices.filter { texts[$0] != nil }.map { UInt32($0) }
        let program = file.add(stream: try subset(glyphs), entries: "")
        let name = "\(tag(glyphs))+\(face.postScriptName)"
        let descriptor = file.add(
            "<</Type/FontDescriptor/FontName/\(name)/Flags 4/FontBBox[\(box)]/ItalicAngle 0"
                + "/Ascent \(thousandths(face.rise))/Descent \(thousandths(-face.fall))"
                + "/CapHeight \(thousandths(face.capHeight))/StemV \(face.weight / 5)/FontFile2 \(program) 0 R>>"
        )
        let descendant = file.add(
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/\(name)/CIDToGIDMap/Identity/DW 0/W[\(widths(glyphs))]"
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor \(descriptor) 0 R>>"
        )
        let unicode = file.add(stream: Array(characterMap(glyphs).utf8))
        file.write(
            "<</Type/Font/Subtype/Type0/BaseFont/\(name)/Encoding/Identity-H/DescendantFonts[\(descendant) 0 R]"
                + "/ToUnicode \(unicode) 0 R>>", as: number)
    }

    /// The font file with these glyphs under their own numbers, without hints and layout tables.
    private func subset(_ glyphs: [UInt32]) throws(DrawingError) -> [UInt8] {
        guard let input = hb_subset_input_create_or_fail() else { throw subsetFailed }
        defer { hb_subset_input_destroy(input) }
        let wanted = hb_subset_input_glyph_set(input)
        for glyph in glyphs { hb_set_add(wanted, glyph) }
        hb_subset_input_set_flags(
            input, HB_SUBSET_FLAGS_RETAIN_GIDS.rawValue | HB_SUBSET_FLAGS_NO_HINTING.rawValue)
        let dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
        for table in [
            "GSUB", "GPOS", "GDEF", "name", "OS/2", "post", "cmap", "kern", "STAT", "DSIG", "meta", "gasp",
        ] {
            hb_set_add(dropped, hb_tag_from_string(table, -1))
        }
        guard let made = hb_subset_or_fail(hb_font_get_face(face.font), input) else { throw subsetFailed }
        defer { hb_face_destroy(made) }
        let blob = hb_face_reference_blob(made)
        defer { hb_blob_destroy(blob) }
        var length: UInt32 = 0
        let start = hb_blob_get_data(blob, &length)
        return Array(UnsafeRawBufferPointer(start: start, count: Int(length)))
    }

    private var subsetFailed: DrawingError {
        .fonts(folder: "Fonts", reason: "\(face.fileName) cannot be made smaller")
    }

    /// Six letters that differ between subsets of one font. 9.6.4
    private func tag(_ glyphs: [UInt32]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for glyph in glyphs { hash = (hash ^ UInt64(glyph)) &* 0x100_0000_01b3 }
        return (0..<6).map { _ in
            defer { hash /= 26 }
            return String(UnicodeScalar(UInt8(ascii: "A") + UInt8(hash % 26)))
        }.joined()
    }

    private func widths(_ glyphs: [UInt32]) -> String {
        glyphs.map { "\($0)[\(PDFSyntax.number(width($0), places: 1))]" }.joined()
    }

    private var box: String {
        // Wide enough for any letter; viewers use it for nothing else.
        "-1000 \(thousandths(-face.fall) - 100) 2000 \(thousandths(face.rise) + 100)"
    }

    private func thousandths(_ em: Double) -> Int { Int((em * 1000).rounded()) }

    /// Which text each glyph stands for, in blocks of at most a hundred. 9.10.3
    private func characterMap(_ glyphs: [UInt32]) -> String {
        let entries = glyphs.compactMap { glyph in
            texts[Int(glyph)].flatMap { text in
                let units = String(decoding: text, as: UTF8.self).utf16.map(PDFSyntax.hexadecimal)
                return text.isEmpty
                    ? nil : "<\(PDFSyntax.hexadecimal(UInt16(truncatingIfNeeded: glyph)))><\(units.joined())>"
            }
        }
        let blocks = stride(from: 0, to: entries.count, by: 100).map { start in
            let block = entries[start..<min(start + 100, entries.count)]
            return "\(block.count) beginbfchar\n\(block.joined(separator: "\n"))\nendbfchar\n"
        }
        return """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000><FFFF>
            endcodespacerange
            \(blocks.joined())endcmap
            CMapName currentdict /CMap defineresource pop
            end
            end

            """
    }
}
