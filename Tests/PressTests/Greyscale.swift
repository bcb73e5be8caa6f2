import Foundation

/// A grey picture in the form P5 of netpbm.
struct Greyscale {
    let width: Int
    let height: Int
    private let start: Int
    private let bytes: [UInt8]

    init(_ path: String) throws {
        bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        var (at, numbers) = (2, [Int]())
        while numbers.count < 3 {
            while bytes[at] <= 32 { at += 1 }
            var number = 0
            while bytes[at] > 32 {
                number = number * 10 + Int(bytes[at]) - 48
                at += 1
            }
            numbers.append(number)
        }
        (width, height, start) = (numbers[0], numbers[1], at + 1)
    }

    subscript(x: Int, y: Int) -> UInt8 { bytes[start + y * width + x] }

    /// Writes a part of the picture as a picture of its own.
    func cut(_ part: PixelRect, to path: String) throws {
        var out = Data("P5\n\(part.width) \(part.height)\n255\n".utf8)
        for y in part.y..<part.y + part.height {
            let row = start + y * width + part.x
            out.append(contentsOf: bytes[row..<row + part.width])
        }
        try out.write(to: URL(fileURLWithPath: path))
    }

    /// The outermost ink in a part of the picture; nil if the part is white.
    func ink(in part: PixelRect) -> PixelRect? {
        var (left, top, right, bottom) = (width, height, -1, -1)
        bytes.withUnsafeBufferPointer { bytes in
            for y in part.y..<part.y + part.height {
                let begin = start + y * width
                let row = bytes[begin + part.x..<begin + part.x + part.width]
                guard let first = row.firstIndex(where: { $0 < 128 }),
                    let last = row.lastIndex(where: { $0 < 128 })
                else { continue }
                (left, right) = (min(left, first - begin), max(right, last - begin + 1))
                (top, bottom) = (min(top, y), y + 1)
            }
        }
        guard right > 0 else { return nil }
        return PixelRect(x: left, y: top, width: right - left, height: bottom - top)
    }

    /// The outermost ink, in millimetres from the left and the top.
    func ink(dpi: Int) -> (left: Double, top: Double, right: Double, bottom: Double) {
        let all = PixelRect(x: 0, y: 0, width: width, height: height)
        let ink = ink(in: all) ?? PixelRect(x: width, y: height, width: 0, height: 0)
        let mm = { (pixels: Int) in Double(pixels) * 25.4 / Double(dpi) }
        return (mm(ink.x), mm(ink.y), mm(ink.x + ink.width), mm(ink.y + ink.height))
    }
}

/// A part of a picture, from its top left pixel.
struct PixelRect: Hashable {
    let x: Int
    let y: Int
    let width: Int
    let height: Int
}
