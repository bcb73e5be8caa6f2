import Drawing

/// Which shape it is that a flaw of the art speaks of.
extension Proof {
    /// The first shape with ink in `place`, as messages name it; `art` when it cannot be told.
    ///
    /// Halves the shapes until one is left, so that a drawing of thousands costs a dozen pictures.
    func culprit(in place: Rect) -> String {
        let root = side.drawing.art
        let labels = root.leaves
        var suspects = labels.indices
        guard hasInk(in: place, root, suspects) else { return "art" }
        while suspects.count > 1 {
            let middle = suspects.lowerBound + suspects.count / 2
            let first = suspects.lowerBound..<middle
            suspects = hasInk(in: place, root, first) ? first : middle..<suspects.upperBound
        }
        return suspects.first.map { labels[$0] } ?? "art"
    }

    /// The art without the marks that say where to cut, fold or tear: they run to the cut because they must.
    ///
    /// Is the art itself when there are none, and nil when there is nothing else.
    var artWithoutMarks: ArtView? {
        guard side.drawing.holds(\.isMark) else { return art }
        return view(of: side.drawing.art.filtered { !$0.isMark })
    }

    private func hasInk(in place: Rect, _ root: SVGElement, _ kept: Range<Int>) -> Bool {
        var next = 0
        let some = root.keeping(kept, next: &next)
        return view(of: some).map { !$0.isClear(place) } ?? false
    }

    private func view(of root: SVGElement) -> ArtView? {
        let bounds = Rect(origin: .zero, size: template.trim).grown(by: side.layer.bleed)
        guard let size = bounds?.size, let art = try? Art(xml: root.xml, size: size) else { return nil }
        return try? ArtView(
            StaticLayer(art: art, bleed: side.layer.bleed, text: []), trim: template.trim, fonts: fonts)
    }

    /// Where a place is, for people with a ruler: `x 12.5, y 40.0 mm`.
    func spot(_ place: Rect) -> String {
        "x \(decimal(place.centre.x.mm, places: 1)), y \(decimal(place.centre.y.mm, places: 1)) mm"
    }
}

extension SVGElement {
    /// Whether the element or one inside is such.
    fileprivate func holds(_ isSuch: (SVGElement) -> Bool) -> Bool {
        isSuch(self) || elements.contains { $0.holds(isSuch) }
    }

    /// What only other elements draw.
    private var isStore: Bool { ["defs", "clipPath"].contains(name) }

    /// The labels of all shapes that are drawn where they stand, in order.
    fileprivate var leaves: [String] {
        if isStore { return [] }
        return Self.shapes.contains(name) ? [label] : elements.flatMap(\.leaves)
    }

    /// The element with only those of its ``leaves`` that are in `kept`; `next` counts them.
    fileprivate func keeping(_ kept: Range<Int>, next: inout Int) -> SVGElement {
        if isStore { return self }
        var children: [Child] = []
        for child in elements {
            if Self.shapes.contains(child.name) {
                if kept.contains(next) { children.append(.element(child)) }
                next += 1
            } else {
                children.append(.element(child.keeping(kept, next: &next)))
            }
        }
        return holding(children)
    }
}
