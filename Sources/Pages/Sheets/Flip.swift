package import Drawing

/// How a sheet is turned between its faces, by the printer or by hand.
package enum Flip: String, Sendable, Hashable, CaseIterable {
    case longEdge = "long-edge"
    case shortEdge = "short-edge"
}

extension Sheet {
    /// Where, on the back of the paper, the frame lies that is behind `frame`.
    ///
    /// The paper is mirrored, not the grid of cells, so this also holds for stock whose cells are not in the middle.
    /// Turning over an upright edge changes left and right, over a level one top and bottom.
    package func behind(_ frame: Rect, _ flip: Flip) -> Rect {
        let turnsOverUpright = (paper.height >= paper.width) == (flip == .longEdge)
        let origin =
            turnsOverUpright
            ? Point(x: paper.width - frame.right, y: frame.top)
            : Point(x: frame.left, y: paper.height - frame.bottom)
        return Rect(origin: origin, size: frame.size)
    }

    /// Where, on the back of the paper, the mark lies that is behind `mark`.
    func behind(_ mark: Mark, _ flip: Flip) -> Mark {
        let turnsOverUpright = (paper.height >= paper.width) == (flip == .longEdge)
        let turned = { (point: Point) in
            turnsOverUpright
                ? Point(x: paper.width - point.x, y: point.y) : Point(x: point.x, y: paper.height - point.y)
        }
        return Mark(from: turned(mark.start), to: turned(mark.end), width: mark.width)
    }
}
