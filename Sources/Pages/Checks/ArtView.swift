import Drawing

/// The art of a side without its texts and symbols, as pixels to look at.
struct ArtView {
    let raster: Raster
    private let bleed: Length
    private let trim: Size

    /// Enough to see a hairline on a card; on larger pieces as fine as the number of pixels allows.
    private static let finest = 12.0
    private static let pixels = 8_000_000.0

    /// Pixels less white than this are ink; a little is lost where a shape ends within a pixel.
    private static let faintest: UInt8 = 248

    init(_ layer: StaticLayer, trim: Size, fonts: FontBook) throws(DrawingError) {
        bleed = layer.bleed
        self.trim = trim
        let whole = Rect(origin: .zero, size: trim).grown(by: bleed)?.size ?? trim
        let area = whole.width.mm * whole.height.mm
        raster = try Raster(
            size: whole, density: min(Self.finest, (Self.pixels / area).squareRoot()), fonts: fonts
        ) { canvas throws(DrawingError) in
            if let art = layer.art { try canvas.draw(art) }
        }
    }

    /// How much of `rect` each colour covers, 0…1; the rectangle counts from the corner of the trimmed piece.
    func shares(under rect: Rect) -> [Ink: Double] {
        let (columns, rows) = window(rect, outwards: true)
        guard !columns.isEmpty, !rows.isEmpty else { return [:] }
        var counts: [UInt32: Int] = [:]
        for y in rows {
            for x in columns { counts[raster.pixels[y * raster.width + x], default: 0] += 1 }
        }
        let all = Double(columns.count * rows.count)
        return Dictionary(uniqueKeysWithValues: counts.map { (Ink(pixel: $0), Double($1) / all) })
    }

    /// Whether there is nothing but white in `rect`; pixels that it cuts through do not count.
    func isClear(_ rect: Rect) -> Bool {
        let (columns, rows) = window(rect, outwards: false)
        return rows.allSatisfy { y in columns.allSatisfy { !hasInk($0, y) } }
    }

    /// Where art comes nearer to the cut than `distance` without reaching to the end of the bleed; nil if nowhere.
    func strayAtCut(within distance: Length) -> Rect? {
        let band = Band(self, distance: distance)
        var seen = [Bool](repeating: false, count: raster.width * raster.height)
        for y in 0..<raster.height {
            var x = 0
            while x < raster.width {
                // The middle of the piece is none of the band.
                if let end = band.inside(y), x >= end.lowerBound, x < end.upperBound { x = end.upperBound }
                guard x < raster.width else { break }
                if !seen[y * raster.width + x], hasInk(x, y) {
                    let patch = patch(from: (x, y), band, &seen)
                    if patch.isNear, bleed <= .zero || !patch.reachesEnd { return patch.place }
                }
                x += 1
            }
        }
        return nil
    }

    private struct Patch {
        /// Whether it has ink on the piece itself.
        var isNear = false
        var reachesEnd = false
        var place: Rect
    }

    /// The inked pixels of the band that hang together with one.
    private func patch(from start: (x: Int, y: Int), _ band: Band, _ seen: inout [Bool]) -> Patch {
        var patch = Patch(place: rect(of: start))
        var (left, top, right, bottom) = (start.x, start.y, start.x, start.y)
        var open = [start]
        seen[start.y * raster.width + start.x] = true
        while let (x, y) = open.popLast() {
            (left, right, top, bottom) = (min(left, x), max(right, x), min(top, y), max(bottom, y))
            if band.isOnPiece(x, y) { patch.isNear = true }
            if x == 0 || y == 0 || x == raster.width - 1 || y == raster.height - 1 { patch.reachesEnd = true }
            for (x, y) in [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)] {
                guard x >= 0, y >= 0, x < raster.width, y < raster.height, band.holds(x, y),
                    !seen[y * raster.width + x], hasInk(x, y)
                else { continue }
                seen[y * raster.width + x] = true
                open.append((x, y))
            }
        }
        let (first, last) = (rect(of: (left, top)), rect(of: (right, bottom)))
        if let size = Size(width: last.right - first.left, height: last.bottom - first.top) {
            patch.place = Rect(origin: first.origin, size: size)
        }
        return patch
    }

    /// The pixels near the cut, bleed included.
    private struct Band {
        private let near: (x: Range<Int>, y: Range<Int>)
        private let piece: (x: Range<Int>, y: Range<Int>)

        init(_ view: ArtView, distance: Length) {
            let whole = Rect(origin: .zero, size: view.trim)
            piece = view.window(whole, outwards: false)
            near = whole.grown(by: -distance).map { view.window($0, outwards: true) } ?? (0..<0, 0..<0)
        }

        /// The columns of a row that are too far from the cut to matter.
        func inside(_ y: Int) -> Range<Int>? { near.y.contains(y) ? near.x : nil }
        func holds(_ x: Int, _ y: Int) -> Bool { !(near.x.contains(x) && near.y.contains(y)) }
        func isOnPiece(_ x: Int, _ y: Int) -> Bool { piece.x.contains(x) && piece.y.contains(y) }
    }

    private func hasInk(_ x: Int, _ y: Int) -> Bool {
        let pixel = raster.pixels[y * raster.width + x]
        // The smallest of the three parts says how far it is from white.
        return min(pixel & 0xFF, pixel >> 8 & 0xFF, pixel >> 16) < UInt32(Self.faintest)
    }

    private func rect(of pixel: (x: Int, y: Int)) -> Rect {
        let side = Length.mm(1 / raster.density)
        let origin = Point(
            x: side * Double(pixel.x) - bleed, y: side * Double(pixel.y) - bleed)
        return Rect(origin: origin, size: Size(width: side, height: side) ?? trim)
    }

    /// The pixels that `rect` touches, or only those that lie wholly in it.
    private func window(_ rect: Rect, outwards: Bool) -> (x: Range<Int>, y: Range<Int>) {
        func range(_ low: Length, _ high: Length, below limit: Int) -> Range<Int> {
            let (low, high) = ((low + bleed).mm * raster.density, (high + bleed).mm * raster.density)
            // A thousandth of a pixel is what decimal fractions cost.
            let first = outwards ? (low + 1e-3).rounded(.down) : (low - 1e-3).rounded(.up)
            let end = outwards ? (high - 1e-3).rounded(.up) : (high + 1e-3).rounded(.down)
            let start = Int(min(max(first, 0), Double(limit)))
            return start..<max(start, Int(min(max(end, 0), Double(limit))))
        }
        return (
            range(rect.left, rect.right, below: raster.width),
            range(rect.top, rect.bottom, below: raster.height)
        )
    }
}
