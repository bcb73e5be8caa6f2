/// How a piece of text looks.
///
/// The size is the em of the font.
package struct TextStyle: Sendable, Hashable {
    package enum Anchor: String, Sendable, Hashable { case start, middle, end }

    package let font: FontID
    package let size: Length
    package let ink: Ink
    package let anchor: Anchor
    /// Added after every letter, in em, so that it shrinks with the text.
    package let tracking: Double

    package init(font: FontID, size: Length, ink: Ink, anchor: Anchor = .start, tracking: Double = 0) {
        self.font = font
        self.size = size
        self.ink = ink
        self.anchor = anchor
        self.tracking = tracking
    }

    func scaled(by factor: Double) -> TextStyle {
        TextStyle(font: font, size: size * factor, ink: ink, anchor: anchor, tracking: tracking)
    }
}

/// Why a text cannot be printed as asked.
package enum TextError: Error, Sendable, Hashable {
    /// The font has no glyph for these characters.
    case noGlyph(characters: [Character], family: String)
    /// Even at the smallest size the text needs more room; `needed` is the size that the room allows.
    case doesNotFit(smallest: Length, needed: Length)
}
