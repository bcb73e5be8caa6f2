import Foundation

/// The sRGB colour space as an ICC profile of version 2: three primaries and one curve.
///
/// Source: IEC 61966-2-1 for the curve; its primaries adapted to D50 as ICC.1:2001-04 wants them.
enum ColourProfile {
    static let sRGB: [UInt8] = {
        let curve = tag("curv") + number(UInt32(samples)) + (0..<samples).flatMap { half(level($0)) }
        let parts: [(names: [String], body: [UInt8])] = [
            (["desc"], description("sRGB")),
            (["cprt"], tag("text") + Array("No copyright, use freely\0".utf8)),
            (["wtpt"], point(0.9642, 1, 0.8249)), (["rXYZ"], point(0.43607, 0.22249, 0.01392)),
            (["gXYZ"], point(0.38515, 0.71687, 0.09708)), (["bXYZ"], point(0.14307, 0.06061, 0.7141)),
            (["rTRC", "gTRC", "bTRC"], curve),
        ]
        let count = parts.reduce(0) { $0 + $1.names.count }
        var offset = 128 + 4 + count * 12
        var (table, bodies) = (number(UInt32(count)), [UInt8]())
        for part in parts {
            for name in part.names {
                table += Array(name.utf8) + number(UInt32(offset)) + number(UInt32(part.body.count))
            }
            let padding = [UInt8](repeating: 0, count: (4 - part.body.count % 4) % 4)
            bodies += part.body + padding
            offset += part.body.count + padding.count
        }
        return header(size: offset) + table + bodies
    }()

    private static let samples = 256

    /// The light of one step of the scale, 0…1.
    private static func level(_ step: Int) -> Double {
        let value = Double(step) / Double(samples - 1)
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }

    private static func header(size: Int) -> [UInt8] {
        var bytes = number(UInt32(size)) + [0, 0, 0, 0] + number(0x0210_0000) + Array("mntrRGB XYZ ".utf8)
        for part: UInt16 in [2021, 1, 1, 0, 0, 0] { bytes += [UInt8(part >> 8), UInt8(part & 255)] }
        bytes += Array("acsp".utf8)
        bytes += [UInt8](repeating: 0, count: 28) + number(0xF6D6) + number(0x1_0000) + number(0xD32D)
        return bytes + [UInt8](repeating: 0, count: 128 - bytes.count)
    }

    private static func description(_ text: String) -> [UInt8] {
        tag("desc") + number(UInt32(text.utf8.count + 1)) + Array(text.utf8) + [0]
            + [UInt8](repeating: 0, count: 8 + 2 + 1 + 67)
    }

    private static func point(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
        tag("XYZ ") + [x, y, z].flatMap { number(UInt32(($0 * 65536).rounded())) }
    }

    private static func tag(_ name: String) -> [UInt8] { Array(name.utf8) + [0, 0, 0, 0] }

    private static func number(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
    }

    private static func half(_ value: Double) -> [UInt8] {
        let scaled = UInt16((value * 65535).rounded())
        return [UInt8(scaled >> 8), UInt8(scaled & 255)]
    }
}
