/// Which piece lies in which cell of which sheet, for pieces that follow each other.
///
/// Everything counts from 0.
struct Deal: Sendable {
    let pieces: Int
    let cells: Int
    /// How many cells of the first sheet are used up; none where piles are made.
    let used: Int
    let order: Arrangement.Order

    var sheets: Int { pieces == 0 ? 0 : (pieces + used + cells - 1) / cells }

    /// The piece in a cell, nil where it stays empty.
    func piece(sheet: Int, cell: Int) -> Int? {
        let piece =
            switch order {
            case .rows: sheet * cells + cell - used
            case .stack: cell * sheets + sheet
            }
        return (0..<pieces).contains(piece) ? piece : nil
    }
}
