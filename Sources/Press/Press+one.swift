package import Drawing
import Pages

extension Press {
    /// The PDF of one piece on paper of its own size, all sides.
    package func pdf(of piece: Piece) throws(DrawingError) -> [UInt8] {
        let bytes = Bytes()
        var document = Document(
            title: documentTitle(), sheet: .single(template.trim), fonts: fonts, sink: { bytes.take($0) })
        _ = try document.add([piece.pages], imprint: nil)
        _ = try document.finish()
        return bytes.value
    }

    /// The picture of the front of one piece.
    package func png(of piece: Piece, dpi: Int) throws(DrawingError) -> [UInt8] {
        var pictures = try PNGDocument(size: template.trim, dpi: dpi, fonts: fonts)
        guard let front = piece.pages.first else { throw .png("the piece has no page") }
        return try pictures.picture(of: front)
    }

    /// A picture of all sides of one piece next to each other, with the cut around each.
    package func preview(of piece: Piece, dpi: Int) throws(DrawingError) -> [UInt8] {
        guard let face = Imposition(sideBySide: piece.pages, gap: .mm(6)) else {
            throw .png("the piece has no page")
        }
        var pictures = try PNGDocument(size: face.paper, dpi: dpi, fonts: fonts)
        return try pictures.picture { canvas throws(DrawingError) in try canvas.draw(face) }
    }
}

/// A document in memory.
final class Bytes {
    private(set) var value: [UInt8] = []

    func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        value.append(contentsOf: bytes)
        return true
    }
}
