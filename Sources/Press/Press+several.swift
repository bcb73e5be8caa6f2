import Drawing
package import Pages

extension Press {
    /// The PDF of pieces in their order, as many to a sheet as it holds; of a list, its whole sheets.
    ///
    /// `run` names the document on its sheets without saying what is in it, `group` says in a list's frame what all its pieces
    /// share. Throws ``PressError/drawing(_:)``, and as
    /// ``Order`` does when the sheet does not suit the template.
    package func pdf(
        of pieces: [Piece], on sheet: Sheet, run: String, group: String? = nil,
        arrangement: Arrangement = Arrangement()
    ) throws(PressError) -> [UInt8] {
        let sheet = try arrangement.sheet(sheet, for: template)
        let deal = Deal(pieces: pieces.count, cells: sheet.cells.count, used: 0, order: arrangement.order)
        let bytes = Bytes()
        var document = Document(
            title: documentTitle(flip: arrangement.flip, isFolded: sheet.isFolded), sheet: sheet,
            arrangement: arrangement, fonts: fonts, sink: { bytes.take($0) })
        for number in 0..<deal.sheets {
            let folio = Folio(
                run: run, group: group, sheet: number, of: deal.sheets, cells: deal.cells,
                pieces: pieces.count)
            let filled = FilledSheet(
                cells: (0..<deal.cells).map { deal.piece(sheet: number, cell: $0).map { pieces[$0] } },
                imprint: Imprint(run: run, sheet: number + 1, of: deal.sheets),
                frame: try frame(of: folio, on: sheet))
            try PressError.drawing { () throws(DrawingError) in try document.add(filled) }
        }
        _ = try document.end()
        return bytes.value
    }
}
