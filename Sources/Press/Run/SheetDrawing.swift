import Drawing
import Pages

/// Draws the sheets of planned documents: pieces are laid out by several threads and drawn in order.
struct SheetDrawing: Sendable {
    let filling: SheetFilling
    /// Threads for one document.
    let jobs: Int
    let proof: Run.Proof
    /// Is told after each sheet how many pieces are on it.
    let printed: @Sendable (Int) -> Void

    private var order: Order { filling.order }

    /// Draws the sheets of a document, after the one that names its group.
    ///
    /// Answers the pieces of the first sheet that failed; what was drawn is of no use then.
    func add(
        _ document: Makeup.Document, to pdf: inout Document, without: Set<Int>
    ) throws(PressError) -> [Ledger.Quarantined] {
        let makeup = filling.makeup
        if order.hasSeparator(document, of: makeup),
            let separator = order.separator(of: makeup.sections[document.section])
        {
            let faces = try order.faces(of: separator)
            try PressError.drawing { () throws(DrawingError) in try pdf.add(faces) }
        }
        var culprits: [Ledger.Quarantined] = []
        var sheets = (0..<document.deal.sheets).makeIterator()
        try inOrder(
            jobs: jobs,
            next: { () throws(PressError) in culprits.isEmpty ? sheets.next() : nil },
            work: { (number: Int) throws(PressError) in
                (number: number, sheet: try filling.sheet(number, of: document, without: without))
            },
            take: { (done: (number: Int, sheet: FilledSheet)) throws(PressError) in
                guard culprits.isEmpty else { return }
                do throws(DrawingError) {
                    if let fault = done.sheet.pieces.lazy.compactMap(proof).first { throw fault }
                    try pdf.add(done.sheet)
                    printed(done.sheet.pieces.count)
                } catch {
                    culprits = failing(on: done.sheet, number: done.number, of: document)
                    if culprits.isEmpty { throw .drawing(error) }
                }
            })
        return culprits
    }

    /// The pieces of a sheet that cannot be drawn by themselves either.
    private func failing(
        on sheet: FilledSheet, number: Int, of document: Makeup.Document
    ) -> [Ledger.Quarantined] {
        sheet.cells.indices.compactMap { cell in
            guard let piece = sheet.cells[cell], let index = document.piece(sheet: number, cell: cell) else {
                return nil
            }
            do throws(DrawingError) {
                if let fault = proof(piece) { throw fault }
                _ = try order.press.pdf(of: piece)
                return nil
            } catch {
                return Ledger.Quarantined(piece: index, reason: "\(error)")
            }
        }
    }
}
