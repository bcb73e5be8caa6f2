import Pages

/// Where the crop marks of a face say to cut, found in its picture and nowhere else.
///
/// A crop mark is a thin line of 3.6 to 6 mm with white around it; a ruler's ticks are shorter and its line is longer. It
/// has a partner at the other end of its cut.
struct CropMarks {
    /// The cuts from the left and from the top, in pixels.
    let columns: [Double]
    let rows: [Double]
    /// The folds from the left, in pixels: dotted lines above and below.
    let folds: [Double]
    private let width: Int
    private let height: Int
    private let dpi: Int

    /// A mark without a partner that agrees with it to a twentieth of a millimetre.
    struct Unpaired: Error { let at: [Double] }

    init(_ picture: Greyscale, dpi: Int) throws {
        let pixels = { (mm: Double) in Int((mm * Double(dpi) / 25.4).rounded()) }
        let lines = picture.thinLines(pixels(3.6)...pixels(6), dpi: dpi)
        let dots = picture.thinLines(pixels(0.4)...pixels(0.6), dpi: dpi).upright
        columns = try Self.pairs(lines.upright.map(\.at), dpi: dpi)
        rows = try Self.pairs(lines.level.map(\.at), dpi: dpi)
        folds = try Self.pairs(Self.dotted(dots, pitch: Double(dpi) / 25.4), dpi: dpi)
        (width, height, self.dpi) = (picture.width, picture.height, dpi)
    }

    private static func pairs(_ places: [Double], dpi: Int) throws -> [Double] {
        let nearness = 0.05 * Double(dpi) / 25.4
        let groups = places.sorted().reduce(into: [[Double]]()) { groups, next in
            if let last = groups.last?.last, next - last <= nearness {
                groups[groups.count - 1].append(next)
            } else {
                groups.append([next])
            }
        }
        return try groups.map { group in
            guard group.count == 2 else { throw Unpaired(at: group) }
            return (group[0] + group[1]) / 2
        }
    }

    /// The places of lines of four dots or more, a pitch apart.
    private static func dotted(_ dots: [ThinLine], pitch: Double) -> [Double] {
        let follows = { (dot: ThinLine, other: ThinLine) in
            abs(dot.at - other.at) < 1
                && abs(Double(dot.length.lowerBound - other.length.lowerBound) - pitch) < pitch / 10
        }
        return dots.filter { dot in !dots.contains { follows(dot, $0) } }.compactMap { first in
            var (last, count) = (first, 1)
            while let next = dots.first(where: { follows($0, last) }) { (last, count) = (next, count + 1) }
            return count >= 4 ? first.at : nil
        }
    }

    /// What is left between the cuts when strips narrower than 20 mm are thrown away, row by row.
    var pieces: [Piece] {
        let ranges = { (cuts: [Double]) in
            zip(cuts, cuts.dropFirst()).filter { ($1 - $0) * 25.4 / Double(dpi) > 20 }
        }
        return ranges(rows).flatMap { row in
            ranges(columns).map { Piece(left: $0.0, top: row.0, right: $0.1, bottom: row.1) }
        }
    }

    /// The cuts seen from the other face once the sheet is turned.
    func turned(_ flip: Flip) -> (columns: [Double], rows: [Double]) {
        let isOverUpright = (height > width) == (flip == .longEdge)
        return isOverUpright
            ? (columns.map { Double(width) - $0 }.sorted(), rows)
            : (columns, rows.map { Double(height) - $0 }.sorted())
    }

    /// The piece seen from the other face once the sheet is turned.
    func turned(_ piece: Piece, _ flip: Flip) -> Piece {
        let isOverUpright = (height > width) == (flip == .longEdge)
        let (w, h) = (Double(width), Double(height))
        return isOverUpright
            ? Piece(left: w - piece.right, top: piece.top, right: w - piece.left, bottom: piece.bottom)
            : Piece(left: piece.left, top: h - piece.bottom, right: piece.right, bottom: h - piece.top)
    }

    /// A piece between four cuts, in pixels.
    struct Piece {
        let left: Double
        let top: Double
        let right: Double
        let bottom: Double

        var pixels: PixelRect {
            let (x, y) = (Int(left.rounded()), Int(top.rounded()))
            return PixelRect(
                x: x, y: y, width: Int(right.rounded()) - x, height: Int(bottom.rounded()) - y)
        }

        func size(dpi: Int) -> (width: Double, height: Double) {
            ((right - left) * 25.4 / Double(dpi), (bottom - top) * 25.4 / Double(dpi))
        }

        /// The parts left and right of a fold.
        func folded(at fold: Double) -> (front: Piece, back: Piece) {
            (
                Piece(left: left, top: top, right: fold, bottom: bottom),
                Piece(left: fold, top: top, right: right, bottom: bottom)
            )
        }
    }
}
