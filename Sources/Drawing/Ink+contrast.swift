extension Ink {
    /// What red, green and blue add to the light.
    package static let weights = [0.2126, 0.7152, 0.0722]

    /// How much light it gives back: 0 black … 1 white.
    ///
    /// Source: WCAG 2.1, “relative luminance”.
    package var luminance: Double {
        zip(Self.weights, [red, green, blue]).reduce(0) { $0 + $1.0 * Self.light[Int($1.1)] }
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
        let part = Self.level(of: luminance)
        return Ink(red: part, green: part, blue: part)
    }
}
