/// Cells of a Unicode table that hold the bytes of another encoding, each shown as a letter of its own.
enum Misreading {
    /// True if a cell may be one; false if it is surely not, which is found out quickly.
    ///
    /// Such text has no letter beyond Windows-1252, and has what no Vietnamese word has: a foreign letter or sign, a sign
    /// behind a letter, or a vowel with a mark behind a, e or y (but "yê").
    static func isLikely(_ cell: Span<UInt8>) -> Bool {
        var isLikely = false
        var (index, last, isAfterLetter) = (0, UInt8(0), false)
        while index < cell.count {
            let byte = cell[index]
            guard byte >= 0x80, index + 1 < cell.count else {
                (last, isAfterLetter) = (byte, false)
                index += 1
                continue
            }
            let next = cell[index + 1]
            switch (byte, next) {
            case (0xC3, _):
                isLikely = isLikely || shared >> (next & 0x3F) & 1 == 0 || isBarred(next, behind: last & 0xDF)
            case (0xC2, _): isLikely = isLikely || next != 0xA0
            // Of Windows-1252: Œ œ Š š Ÿ Ž ž, ƒ, ˆ ˜, and the punctuation.
            case (0xC5, 0x92...0x93), (0xC5, 0xA0...0xA1), (0xC5, 0xB8...0xBE), (0xC6, 0x92), (0xCB, _),
                (0xE2, _):
                isLikely = isLikely || isAfterLetter
            default: return false
            }
            isAfterLetter = byte == 0xC3
            last = next
            index += byte == 0xE2 ? 3 : 2
        }
        return isLikely
    }

    /// True if the cell has letters beyond ASCII and all of them in Windows-1252.
    static func isShown(_ cell: [UInt8]) -> Bool {
        let text = DecodedText(cell, as: .utf8)
        return text.fault == nil && text.scalars.contains { $0.value >= 0xC0 }
            && Windows1252.bytes(of: text.scalars) != nil
    }

    /// The encoding in which the text reads as Vietnamese, while as it stands it does not.
    ///
    /// Not VISCII: nearly every sign is one of its letters, and it was never a font that text could be pasted in.
    static func likelyEncoding(of cell: [UInt8]) -> TextEncoding? {
        guard VietnameseText.reads(DecodedText(cell, as: .utf8).scalars) == false else { return nil }
        return [.tcvn3, .vni, .windows1258].first { encoding in
            guard let text = Reading(encoding: encoding, isThroughWindows1252: true).text(of: cell) else {
                return false
            }
            return text.fault == nil && VietnameseText.reads(text.scalars) == true
        }
    }

    /// A bit for each of U+00C0 to U+00FF that is a letter of Vietnamese.
    private static let shared: UInt64 = (0..<64).reduce(0) { bits, index in
        let letter = Unicode.Scalar(0xC0 + UInt32(index)).flatMap(VietnameseLetter.init)
        return letter == nil ? bits : bits | 1 << UInt64(index)
    }

    /// True for a vowel with a mark, U+00C0 + `next`, that no word has behind this capital.
    private static func isBarred(_ next: UInt8, behind last: UInt8) -> Bool {
        switch last {
        case UInt8(ascii: "A"), UInt8(ascii: "E"): true
        case UInt8(ascii: "Y"): next & 0xDF != 0x8A
        default: false
        }
    }
}
