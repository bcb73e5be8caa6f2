package import Drawing
package import Pages

extension PNGDocument {
    /// The picture of one side, as large as the finished piece.
    package mutating func picture(of page: Page) throws(DrawingError) -> [UInt8] {
        let face = Imposition(page)
        return try picture { canvas throws(DrawingError) in try canvas.draw(face) }
    }
}
