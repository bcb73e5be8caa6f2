package import Drawing
package import Records

/// How pages are placed on paper.
package struct Sheet: Sendable, Hashable {
    package let id: String
    package let title: Wording
    package let paper: Size
    /// The places of the cells, row by row from the top left, as seen from the front.
    package let cells: [Rect]
    package let columns: Int
    package let rows: Int
    /// How far the art of a piece may reach beyond its cell on each side.
    package let bleed: Length
    /// How far from the paper's edge nothing is printed, because the printer cannot or smears.
    package let border: Length
    /// Whether the cells' edges are marked for the cutter.
    package let marked: Bool
    /// Whether a cell holds the front and, to the right of it, the back, to be folded between them.
    package let isFolded: Bool

    init(
        id: String, title: Wording, paper: Size, cells: [Rect], columns: Int, rows: Int,
        bleed: Length = .zero, border: Length = .zero, marked: Bool, isFolded: Bool = false
    ) {
        self.id = id
        self.title = title
        self.paper = paper
        self.cells = cells
        self.columns = columns
        self.rows = rows
        self.bleed = bleed
        self.border = border
        self.marked = marked
        self.isFolded = isFolded
    }

    /// One piece on paper of its own size.
    package static func single(_ piece: Size) -> Sheet {
        Sheet(
            id: "single",
            title: Wording(vi: "Mỗi tờ một bản, đúng khổ", en: "One piece a sheet, at its own size"),
            paper: piece, cells: [Rect(origin: .zero, size: piece)], columns: 1, rows: 1, marked: false)
    }

    /// One piece in the middle of paper that is just large enough for its bleed and its crop marks.
    package static func singleMarks(_ piece: Size, bleed: Length) -> Sheet {
        let margin = reach(bleed: bleed, marked: true) + unprintable
        let cell = Rect(origin: Point(x: margin, y: margin), size: piece)
        return Sheet(
            id: "single-marks",
            title: Wording(
                vi: "Mỗi tờ một bản, chừa xén và dấu cắt", en: "One piece a sheet, with bleed and crop marks"),
            paper: Rect(origin: .zero, size: piece).grown(by: margin)?.size ?? piece, cells: [cell],
            columns: 1, rows: 1, bleed: bleed, marked: true)
    }

    /// How near to the edge of the paper printers cannot be trusted.
    static let unprintable = Length.mm(5)
}

extension Sheet {
    /// How much a piece may differ from a cell of ready-made stock, both edges together.
    ///
    /// Stock for bank cards is cut 85 × 54, 86 × 54 or 85 × 55 mm, the card is 85.60 × 53.98. Standing in the middle
    /// of the cell it loses at most half of this on an edge. The cell clips nothing, and nothing that must be
    /// seen lies within 2.5 mm of an edge.
    private static let tolerance = Length.mm(1.6)

    /// Whether pieces of this size may be printed in the cells.
    ///
    /// Where marks say where to cut, they must fit exactly: the piece would come out in the size of the cell. Beside
    /// other cells their bleed must have the room that the sheet has for it.
    package func holds(_ piece: Size, bleed: Length = .zero) -> Bool {
        let slack = marked ? Length.mm(0.01) : Self.tolerance + .mm(0.01)
        let halves = isFolded ? 2.0 : 1
        let hasRoom = cells.count == 1 && !isFolded || bleed <= self.bleed + .mm(0.01)
        return hasRoom
            && cells.allSatisfy {
                abs(($0.size.width - piece.width * halves).points) <= slack.points
                    && abs(($0.size.height - piece.height).points) <= slack.points
            }
    }

    /// The places where nothing may be printed: strips along the edges of the paper, as wide as the border.
    var blanks: [Rect] {
        guard let inner = Rect(origin: .zero, size: paper).grown(by: -border),
            let level = Size(width: paper.width, height: border),
            let upright = Size(width: border, height: paper.height)
        else { return [] }
        return [
            Rect(origin: .zero, size: level), Rect(origin: Point(x: .zero, y: inner.bottom), size: level),
            Rect(origin: .zero, size: upright), Rect(origin: Point(x: inner.right, y: .zero), size: upright),
        ]
    }
}
