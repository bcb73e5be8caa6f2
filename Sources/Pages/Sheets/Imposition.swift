package import Drawing

/// One face of a sheet of paper: pages at their places, and the marks.
package struct Imposition: Sendable, Hashable {
    package let paper: Size
    package let places: [Place]
    package let marks: [CutMark]

    /// A page and where its top left corner lies on the paper.
    package struct Place: Sendable, Hashable {
        package let page: Page
        package let origin: Point
    }
}

extension Sheet {
    /// The faces of one sheet for up to `cells.count` pieces: the fronts, then the backs if the pieces have any.
    ///
    /// Backs are mirrored for a turn over the long edge, so that each lies behind its own front.
    package func impose(_ pieces: [[Page]]) -> [Imposition] {
        let faces = pieces.map(\.count).max() ?? 0
        return (0..<faces).map { face in
            let places = zip(pieces, cells.indices).compactMap { pages, index -> Imposition.Place? in
                guard face < pages.count else { return nil }
                let cell = cells[face % 2 == 0 ? index : back(of: index)]
                return Imposition.Place(page: pages[face], origin: cell.origin)
            }
            return Imposition(paper: paper, places: places, marks: marks)
        }
    }
}

extension Imposition {
    /// One page on paper of its own size.
    package init(_ page: Page) {
        self.init(paper: page.trim, places: [Place(page: page, origin: .zero)], marks: [])
    }

    /// All sides of one piece on one face, `gap` apart and as far from the edge, with the cut around each.
    ///
    /// Is nil when there is no page.
    package init?(sideBySide pages: [Page], gap: Length) {
        var places: [Place] = []
        var marks: [CutMark] = []
        var (x, tallest) = (gap, Length.zero)
        for page in pages {
            let frame = Rect(origin: Point(x: x, y: gap), size: page.trim)
            places.append(Place(page: page, origin: frame.origin))
            marks += CutMark.outline(of: frame)
            x = frame.right + gap
            tallest = max(tallest, page.trim.height)
        }
        guard !pages.isEmpty, let paper = Size(width: x, height: tallest + gap * 2) else { return nil }
        self.init(paper: paper, places: places, marks: marks)
    }
}

extension CutMark {
    fileprivate static func outline(of frame: Rect) -> [CutMark] {
        let corners = [
            Point(x: frame.left, y: frame.top), Point(x: frame.right, y: frame.top),
            Point(x: frame.right, y: frame.bottom), Point(x: frame.left, y: frame.bottom),
        ]
        return corners.indices.map {
            CutMark(start: corners[$0], end: corners[($0 + 1) % 4], width: .pt(0.25))
        }
    }
}
