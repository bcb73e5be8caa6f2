import Pages
import Records
import Tables

/// Fills the sheets of planned documents with their pieces.
///
/// Depends on nothing but what was decided before, so any thread may fill any sheet.
struct SheetFilling: Sendable {
    let order: Order
    let columns: Columns
    let stock: Stock
    let makeup: Makeup
    /// Names the run on its sheets.
    let run: String

    /// A sheet of a document, from 0; the cells of the pieces in `without` stay empty.
    func sheet(
        _ number: Int, of document: Makeup.Document, without: Set<Int> = []
    ) throws(PressError) -> FilledSheet {
        var cells: [Piece?] = []
        for cell in 0..<document.deal.cells {
            let index = document.piece(sheet: number, cell: cell)
            cells.append(try index.flatMap { without.contains($0) ? nil : $0 }.map(piece))
        }
        let imprint = Imprint(run: run, sheet: document.firstSheet + number + 1, of: makeup.sheets)
        return FilledSheet(
            cells: cells, imprint: imprint,
            frame: try order.frame(ofSheet: number, of: document, makeup, run: run))
    }

    /// The pieces of a document, in the order of its sheets, with their numbers in the run.
    func piece(_ index: Int) throws(PressError) -> Piece {
        let record = try record(of: try entry(index))
        do throws(Problems) { return try order.press.piece(for: record) } catch { throw damaged }
    }

    func record(of entry: Worklist.Entry) throws(PressError) -> Record {
        do throws(Problems) {
            return try Record(entry.row, columns: columns, today: order.press.settings.date)
        } catch {
            throw damaged
        }
    }

    /// The same row was fit to print before; only a damaged temporary file can say anything else.
    private var damaged: PressError { .inputChanged(path: order.input) }

    func entry(_ index: Int) throws(PressError) -> Worklist.Entry {
        try PressError.carrying { () throws(TableError) in try stock.entry(index) }
    }
}

extension Makeup.Document {
    /// The piece of the run that lies in a cell of a sheet; nil where it stays empty.
    func piece(sheet: Int, cell: Int) -> Int? {
        deal.piece(sheet: sheet, cell: cell).map { firstPiece + $0 }
    }

    /// Every piece with its sheet and its cell, in the order of printing.
    func places() -> some Sequence<(piece: Int, sheet: Int, cell: Int)> {
        (0..<deal.sheets).lazy.flatMap { sheet in
            (0..<deal.cells).lazy.compactMap { cell in
                piece(sheet: sheet, cell: cell).map { (piece: $0, sheet: sheet, cell: cell) }
            }
        }
    }
}
