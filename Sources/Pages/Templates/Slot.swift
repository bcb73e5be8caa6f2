package import Drawing

/// A place on a side that each record fills.
package enum Slot: Sendable, Hashable {
    case text(TextSlot)
    case symbol(SymbolSlot)
}

/// A box of text with placeholders.
package struct TextSlot: Sendable, Hashable {
    package let id: String
    /// How a message names its group in the SVG.
    package let label: String
    package let box: TextBox
    package let phrase: Phrase
}

/// A square for one symbol and its quiet zone.
package struct SymbolSlot: Sendable, Hashable {
    package let id: String
    /// How a message names its rectangle in the SVG.
    package let label: String
    package let frame: Rect
    package let rule: SymbolRule
}

/// One side of a template.
package struct Side: Sendable, Hashable {
    /// `front` or `back`.
    package let name: String
    package let layer: StaticLayer
    /// In the order of the SVG, which is the reading order.
    package let slots: [Slot]
    /// The elements that the side was read from.
    package let drawing: SVGElement
}
