import Pages
import Records
import Tables

/// Reads documents with foreign programs before they get their names.
struct Proofreading: Sendable {
    private let filling: SheetFilling
    private let verification: Verification
    private let extent: Verification.Extent
    private let jobs: Int

    init(_ filling: SheetFilling, _ extent: Verification.Extent, jobs: Int) {
        let codes = Set(filling.order.press.otherCodes)
        (self.filling, self.extent, self.jobs) = (filling, extent, jobs)
        verification = Verification(filling.order, otherCodes: codes)
    }

    /// Holds a document that has no name yet against its plan, but for the pieces in `without`.
    ///
    /// Throws ``PressError/unlikePlan(_:)`` with what is not as it was meant to be.
    func read(
        _ file: PendingFile, pages: Int, of document: Makeup.Document, without: Set<Int>
    ) throws(PressError) {
        let (order, makeup) = (filling.order, filling.makeup)
        let lead = order.hasSeparator(document, of: makeup) ? order.pagesOfSeparator : 0
        var pieces: [PlannedPiece] = []
        for (piece, sheet, cell) in document.places() where !without.contains(piece) {
            pieces.append(try planned(piece, page: lead + sheet * order.pagesOfSheet + 1, cell: cell + 1))
        }
        try hold(file.pendingPath, document.name, pages: pages, pieces)
    }

    /// Holds the picture of a side of a piece against it.
    func read(_ file: PendingFile, _ name: String, piece: Int, face: Int) throws(PressError) {
        try hold(file.pendingPath, name, pages: 1, [try planned(piece, page: 1, cell: 1)], face: face)
    }

    private func planned(_ index: Int, page: Int, cell: Int) throws(PressError) -> PlannedPiece {
        let entry = try filling.entry(index)
        let names = filling.order.press.template.nameTexts(of: try filling.record(of: entry))
        return PlannedPiece(
            line: entry.row.line, page: page, cell: cell, fingerprint: entry.fingerprint, names: names)
    }

    private func hold(
        _ path: String, _ name: String, pages: Int, _ pieces: [PlannedPiece], face: Int = 0
    ) throws(PressError) {
        let found: [Discrepancy]
        do throws(VerificationError) {
            found = try verification.discrepancies(
                in: path, name: name, pages: pages, pieces: pieces, face: face, extent: extent, jobs: jobs)
        } catch {
            switch error {
            case .press(let error): throw error
            case .picture(let error): throw .noReader(error)
            // These are said of whole folders only.
            case .noRun(let path), .unfinished(let path), .damaged(let path): throw .inputChanged(path: path)
            }
        }
        guard found.isEmpty else { throw .unlikePlan(found) }
    }
}
