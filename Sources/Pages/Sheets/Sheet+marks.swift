import Drawing

extension Sheet {
    /// How far marks stay away from the cells at least, and how long they are.
    private static let markGap = Length.mm(2)
    private static let markLength = Length.mm(4)

    /// How far bleed and marks reach beyond the outer cells.
    static func reach(bleed: Length, marked: Bool) -> Length {
        marked ? max(markGap, bleed) + markLength : bleed
    }

    /// The frame around all cells.
    var block: Rect {
        let whole = Rect(origin: .zero, size: paper)
        guard let left = cells.map(\.left).min(), let top = cells.map(\.top).min(),
            let right = cells.map(\.right).max(), let bottom = cells.map(\.bottom).max(),
            let size = Size(width: right - left, height: bottom - top)
        else { return whole }
        return Rect(origin: Point(x: left, y: top), size: size)
    }

    /// The lines to cut along and to fold along, outside every cell and its bleed, as seen from the front.
    package var marks: [Mark] {
        guard marked else { return [] }
        let (near, far) = (max(Self.markGap, bleed), Self.reach(bleed: bleed, marked: true))
        let block = block
        let columns = Self.distinct(cells.flatMap { [$0.left, $0.right] })
        let rows = Self.distinct(cells.flatMap { [$0.top, $0.bottom] })
        let upright = { (x: Length) in
            [
                Mark.upright(x: x, from: block.top - far, to: block.top - near),
                Mark.upright(x: x, from: block.bottom + near, to: block.bottom + far),
            ]
        }
        let level = { (y: Length) in
            [
                Mark.level(y: y, from: block.left - far, to: block.left - near),
                Mark.level(y: y, from: block.right + near, to: block.right + far),
            ]
        }
        let folds = isFolded ? Self.distinct(cells.map(\.centre.x)) : []
        return columns.flatMap(upright) + rows.flatMap(level) + folds.flatMap(upright).flatMap(\.dotted)
    }

    /// The lengths in order, without those that lie on another to a hundredth of a millimetre.
    private static func distinct(_ lengths: [Length]) -> [Length] {
        lengths.sorted().reduce(into: []) { kept, next in
            if kept.last.map({ next - $0 > .mm(0.01) }) ?? true { kept.append(next) }
        }
    }
}
