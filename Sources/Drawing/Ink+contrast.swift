import Foundation

extension Ink {
    /// How much light it gives back: 0 black … 1 white.
    ///
    /// Source: WCAG 2.1, “relative luminance”.
    package var luminance: Double {
        0.2126 * Self.linear[Int(red)] + 0.7152 * Self.linear[Int(green)] + 0.0722 * Self.linear[Int(blue)]
    }

    /// The light of each part, looked up because a picture asks millions of times.
    private static let linear: [Double] = (0...255).map { part in
        let value = Double(part) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }

    /// How well one is seen on the other: 1 not at all … 21 black on white.
    ///
    /// Source: WCAG 2.1, “contrast ratio”.
    package func contrast(with other: Ink) -> Double {
        let (a, b) = (luminance, other.luminance)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    /// The grey that gives back as much light.
    package var grey: Ink {
        // Rounding must not move what is grey already.
        if isGrey { return self }
        let light = luminance
        let value = light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
        let part = UInt8(clamping: Int((value * 255).rounded()))
        return Ink(red: part, green: part, blue: part)
    }
}
