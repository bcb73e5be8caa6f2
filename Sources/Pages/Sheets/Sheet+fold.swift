package import Drawing

extension Sheet {
    /// A sheet on the same paper whose cells hold front and back side by side, for printers with one face.
    ///
    /// As many as the paper holds, in the middle, without gutters and with marks for cutting and folding; for
    /// `single` the paper grows to hold both sides. Is nil for ready-made stock, which cannot be folded, and when not
    /// one cell has room.
    package func folded(_ piece: Size) -> Sheet? {
        guard let cell = Size(width: piece.width * 2, height: piece.height), border == .zero else {
            return nil
        }
        if !marked {
            guard cells == [Rect(origin: .zero, size: paper)], holds(piece) else { return nil }
            return Sheet(
                id: id, title: title, paper: cell, cells: [Rect(origin: .zero, size: cell)], columns: 1,
                rows: 1, marked: false, isFolded: true)
        }
        let margin = Self.reach(bleed: .zero, marked: true) + Self.unprintable
        let paper = Self.grown(paper, cells: cells.count, toHold: cell, margin: margin)
        let columns = Int(((paper.width - margin * 2) / cell.width + 0.001).rounded(.down))
        let rows = Int(((paper.height - margin * 2) / cell.height + 0.001).rounded(.down))
        guard columns > 0, rows > 0 else { return nil }
        let left = (paper.width - cell.width * Double(columns)) / 2
        let top = (paper.height - cell.height * Double(rows)) / 2
        let cells = (0..<rows * columns).map { index in
            let (row, column) = index.quotientAndRemainder(dividingBy: columns)
            let origin = Point(x: left + cell.width * Double(column), y: top + cell.height * Double(row))
            return Rect(origin: origin, size: cell)
        }
        return Sheet(
            id: id, title: title, paper: paper, cells: cells, columns: columns, rows: rows, marked: true,
            isFolded: true)
    }

    /// Paper made for one piece becomes paper made for one cell; other paper stays as it comes from the mill.
    private static func grown(_ paper: Size, cells: Int, toHold cell: Size, margin: Length) -> Size {
        guard cells == 1 else { return paper }
        return Size(
            width: max(paper.width, cell.width + margin * 2),
            height: max(paper.height, cell.height + margin * 2)
        ) ?? paper
    }
}
