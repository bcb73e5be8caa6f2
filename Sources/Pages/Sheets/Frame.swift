package import Drawing

/// What a template draws around its pieces on a sheet, which makes them the rows of a table: its `frame.svg`.
package struct Frame: Sendable, Hashable {
    /// The paper that it is drawn for.
    package let paper: Size
    let layer: StaticLayer
    /// The heads of the columns, each of one line or several.
    let heads: [[PlacedRun]]
    /// The texts that are read before the table.
    let above: [TextSlot]
    /// The texts that are read after it.
    let below: [TextSlot]
    /// The texts that every row has besides those of its piece, where they stand in the first row.
    let beside: [TextSlot]

    /// The id of the group in the SVG that holds the heads; each of its elements is one of them.
    static let header = "header"

    /// The names that a placeholder in a frame may have.
    static func placeholders(fields: some Sequence<String>) -> Set<String> {
        Folio.fields.union(fields).union([Folio.row, Template.printDate]).subtracting([Template.mask])
    }
}

/// The frame of one sheet, completely decided.
package struct FilledFrame: Sendable, Hashable {
    /// Everything but the table, as large as the paper.
    package let page: Page
    /// How many items of the page are read before the table.
    package let above: Int
    package let heads: [PageItem]
    /// For each piece of the sheet what its row has besides, at its place on the paper.
    package let beside: [[PageItem]]
}

/// A text of a frame cannot be printed: a letter is missing in the font, or it is too long.
package struct FrameError: Error, Sendable, Hashable {
    /// The first field of the text.
    package let field: String
}
