/// A stretch of the way that the message takes through a symbol: up or down two columns, or one of them.
///
/// Source: ISO/IEC 18004, 7.7.3.
struct Stretch: Sendable {
    /// The right column of the pair.
    let right: Int
    /// The highest row.
    var top: Int
    /// 1…32.
    var rows: Int
    let goesUp: Bool
    /// Whether the modules of the right column and those of the left one are free.
    let takes: (right: Bool, left: Bool)

    /// The bits of the message that it holds.
    var bits: Int { takes.right && takes.left ? 2 * rows : rows }

    /// Puts the first bits of `word` where they belong.
    func place<Line: ModuleLine>(_ word: UInt64, in columns: inout MutableSpan<Line>) {
        let word = word & ~0 << UInt64(64 - bits)
        if takes.right && takes.left {
            columns[right].darken(ordered(everySecond(word)), from: top)
            columns[right - 1].darken(ordered(everySecond(word << 1)), from: top)
        } else {
            columns[takes.right ? right : right - 1].darken(ordered(word), from: top)
        }
    }

    /// From the highest row down.
    private func ordered(_ word: UInt64) -> UInt64 {
        goesUp ? reversed(word) << UInt64(64 - rows) : word
    }
}

/// The bits 0, 2, 4 … of a word, the first being the highest, in its first half.
private func everySecond(_ word: UInt64) -> UInt64 {
    var word = word >> 1 & 0x5555_5555_5555_5555
    word = (word | word >> 1) & 0x3333_3333_3333_3333
    word = (word | word >> 2) & 0x0F0F_0F0F_0F0F_0F0F
    word = (word | word >> 4) & 0x00FF_00FF_00FF_00FF
    word = (word | word >> 8) & 0x0000_FFFF_0000_FFFF
    return (word | word >> 16) << 32
}

private func reversed(_ word: UInt64) -> UInt64 {
    var word = word.byteSwapped
    word = (word & 0x0F0F_0F0F_0F0F_0F0F) << 4 | word >> 4 & 0x0F0F_0F0F_0F0F_0F0F
    word = (word & 0x3333_3333_3333_3333) << 2 | word >> 2 & 0x3333_3333_3333_3333
    return (word & 0x5555_5555_5555_5555) << 1 | word >> 1 & 0x5555_5555_5555_5555
}
