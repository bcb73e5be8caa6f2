import Foundation

extension Ink {
    /// The light, 0…1, of each level 0…255 of an sRGB colour.
    ///
    /// Source: IEC 61966-2-1.
    package static let light: [Double] = (0...255).map { level in
        let value = Double(level) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }

    /// The level 0…255 whose light is nearest; light outside 0…1 is taken as the end that it is nearer to.
    package static func level(of light: Double) -> UInt8 {
        let light = min(max(light, 0), 1)
        let value = light <= 0.003_130_8 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
        return UInt8((value * 255).rounded())
    }
}
