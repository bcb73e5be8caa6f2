/// A QR symbol that was found in a picture.
package struct FoundSymbol: Sendable, Hashable {
    /// The bytes of the symbol as they stand in it, whatever they mean: no character set was guessed.
    package let payload: [UInt8]
    /// 1…40; nil if the reader that could read the symbol does not tell.
    package let version: Int?
    /// Nil if the reader that could read the symbol does not tell.
    package let correction: ErrorCorrection?
    /// From the symbol's own top left corner clockwise, so they tell how it is turned; always four.
    package let corners: [Corner]
    /// The page of the file, from 1.
    package let page: Int
    /// What the symbol holds beside its bytes: a symbol made of the bytes alone would not be the same.
    package let marks: Set<Mark>

    /// A place in a picture, in pixels from the top left.
    package struct Corner: Sendable, Hashable {
        package let x: Int
        package let y: Int
    }

    package enum Mark: Sendable, Hashable {
        /// The symbol is one of several that hold one message together (structured append).
        case part
        /// The bytes follow an industry standard (FNC1), GS1 for example.
        case industry
        /// The symbol names its character set by the number of an ECI; 26 is UTF-8, which is what readers assume.
        case encoding(Int)
    }
}

extension FoundSymbol {
    /// True if both are the same ink: the same bytes, and the middle of one lies in the other.
    package func isSame(as other: FoundSymbol) -> Bool {
        guard payload == other.payload, page == other.page else { return false }
        let (a, b) = (middle, other.middle)
        let reach = min(extent, other.extent) / 2
        return abs(a.x - b.x) < reach && abs(a.y - b.y) < reach
    }

    /// In pixels from the top left of the picture.
    package var middle: (x: Int, y: Int) {
        (corners.map(\.x).reduce(0, +) / 4, corners.map(\.y).reduce(0, +) / 4)
    }

    /// The longer side of the upright box around the corners, at least 1.
    package var extent: Int {
        let (xs, ys) = (corners.map(\.x), corners.map(\.y))
        let across = (xs.max() ?? 0) - (xs.min() ?? 0), down = (ys.max() ?? 0) - (ys.min() ?? 0)
        return max(across, down, 1)
    }
}
