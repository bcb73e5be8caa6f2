import Judges
import Drawing
import Testing

@Suite("A symbol on a raster")
struct StampTests {
    @Test("Every module has the same whole number of pixels", arguments: [72, 100, 150, 203, 300, 600])
    func wholePixels(_ dpi: Int) throws {
        let stamp = try Stamp(dpi: dpi, side: 37, module: 0.93)
        let (left, top, module) = try #require(stamp.found)
        #expect(abs(Double(module) - 0.93 / 25.4 * Double(dpi)) <= 1)
        for row in 0..<37 {
            for column in 0..<37 {
                let wanted: [UInt8] = stamp.isDark(column, row) ? [0, 0, 0] : [255, 255, 255]
                let inside = (0..<module).allSatisfy { y in
                    (0..<module).allSatisfy { x in
                        stamp.picture.pixel(left + column * module + x, top + row * module + y) == wanted
                    }
                }
                #expect(inside, "module \(column), \(row)")
            }
        }
    }

    @Test(
        "The quiet zone is white for four whole modules, also where modules were made larger",
        arguments: [72, 100, 150, 203, 300])
    func quietZone(_ dpi: Int) throws {
        for module in [0.55, 0.8, 0.93, 1.1] {
            let stamp = try Stamp(dpi: dpi, side: 29, module: module)
            let (left, top, pixels) = try #require(stamp.found)
            let (near, far) = (-4 * pixels, 33 * pixels - 1)
            // The outermost and the innermost line of the zone, on every side.
            let isWhite = (near...far).allSatisfy { along in
                [near, -1, 29 * pixels, far].allSatisfy { across in
                    stamp.picture.pixel(left + along, top + across) == [255, 255, 255]
                        && stamp.picture.pixel(left + across, top + along) == [255, 255, 255]
                }
            }
            #expect(isWhite, "\(dpi) dpi, \(module) mm")
        }
    }

    @Test("The symbol stays in the middle of its place")
    func centred() throws {
        for dpi in [72, 203, 300] {
            let stamp = try Stamp(dpi: dpi, side: 21, module: 0.7)
            let (left, top, module) = try #require(stamp.found)
            let middle = Double(dpi) / 25.4 * 40
            #expect(abs(Double(left) + Double(21 * module) / 2 - middle) <= 1)
            #expect(abs(Double(top) + Double(21 * module) / 2 - middle) <= 1)
        }
    }
}

/// A random symbol on green, in the middle of 80 × 80 mm.
private struct Stamp {
    let bitmap: Bitmap
    let picture: Picture

    init(dpi: Int, side: Int, module: Double) throws {
        var dice = Dice(state: UInt64(side))
        let corners = [0, side - 1, side * (side - 1)]
        var rows = [UInt8](repeating: 0, count: side * ((side + 7) / 8))
        for place in 0..<(side * side) where corners.contains(place) || Bool.random(using: &dice) {
            let (row, column) = place.quotientAndRemainder(dividingBy: side)
            rows[row * ((side + 7) / 8) + column / 8] |= 0x80 >> UInt8(column % 8)
        }
        let bitmap = try #require(Bitmap(side: side, rows: rows))
        let paper = try rect(0, 0, 80, 80)
        func square(_ modules: Int) throws -> Rect {
            try #require(paper.centredSquare(side: .mm(module * Double(modules))))
        }
        let (area, ground, limit) = (try square(side), try square(side + 8), try square(side + 24))
        var document = try PNGDocument(size: paper.size, dpi: dpi, fonts: try fonts())
        let png = try document.picture { canvas throws(DrawingError) in
            canvas.fill(paper, with: Ink(red: 0, green: 160, blue: 0))
            canvas.stamp(bitmap, in: area, ground: ground, limit: limit)
        }
        self.bitmap = bitmap
        picture = try Picture(png)
    }

    func isDark(_ column: Int, _ row: Int) -> Bool {
        bitmap.rows[row * ((bitmap.side + 7) / 8) + column / 8] << UInt8(column % 8) >= 0x80
    }

    /// Where the symbol begins and how many pixels a module has, seen from the three dark corners.
    var found: (left: Int, top: Int, module: Int)? {
        func isBlack(_ x: Int, _ y: Int) -> Bool { picture.pixel(x, y) == [0, 0, 0] }
        let rows = (0..<picture.height).filter { y in (0..<picture.width).contains { isBlack($0, y) } }
        guard let top = rows.first, let bottom = rows.last,
            let left = (0..<picture.width).first(where: { isBlack($0, top) })
        else { return nil }
        let height = bottom - top + 1
        return height % bitmap.side == 0 ? (left, top, height / bitmap.side) : nil
    }
}
