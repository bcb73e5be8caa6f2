import Drawing

/// Which shape it is that a flaw of the art speaks of.
extension Proof {
    private static let shapes: Set = [
        "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use",
    ]

    /// The first shape with ink in `place`, as messages name it; `art` when it cannot be told.
    ///
    /// Halves the shapes until one is left, so that a drawing of thousands costs a dozen pictures.
    func culprit(in place: Rect) -> String {
        let root = drawnShapes
        let labels = root.leaves(Self.shapes)
        var suspects = labels.indices
        guard hasInk(in: place, root, suspects) else { return "art" }
        while suspects.count > 1 {
            let middle = suspects.lowerBound + suspects.count / 2
            let first = suspects.lowerBound..<middle
            suspects = hasInk(in: place, root, first) ? first : middle..<suspects.upperBound
        }
        return suspects.first.map { labels[$0] } ?? "art"
    }

    /// The elements of the art, without texts and slots.
    private var drawnShapes: SVGElement {
        side.drawing.filtered { element in
            element.name != "text" && !side.slots.contains { $0.label == element.label }
        }.filling
    }

    /// The art without the marks that say where to cut, fold or tear: they run to the cut because they must.
    ///
    /// Is the art itself when there are none, and nil when there is nothing else.
    var artWithoutMarks: ArtView? {
        let isMark = { (element: SVGElement) in
            (element.attributes["class"] ?? "").split(separator: " ").contains("mark")
        }
        guard side.drawing.holds(isMark) else { return art }
        return view(of: drawnShapes.filtered { !isMark($0) })
    }

    private func hasInk(in place: Rect, _ root: SVGElement, _ kept: Range<Int>) -> Bool {
        var next = 0
        let some = root.keeping(kept, of: Self.shapes, next: &next)
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

extension Slot {
    /// How a message names its element in the SVG.
    var label: String {
        switch self {
        case .text(let slot): slot.label
        case .symbol(let slot): slot.label
        }
    }
}

extension SVGElement {
    /// Whether the element or one inside is such.
    fileprivate func holds(_ isSuch: (SVGElement) -> Bool) -> Bool {
        isSuch(self) || elements.contains { $0.holds(isSuch) }
    }

    /// What only other elements draw.
    private var isStore: Bool { ["defs", "clipPath"].contains(name) }

    /// The labels of all shapes of these names that are drawn where they stand, in order.
    fileprivate func leaves(_ names: Set<String>) -> [String] {
        if isStore { return [] }
        return names.contains(name) ? [label] : elements.flatMap { $0.leaves(names) }
    }

    /// The element with only those of its ``leaves(_:)`` that are in `kept`; `next` counts them.
    fileprivate func keeping(_ kept: Range<Int>, of names: Set<String>, next: inout Int) -> SVGElement {
        if isStore { return self }
        var children: [Child] = []
        for child in elements {
            if names.contains(child.name) {
                if kept.contains(next) { children.append(.element(child)) }
                next += 1
            } else {
                children.append(.element(child.keeping(kept, of: names, next: &next)))
            }
        }
        return SVGElement(name: name, attributes: attributes, children: children, line: line)
    }
}
