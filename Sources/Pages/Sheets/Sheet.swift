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
    /// Whether the cells' edges are marked for the cutter.
    package let marked: Bool

    /// How far marks stay away from the cells, and how long they are.
    private static let markGap = Length.mm(2)
    private static let markLength = Length.mm(4)
    private static let markWidth = Length.pt(0.25)

    /// The lines to cut along, outside every cell.
    package var marks: [CutMark] {
        guard marked, let first = cells.first, let last = cells.last else { return [] }
        let columnsEdges = cells.prefix(columns).flatMap { [$0.left, $0.right] }
        let rowEdges = stride(from: 0, to: cells.count, by: columns).flatMap {
            [cells[$0].top, cells[$0].bottom]
        }
        let (far, near) = (Self.markGap + Self.markLength, Self.markGap)
        let upright = Set(columnsEdges).sorted().flatMap { x in
            [(first.top - far, first.top - near), (last.bottom + near, last.bottom + far)].map {
                CutMark(start: Point(x: x, y: $0.0), end: Point(x: x, y: $0.1), width: Self.markWidth)
            }
        }
        let level = Set(rowEdges).sorted().flatMap { y in
            [(first.left - far, first.left - near), (last.right + near, last.right + far)].map {
                CutMark(start: Point(x: $0.0, y: y), end: Point(x: $0.1, y: y), width: Self.markWidth)
            }
        }
        return upright + level
    }

    /// Where the back of cell `index` lies when the sheet is turned over its long edge: columns are mirrored.
    package func back(of index: Int) -> Int {
        let (row, column) = index.quotientAndRemainder(dividingBy: columns)
        return row * columns + (columns - 1 - column)
    }

    /// One piece on paper of its own size.
    package static func single(_ piece: Size) -> Sheet {
        Sheet(
            id: "single",
            title: Wording(vi: "Mỗi tờ một bản, đúng khổ", en: "One piece a sheet, at its own size"),
            paper: piece, cells: [Rect(origin: .zero, size: piece)], columns: 1, rows: 1, marked: false)
    }
}

/// A thin line that shows where to cut.
package struct CutMark: Sendable, Hashable {
    package let start: Point
    package let end: Point
    package let width: Length
}
