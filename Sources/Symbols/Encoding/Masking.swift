/// The rows of the symbol that holds `message`, under the mask with the least penalty; of equal ones the first.
///
/// Source: ISO/IEC 18004, 7.7 and 7.8.
func maskedRows<Line: ModuleLine>(of message: Message, on grid: Grid<Line>) -> [Line] {
    let columns = columns(of: message, on: grid)
    let rows = Line.transposed(columns)
    var best: (penalty: Int, masks: Grid<Line>.MaskPair, mask: Int)?
    for masks in grid.masks {
        let penalty = Penalty(rows: rows, columns: columns, under: masks, whole: grid.whole)
        for mask in 0...1 where penalty[mask] < best?.penalty ?? .max {
            best = (penalty[mask], masks, mask)
        }
    }
    guard let best else { return rows }
    return zip(rows, best.masks.rows).map { $0 ^ $1[best.mask] }
}

/// The columns with the message in them; what is left of the encoding region are remainder bits, light as yet.
private func columns<Line: ModuleLine>(of message: Message, on grid: Grid<Line>) -> [Line] {
    var columns = grid.columns
    var span = columns.mutableSpan
    var bit = 0
    for stretch in grid.way {
        stretch.place(message.word(at: bit), in: &span)
        bit += stretch.bits
    }
    return columns
}
