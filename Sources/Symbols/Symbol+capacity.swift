extension Symbol {
    /// The version whose symbols have so many data code words at this level; nil if there is none.
    ///
    /// At a level every version has a number of its own, so the answer is certain.
    static func version(dataCodewords: Int, correction: ErrorCorrection) -> Int? {
        (1...40).first { self.dataCodewords(version: $0, correction: correction) == dataCodewords }
    }

    /// The code words of a symbol that carry data, mode and length; the others are for error correction.
    static func dataCodewords(version: Int, correction: ErrorCorrection) -> Int {
        let (blocks, check) = blocks(version: version, correction: correction)
        return codewords(version: version) - blocks * check
    }

    /// The blocks that the data is dealt to, and the code words of each that correct errors.
    static func blocks(version: Int, correction: ErrorCorrection) -> (count: Int, check: Int) {
        switch correction {
        case .low: (lowBlocks[version - 1], lowCheck[version - 1])
        case .medium: (mediumBlocks[version - 1], mediumCheck[version - 1])
        case .quartile: (quartileBlocks[version - 1], quartileCheck[version - 1])
        case .high: (highBlocks[version - 1], highCheck[version - 1])
        }
    }

    /// All code words of a symbol: its modules without the patterns that are the same in every symbol of the version.
    private static func codewords(version: Int) -> Int {
        let size = 4 * version + 17
        // Three finder patterns with their light lines, two timing patterns, format and the one dark module.
        var modules = size * size - 3 * 64 - 2 * (size - 16) - 31
        if version >= 2 {
            let alignments = version / 7 + 2
            // Three places are taken by finder patterns; those on a timing pattern share five modules with it.
            modules -= (alignments * alignments - 3) * 25 - (alignments - 2) * 2 * 5
        }
        if version >= 7 { modules -= 36 }
        return modules / 8
    }

    // ISO/IEC 18004, table 9: for versions 1 to 40 the blocks, and the code words of each that correct errors.
    private static let lowBlocks = [
        1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16,
        17, 18,
        19, 19, 20, 21, 22, 24, 25,
    ]
    private static let mediumBlocks = [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28,
        29, 31,
        33, 35, 37, 38, 40, 43, 45, 47, 49,
    ]
    private static let quartileBlocks = [
        1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35,
        38, 40,
        43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
    ]
    private static let highBlocks = [
        1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42,
        45, 48,
        51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
    ]
    private static let lowCheck = [
        7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28,
        30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ]
    private static let mediumCheck = [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28,
        28, 28, 28,
        28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ]
    private static let quartileCheck = [
        13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30,
        28, 30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ]
    private static let highCheck = [
        17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30,
        30, 30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ]
}
