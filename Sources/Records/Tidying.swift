import Foundation

extension String {
    /// The text of a cell made fit to print, meaning the same.
    ///
    /// Blanks, tabs and line ends become single spaces and leave the edges; characters without width vanish;
    /// Ð and ð, the look-alikes of legacy fonts, become Đ and đ; letters are composed (NFC). Never for payloads.
    init?(tidying cell: [UInt8]) {
        guard let text = String(validating: cell, as: UTF8.self) else { return nil }
        self = Tidying.isTidy(cell) ? text : Tidying.tidied(text)
    }
}

private enum Tidying {
    /// True if the bytes are surely tidy: ASCII and composed Vietnamese with single spaces.
    ///
    /// May miss some.
    static func isTidy(_ bytes: [UInt8]) -> Bool {
        var last = UInt8(ascii: " ")
        for byte in bytes {
            switch byte {
            case 0x20: if last == 0x20 { return false }
            case 0x21...0x7E, 0x80...0xBF:
                // UTF-8 of Ð and ð is C3 90 and C3 B0; U+1E00…1EFF is E1 B8…BB and one byte more.
                if last == 0xC3 && (byte == 0x90 || byte == 0xB0) { return false }
                if last == 0xE1 && !(0xB8...0xBB).contains(byte) { return false }
            case 0xC3...0xC8, 0xE1: break
            default: return false
            }
            last = byte
        }
        return last != 0x20 || bytes.isEmpty
    }

    static func tidied(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isAfterBlank = false
        var mayNeedComposing = false
        for scalar in text.unicodeScalars where !CharacterClass.isZeroWidth(scalar) {
            guard !CharacterClass.isBlank(scalar) else { isAfterBlank = true; continue }
            if isAfterBlank, !result.isEmpty { result.append(" ") }
            isAfterBlank = false
            // Below U+0300 every character is already in NFC (Unicode Annex 15, quick check).
            mayNeedComposing = mayNeedComposing || scalar.value >= 0x300 && !isComposedLatin(scalar)
            result.append(scalar)
        }
        let composed =
            mayNeedComposing ? String(result).precomposedStringWithCanonicalMapping : String(result)
        guard composed.unicodeScalars.contains(where: { $0 == "Ð" || $0 == "ð" }) else { return composed }
        var mended = String.UnicodeScalarView()
        mended.append(contentsOf: composed.unicodeScalars.map { $0 == "Ð" ? "Đ" : $0 == "ð" ? "đ" : $0 })
        return String(mended)
    }

    private static func isComposedLatin(_ scalar: Unicode.Scalar) -> Bool {
        (0x1E00...0x1EFF).contains(scalar.value)
    }
}
