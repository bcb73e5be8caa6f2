/// The paper of one page, for as long as it is drawn on.
///
/// Places are in points from the top left corner. What is drawn was decided before: a canvas only carries it out.
package protocol Canvas: AnyObject {
    /// Everything that `body` draws lands `offset` further right and down.
    func moved<E: Error>(by offset: Point, _ body: (Self) throws(E) -> Void) throws(E)

    func fill(_ rect: Rect, with ink: Ink)

    func line(from start: Point, to end: Point, width: Length, ink: Ink)

    func draw(_ art: Art) throws(DrawingError)

    /// Draws a picture so that it fills `frame`. A document keeps its pixels once, however often they are shown.
    func draw(_ picture: PixelArt, in frame: Rect)

    /// Draws glyphs that were placed before; the text travels along so that it can be copied from a PDF.
    func draw(_ placed: PlacedRun)

    /// Draws what `body` draws. A document that can do so keeps it under `key` and uses it again.
    ///
    /// `bounds` holds all of it. What is kept does not depend on the place: it is drawn as if at the origin.
    func layer(
        _ key: AnyHashable, bounds: Rect, _ body: (Self) throws(DrawingError) -> Void
    ) throws(DrawingError)

    /// Draws a symbol into the square `area`, on white that reaches to `ground`.
    ///
    /// On a raster every module takes the same whole number of pixels: enough for the wanted size, or as many as
    /// let the white ground lie inside `limit`.
    func stamp(_ bitmap: Bitmap, in area: Rect, ground: Rect, limit: Rect)

    /// Everything that `body` draws is one thing, for readers who cannot see the page.
    func tagged<E: Error>(_ tag: Tag, _ body: (Self) throws(E) -> Void) throws(E)
}

/// What a part of a page is.
///
/// Source: ISO 32000-1, 14.8.
package enum Tag: Sendable, Hashable {
    /// A piece of its own, with paragraphs and figures in it.
    case section
    /// Rows, of which the first holds the headings.
    case table
    /// Headings or cells, one for each column.
    case row
    /// What heads a column: paragraphs.
    case heading
    /// What a row has in one column: paragraphs and figures, or nothing.
    case cell
    /// Text. `reading` says it where the lines alone would run together.
    case paragraph(reading: String?)
    /// Text that is the same on page after page; what it reads as is kept once.
    case fixture(reading: String?)
    /// A picture; the alternative is read in its place.
    case figure(alternative: String)
    /// Nothing that is read: marks, lines, furniture.
    case artifact
}
