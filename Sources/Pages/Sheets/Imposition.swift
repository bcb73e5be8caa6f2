package import Drawing

/// One face of a sheet of paper: pages at their places, and what stands around them.
package struct Imposition: Sendable, Hashable {
    package let paper: Size
    package let places: [Place]
    package let marks: [Mark]
    /// Lines of text in the waste margin.
    package let text: [PlacedRun]
    /// What stays white whatever lies there.
    package let blanks: [Rect]
    /// What makes the rows of a table of the pages; nil where they are pieces of their own.
    package let surround: Surround?

    /// A page and where its top left corner lies on the paper.
    package struct Place: Sendable, Hashable {
        package let page: Page
        package let origin: Point
    }

    /// A frame and where its top left corner lies on the paper.
    package struct Surround: Sendable, Hashable {
        package let frame: FilledFrame
        package let origin: Point
    }

    init(
        paper: Size, places: [Place] = [], marks: [Mark] = [], text: [PlacedRun] = [], blanks: [Rect] = [],
        surround: Surround? = nil
    ) {
        self.paper = paper
        self.places = places
        self.marks = marks
        self.text = text
        self.blanks = blanks
        self.surround = surround
    }

    /// The face with a frame around its pages.
    func adding(_ frame: FilledFrame) -> Imposition {
        Imposition(
            paper: paper, places: places, marks: marks, text: text, blanks: blanks,
            surround: Surround(frame: frame, origin: .zero))
    }
}

extension Imposition {
    /// Whether it is printed on the other side of the face before it.
    package var isBack: Bool { places.contains { $0.page.isBack } }

    /// Paper, bleed and trim of the face.
    ///
    /// One piece on larger paper is cut out of it; a sheet of several is itself the finished page.
    package var boxes: PageBoxes {
        let sheet = Rect(origin: .zero, size: paper)
        guard places.count == 1, surround == nil, let place = places.first else { return PageBoxes(paper) }
        let trim = Rect(origin: place.origin, size: place.page.trim)
        guard sheet.contains(trim), let bleed = trim.grown(by: place.page.layer.bleed) else {
            return PageBoxes(paper)
        }
        return PageBoxes(media: paper, bleed: sheet.contains(bleed) ? bleed : trim, trim: trim)
    }
}

extension Sheet {
    /// The faces of one sheet for up to `cells.count` pieces: the fronts, then the backs if the pieces have any.
    ///
    /// A piece without pages leaves its cell empty; pages that are no backs are all fronts. Each back lies behind its own front once the sheet is turned as
    /// `flip` says; on a folded sheet it stands to the right of it, on the same face.
    package func impose(_ pieces: [[Page]], flip: Flip = .longEdge) -> [Imposition] {
        if isFolded { return imposeFolded(pieces) }
        let faces = pieces.map(\.count).max() ?? 0
        return (0..<faces).map { face in
            let isFront = !pieces.contains { face < $0.count && $0[face].isBack }
            let places = zip(pieces, cells).compactMap { pages, cell -> Imposition.Place? in
                guard face < pages.count else { return nil }
                let cell = isFront ? cell : behind(cell, flip)
                return Imposition.Place(page: pages[face], origin: cell.origin(centring: pages[face].trim))
            }
            return Imposition(
                paper: paper, places: places, marks: isFront ? marks : marks.map { behind($0, flip) },
                blanks: blanks)
        }
    }

    private func imposeFolded(_ pieces: [[Page]]) -> [Imposition] {
        let places = zip(pieces, cells).flatMap { pages, cell in
            pages.prefix(2).enumerated().map { side, page in
                Imposition.Place(
                    page: page, origin: cell.origin + Point(x: page.trim.width * Double(side), y: .zero))
            }
        }
        return places.isEmpty ? [] : [Imposition(paper: paper, places: places, marks: marks)]
    }
}

extension Imposition {
    /// One page on paper of its own size.
    package init(_ page: Page) {
        self.init(paper: page.trim, places: [Place(page: page, origin: .zero)])
    }

    /// All sides of one piece on one face, `gap` apart and as far from the edge, with the cut around each.
    ///
    /// Is nil when there is no page.
    package init?(sideBySide pages: [Page], gap: Length) {
        var places: [Place] = []
        var marks: [Mark] = []
        var (x, tallest) = (gap, Length.zero)
        for page in pages {
            let frame = Rect(origin: Point(x: x, y: gap), size: page.trim)
            places.append(Place(page: page, origin: frame.origin))
            marks += Mark.outline(of: frame)
            x = frame.right + gap
            tallest = max(tallest, page.trim.height)
        }
        guard !pages.isEmpty, let paper = Size(width: x, height: tallest + gap * 2) else { return nil }
        self.init(paper: paper, places: places, marks: marks)
    }
}
