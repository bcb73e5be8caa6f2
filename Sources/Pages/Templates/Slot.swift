package import Drawing

/// A place on a side that each record fills.
package enum Slot: Sendable, Hashable {
    case text(TextSlot)
    case symbol(SymbolSlot)
}

extension Slot {
    /// The same on paper that is `factor` times as large.
    func scaled(by factor: Double) -> Slot {
        switch self {
        case .text(let slot):
            .text(
                TextSlot(
                    id: slot.id, label: slot.label, box: slot.box.scaled(by: factor),
                    turn: slot.turn?.scaled(by: factor),
                    phrase: slot.phrase))
        case .symbol(let slot):
            .symbol(
                SymbolSlot(
                    id: slot.id, label: slot.label, frame: slot.frame.scaled(by: factor),
                    rule: slot.rule.scaled(by: factor)))
        }
    }
}

/// A box of text with placeholders.
package struct TextSlot: Sendable, Hashable {
    package let id: String
    /// How a message names its group in the SVG.
    package let label: String
    /// The box before it is turned.
    package let box: TextBox
    /// How the box lies on the side; nil when it stands upright where it is.
    let turn: Affine?
    package let phrase: Phrase

    /// Where the box lies on the side.
    package var frame: Rect { turn?.apply(box.frame) ?? box.frame }

    /// The lines of `text` where they are printed.
    package func set(_ text: String, with fonts: FontBook) throws(TextError) -> [PlacedRun] {
        let lines = try box.set(text, with: fonts)
        guard let turn, let angle = turn.angle else { return lines }
        return lines.map { $0.moved(to: turn.apply($0.origin), angle: $0.angle + angle) }
    }
}

/// A square for one symbol and its quiet zone.
package struct SymbolSlot: Sendable, Hashable {
    package let id: String
    /// How a message names its rectangle in the SVG.
    package let label: String
    package let frame: Rect
    package let rule: SymbolRule
}

extension [Slot] {
    /// The slots for text, in order.
    var texts: [TextSlot] { compactMap { if case .text(let slot) = $0 { slot } else { nil } } }

    /// The slots for symbols, in order.
    var symbols: [SymbolSlot] { compactMap { if case .symbol(let slot) = $0 { slot } else { nil } } }
}

extension Side {
    var textSlots: [TextSlot] { slots.texts }

    var symbolSlots: [SymbolSlot] { slots.symbols }

    /// The same as a side of a set, with its symbols named apart from those of the other parts.
    func part(named part: String) -> Side {
        Side(
            name: part, layer: layer,
            slots: slots.map { slot in
                guard case .symbol(let symbol) = slot else { return slot }
                return .symbol(
                    SymbolSlot(
                        id: "\(part)/\(symbol.id)", label: symbol.label, frame: symbol.frame,
                        rule: symbol.rule))
            }, drawing: drawing)
    }
}

/// One side of a template.
package struct Side: Sendable, Hashable {
    package static let front = "front"
    static let back = "back"

    /// `front` or `back`; in a set of several templates the name of the part.
    package let name: String
    package let layer: StaticLayer
    /// In the order of the SVG, which is the reading order.
    package let slots: [Slot]
    /// The elements that the side was read from.
    package let drawing: SVGElement
}
