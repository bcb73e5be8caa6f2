package import Drawing
package import Pages

extension Press {
    /// The PDF of one piece on paper of its own size, all sides, made good for a printer.
    package func pdf(of piece: Piece, printer: PrinterProfile = .exact) throws(DrawingError) -> [UInt8] {
        let bytes = Bytes()
        var arrangement = Arrangement()
        arrangement.printer = printer
        var document = Document(
            title: documentTitle(), sheet: .single(template.trim), arrangement: arrangement, fonts: fonts,
            sink: { bytes.take($0) })
        try document.add([piece.pages], imprint: nil)
        _ = try document.finish()
        return bytes.value
    }

    /// The picture of the front of one piece.
    package func png(of piece: Piece, dpi: Int) throws(DrawingError) -> [UInt8] {
        var pictures = try PNGDocument(size: template.trim, dpi: dpi, fonts: fonts)
        guard let front = piece.pages.first else { throw .png("the piece has no page") }
        return try pictures.picture(of: front)
    }

    /// A picture of all sides of one piece next to each other, with the cut around each; of a list, a whole sheet.
    ///
    /// Throws ``PressError/drawing(_:)``, and ``PressError/arrangement(_:)`` when the list's frame cannot be set.
    package func preview(of piece: Piece, on sheet: Sheet, dpi: Int) throws(PressError) -> [UInt8] {
        let face = try framed(piece, on: sheet) ?? Imposition(sideBySide: piece.pages, gap: .mm(6))
        do throws(DrawingError) {
            guard let face else { throw .png("the piece has no page") }
            var pictures = try PNGDocument(size: face.paper, dpi: dpi, fonts: fonts)
            return try pictures.picture { canvas throws(DrawingError) in try canvas.draw(face) }
        } catch {
            throw .drawing(error)
        }
    }

    /// What there is to be seen of one piece: its sides, or of a list a whole sheet.
    package func faces(of piece: Piece, on sheet: Sheet) throws(PressError) -> [Imposition] {
        try framed(piece, on: sheet).map { [$0] } ?? piece.pages.map(Imposition.init)
    }

    /// A sheet of a list with the same row all over; nil for a template of any other kind.
    private func framed(_ piece: Piece, on sheet: Sheet) throws(PressError) -> Imposition? {
        let rows = sheet.cells.count
        let group = (try? sample())?.groupName(Arrangement.places[0])
        let folio = Folio(run: "00000000", group: group, sheet: 1, of: 1, rows: 1...rows, of: rows)
        guard let frame = try frame(of: folio, on: sheet) else { return nil }
        return sheet.framed(sheet.impose(Array(repeating: piece.pages, count: rows)), frame).first
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
