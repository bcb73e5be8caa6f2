import CDeflate
import Glibc

/// Pictures as PNG files: with a palette where 256 colours are enough, else as RGB.
///
/// Every row is written as what it differs from the one above, and rows that repeat it cost next to nothing, which is
/// most of a poster. One writer serves one document and keeps its room. Source: ISO/IEC 15948.
struct PNGFile: ~Copyable {
    private let width: Int
    private let height: Int
    private let pixelsPerMetre: Int
    /// Rows after filtering, each behind the number of its filter; the room stays from picture to picture.
    private var rows: [UInt8] = []
    /// How much of ``rows`` the picture takes.
    private var count = 0

    /// The filter “up”: the difference to the byte above. 9.2
    private static let up: UInt8 = 2

    init(width: Int, height: Int, pixelsPerMetre: Double) {
        self.width = width
        self.height = height
        self.pixelsPerMetre = Int(min(max(pixelsPerMetre, 0), 1e9))
    }

    /// The file of a picture whose rows are `stride` bytes apart and hold native words 0x__RRGGBB.
    mutating func bytes(of pixels: UnsafeRawPointer, stride: Int) -> [UInt8] {
        var palette = Palette()
        let hasPalette = index(pixels, stride, with: &palette)
        if !hasPalette { separate(pixels, stride) }
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        // Eight bits, palette or RGB, no interlace.
        Self.append("IHDR", word(width) + word(height) + [8, hasPalette ? 3 : 2, 0, 0, 0], to: &file)
        Self.append("pHYs", word(pixelsPerMetre) + word(pixelsPerMetre) + [1], to: &file)
        if hasPalette { Self.append("PLTE", palette.entries, to: &file) }
        let count = count
        let data = rows.withUnsafeBytes { RowDeflater.zlib(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        Self.append("IDAT", data, to: &file)
        Self.append("IEND", [], to: &file)
        return file
    }

    /// Fills the rows with places in the palette; false when there are too many colours.
    private mutating func index(
        _ pixels: UnsafeRawPointer, _ stride: Int, with palette: inout Palette
    ) -> Bool {
        makeRoom(bytesToAPixel: 1)
        let (width, height) = (width, height)
        var (above, line) = ([UInt8](repeating: 0, count: width), [UInt8](repeating: 0, count: width))
        return rows.withUnsafeMutableBufferPointer { rows in
            for y in 0..<height {
                let row = pixels + y * stride
                let out = Self.row(y, of: rows, width: width)
                if y > 0, memcmp(row, row - stride, width * 4) == 0 {
                    out.update(repeating: 0)
                    continue
                }
                guard palette.index(row, into: &line) else { return false }
                for x in 0..<width { out[x] = line[x] &- above[x] }
                swap(&above, &line)
            }
            return true
        }
    }

    /// Fills the rows with red, green and blue.
    private mutating func separate(_ pixels: UnsafeRawPointer, _ stride: Int) {
        makeRoom(bytesToAPixel: 3)
        let (width, height) = (width, height)
        let blank = [UInt32](repeating: 0, count: width)
        rows.withUnsafeMutableBufferPointer { rows in
            blank.withUnsafeBytes { blank in
                for y in 0..<height {
                    let row = pixels + y * stride
                    let above = y > 0 ? row - stride : blank.baseAddress ?? row
                    let out = Self.row(y, of: rows, width: width * 3)
                    if memcmp(row, above, width * 4) == 0 {
                        out.update(repeating: 0)
                        continue
                    }
                    for x in 0..<width {
                        let (colour, other) = (Self.colour(row, x), Self.colour(above, x))
                        out[3 * x] = UInt8(truncatingIfNeeded: colour >> 16 &- other >> 16)
                        out[3 * x + 1] = UInt8(truncatingIfNeeded: colour >> 8 &- other >> 8)
                        out[3 * x + 2] = UInt8(truncatingIfNeeded: colour &- other)
                    }
                }
            }
        }
    }

    /// The bytes of a row behind the number of its filter.
    private static func row(
        _ y: Int, of rows: UnsafeMutableBufferPointer<UInt8>, width: Int
    ) -> UnsafeMutableBufferPointer<UInt8> {
        let start = y * (width + 1)
        rows[start] = up
        return UnsafeMutableBufferPointer(rebasing: rows[(start + 1)..<(start + 1 + width)])
    }

    private mutating func makeRoom(bytesToAPixel: Int) {
        count = (width * bytesToAPixel + 1) * height
        if rows.count < count { rows = [UInt8](repeating: 0, count: count) }
    }

    /// cairo leaves the upper byte of a pixel undefined.
    fileprivate static func colour(_ row: UnsafeRawPointer, _ x: Int) -> UInt32 {
        row.load(fromByteOffset: x * 4, as: UInt32.self) & 0xFF_FFFF
    }

    /// A part of the file: its length, its name, what it holds, and a check of both. 5.3
    private static func append(_ name: StaticString, _ content: [UInt8], to file: inout [UInt8]) {
        file += word(content.count)
        let start = file.count
        file.put(name)
        file += content
        let check = file.withUnsafeBytes {
            libdeflate_crc32(0, $0.baseAddress?.advanced(by: start), $0.count - start)
        }
        file += word(Int(check))
    }
}

private func word(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
}

/// The colours of a picture in the order in which they appear, at most 256.
private struct Palette {
    private(set) var entries: [UInt8] = []
    private var colours: [UInt32] = []
    /// A hash table with open addressing: a colour's place and 1, or 0 where none is.
    private var slots = [UInt16](repeating: 0, count: 1024)

    /// Writes the places of a row's colours; false when one finds no place any more.
    mutating func index(_ row: UnsafeRawPointer, into line: inout [UInt8]) -> Bool {
        var last: UInt32?
        var place: UInt8 = 0
        for x in line.indices {
            let colour = PNGFile.colour(row, x)
            if colour != last {
                guard let found = find(colour) else { return false }
                (last, place) = (colour, found)
            }
            line[x] = place
        }
        return true
    }

    private mutating func find(_ colour: UInt32) -> UInt8? {
        // Knuth's multiplier spreads the colours over the slots.
        var slot = Int((colour &* 2_654_435_761) >> 22)
        while slots[slot] > 0 {
            let place = Int(slots[slot]) - 1
            if colours[place] == colour { return UInt8(place) }
            slot = (slot + 1) & 1023
        }
        guard colours.count < 256 else { return nil }
        colours.append(colour)
        entries += [16, 8, 0].map { UInt8(truncatingIfNeeded: colour >> $0) }
        slots[slot] = UInt16(colours.count)
        return UInt8(colours.count - 1)
    }
}
