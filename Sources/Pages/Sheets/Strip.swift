package import Drawing

/// A place in the waste margin for a ruler of 100 mm and a line of text below it, upright or level.
package struct Strip: Sendable, Hashable {
    package let frame: Rect

    static let length = Length.mm(150)
    static let depth = Length.mm(7)
    private static let textSize = Length.pt(6.5)

    private var isUpright: Bool { frame.size.height > frame.size.width }

    /// The place `along` the strip and `across` it; an upright strip is read from below.
    private func place(_ along: Double, _ across: Double) -> Point {
        isUpright
            ? Point(x: frame.left + .mm(across), y: frame.bottom - .mm(along))
            : Point(x: frame.left + .mm(along), y: frame.top + .mm(across))
    }

    /// A line with a tick at every millimetre from 0 to 100.
    package var ruler: [Mark] {
        let foot = 3.2
        let ticks = (0...100).map { at in
            let height = at % 10 == 0 ? foot : at % 5 == 0 ? 2.2 : 1.4
            return Mark(from: place(Double(at), foot - height), to: place(Double(at), foot))
        }
        return [Mark(from: place(0, foot), to: place(100, foot))] + ticks
    }

    func text(_ imprint: Imprint, fonts: FontBook) throws(DrawingError) -> [PlacedRun] {
        let angle = isUpright ? -90.0 : 0
        return [
            try fonts.line("100 mm", size: Self.textSize, at: place(101.5, 3.2), angle: angle),
            try fonts.line(imprint.text, size: Self.textSize, at: place(0, 6.2), angle: angle),
        ]
    }
}

extension Sheet {
    /// Where the ruler and the imprint stand on the front, clear of cells, bleed and marks and of the paper's edge.
    ///
    /// Is nil where no margin has room for them.
    package var strip: Strip? {
        let whole = Rect(origin: .zero, size: paper)
        guard let page = whole.grown(by: -Self.unprintable),
            let taken = block.grown(by: Self.reach(bleed: bleed, marked: marked) + .mm(1))
        else { return nil }
        let margins = [
            Self.frame(page.left, taken.bottom, page.right, page.bottom),
            Self.frame(page.left, page.top, taken.left, page.bottom),
            Self.frame(taken.right, page.top, page.right, page.bottom),
            Self.frame(page.left, page.top, page.right, taken.top),
        ]
        for (index, margin) in margins.enumerated() {
            let isLevel = index % 3 == 0
            guard let margin,
                let size = isLevel
                    ? Size(width: Strip.length, height: Strip.depth)
                    : Size(width: Strip.depth, height: Strip.length)
            else { continue }
            let frame = Rect(origin: margin.origin(centring: size), size: size)
            if margin.contains(frame) { return Strip(frame: frame) }
        }
        return nil
    }

    private static func frame(_ left: Length, _ top: Length, _ right: Length, _ bottom: Length) -> Rect? {
        Size(width: right - left, height: bottom - top).map {
            Rect(origin: Point(x: left, y: top), size: $0)
        }
    }

    /// The faces with the ruler and the imprint in the margin, where the sheet has room for them.
    package func imprinted(
        _ faces: [Imposition], _ imprint: Imprint, flip: Flip, fonts: FontBook
    ) throws(DrawingError) -> [Imposition] {
        guard let strip else { return faces }
        var printed: [Imposition] = []
        for (index, face) in faces.enumerated() {
            let strip = index % 2 == 0 ? strip : Strip(frame: behind(strip.frame, flip))
            printed.append(
                face.adding(marks: strip.ruler, text: try strip.text(imprint, fonts: fonts)))
        }
        return printed
    }
}
