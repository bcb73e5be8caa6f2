package import Drawing
package import Symbols

/// One side of one finished piece: everything on it, each thing at its place.
///
/// Nothing is left to decide.
package struct Page: Sendable, Hashable {
    /// Which side of the template, for example `front`.
    package let side: String
    /// The piece after cutting.
    ///
    /// Places are measured from its top left corner.
    package let trim: Size
    package let layer: StaticLayer
    package let items: [PageItem]

    package init(side: String, trim: Size, layer: StaticLayer, items: [PageItem]) {
        self.side = side
        self.trim = trim
        self.layer = layer
        self.items = items
    }

    /// Whether it is printed behind another page.
    package var isBack: Bool { side == Side.back }
}

/// A thing on a page that belongs to one record.
package enum PageItem: Sendable, Hashable {
    /// The lines of a text slot; none for an empty cell of a table.
    case text(slot: String, lines: [PlacedRun])
    case symbol(PlacedSymbol)

    var isEmpty: Bool {
        if case .text(_, let lines) = self { lines.isEmpty } else { false }
    }
}

/// A symbol at its place.
package struct PlacedSymbol: Sendable, Hashable {
    package let slot: String
    package let symbol: Symbol
    /// The dark modules.
    package let area: Rect
    /// The modules with the quiet zone: white, and nothing else is on it.
    package let ground: Rect
    /// The slot; on a raster the ground may grow into it to reach whole pixels.
    package let limit: Rect
    /// What it is and whose: Vietnamese.
    ///
    /// Never the payload.
    package let label: String

    /// The side of one module.
    package var module: Length { area.size.width / Double(symbol.size) }
}
