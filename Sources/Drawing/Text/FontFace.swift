import CHarfBuzz

/// One face of the folder of fonts: its bytes, its measures, and HarfBuzz's view of it.
///
/// @unchecked Sendable because `font`, its face and its bytes are made immutable in `init` and only read
/// afterwards; HarfBuzz allows that from any thread.
package final class FontFace: @unchecked Sendable {
    /// The typographic family, for example `Be Vietnam Pro`.
    package let family: String
    /// 100…900; 400 is regular, 700 bold.
    package let weight: Int
    /// The file it came from, without the folder.
    package let fileName: String
    /// The name that documents call it by, without blanks.
    let postScriptName: String
    /// How far the tallest Vietnamese letter rises above the baseline, in em.
    package let rise: Double
    /// How far the deepest Vietnamese letter hangs below the baseline, in em, above zero.
    package let fall: Double
    /// The height of `H`, in em.
    package let capHeight: Double

    // HarfBuzz keeps every language that it was asked for, and never changes it.
    nonisolated(unsafe) static let vietnamese = hb_language_from_string("vi", -1)

    let font: OpaquePointer
    let cairo: CairoFace
    let unitsPerEm: Double
    private let blob: OpaquePointer

    /// The bytes of its file.
    package func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
        var length: UInt32 = 0
        let start = hb_blob_get_data(blob, &length)
        body(UnsafeRawBufferPointer(start: start, count: Int(length)))
    }

    /// Throws ``DrawingError/fonts(folder:reason:)`` when the file is not a font.
    init(folder: String, fileName: String) throws(DrawingError) {
        self.fileName = fileName
        guard let blob = hb_blob_create_from_file_or_fail("\(folder)/\(fileName)") else {
            throw .fonts(folder: folder, reason: "\(fileName) cannot be read")
        }
        guard let cairo = CairoFace(blob: blob) else {
            hb_blob_destroy(blob)
            throw .fonts(folder: folder, reason: "\(fileName) is not a font")
        }
        self.cairo = cairo
        let face: OpaquePointer = hb_face_create(blob, 0)
        defer { hb_face_destroy(face) }
        let font: OpaquePointer = hb_font_create(face)
        hb_ot_font_set_funcs(font)
        hb_font_make_immutable(font)
        self.blob = blob
        self.font = font
        unitsPerEm = Double(hb_face_get_upem(face))
        weight = Int(hb_style_get_value(font, HB_STYLE_TAG_WEIGHT))
        postScriptName = (Self.name(6, of: face) ?? fileName).filter {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
        }
        family = Self.name(16, of: face) ?? Self.name(1, of: face) ?? ""
        let ink = Self.vietnameseInk(of: font)
        rise = ink.rise / unitsPerEm
        fall = ink.fall / unitsPerEm
        capHeight = Double(Self.extents(of: "H", in: font)?.y_bearing ?? 0) / unitsPerEm
        if family.isEmpty || hb_face_get_glyph_count(face) == 0 || rise <= 0 {
            throw .fonts(folder: folder, reason: "\(fileName) is not a font with Vietnamese letters")
        }
    }

    deinit {
        hb_font_destroy(font)
        hb_blob_destroy(blob)
    }

    /// Entry `id` of the OpenType name table: 1 is the family in groups of four styles, 16 the whole family.
    private static func name(_ id: UInt32, of face: OpaquePointer) -> String? {
        var size: UInt32 = 256
        let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(size)) { buffer -> String in
            guard let start = buffer.baseAddress else { return "" }
            start.pointee = 0
            hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, start)
            return String(cString: start)
        }
        return text.isEmpty ? nil : text
    }

    private static func extents(of scalar: Unicode.Scalar, in font: OpaquePointer) -> hb_glyph_extents_t? {
        var glyph: hb_codepoint_t = 0
        var extents = hb_glyph_extents_t()
        guard hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0,
            hb_font_get_glyph_extents(font, glyph, &extents) != 0
        else { return nil }
        return extents
    }

    /// The ink of every letter that Vietnamese uses, in font units.
    ///
    /// A font's own ascent is no guide: in Be Vietnam Pro `Ẳ` rises a fifth of an em above it.
    private static func vietnameseInk(of font: OpaquePointer) -> (rise: Double, fall: Double) {
        let letters = (0x41...0x7A).map { $0 } + Array(0xC0...0x1B0) + Array(0x1EA0...0x1EF9) + [0x28, 0x7C]
        let all = letters.compactMap { Unicode.Scalar($0) }.compactMap { extents(of: $0, in: font) }
        let top = all.map { Double($0.y_bearing) }.max() ?? 0
        let bottom = all.map { Double($0.y_bearing) + Double($0.height) }.min() ?? 0
        return (top, -bottom)
    }
}
