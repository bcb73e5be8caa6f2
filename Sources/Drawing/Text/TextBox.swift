/// A line of text where it will be printed.
package struct PlacedRun: Sendable, Hashable {
    package let run: GlyphRun
    package let size: Length
    package let ink: Ink
    /// The left end of the baseline.
    package let origin: Point
    /// Clockwise about `origin`, in degrees.
    package let angle: Double

    package init(run: GlyphRun, size: Length, ink: Ink, origin: Point, angle: Double = 0) {
        self.run = run
        self.size = size
        self.ink = ink
        self.origin = origin
        self.angle = angle
    }

    package func moved(to origin: Point, angle: Double) -> PlacedRun {
        PlacedRun(run: run, size: size, ink: ink, origin: origin, angle: angle)
    }

    /// The same on paper that is `factor` times as large.
    package func scaled(by factor: Double) -> PlacedRun {
        PlacedRun(run: run, size: size * factor, ink: ink, origin: origin * factor, angle: angle)
    }
}

/// A box that text must stay inside, marks of the letters included.
///
/// The text is set as large as the box allows, from the style's size down to `smallest`: on one line if that is
/// possible at full size, else on several balanced lines, else smaller, else not at all.
package struct TextBox: Sendable, Hashable {
    package enum Alignment: Sendable, Hashable {
        case top, middle, bottom
        /// The last line stands on this height of the page, however large the type is.
        case baseline(Length)
    }

    package let frame: Rect
    package let style: TextStyle
    package let smallest: Length
    /// The distance between baselines, in em.
    package let lineHeight: Double
    package let mostLines: Int
    package let alignment: Alignment

    /// How far a box may be too low, because its height was written with two decimals.
    private static let grace = Length.mm(0.01)

    package init(
        frame: Rect, style: TextStyle, smallest: Length, lineHeight: Double, mostLines: Int,
        alignment: Alignment
    ) {
        self.frame = frame
        self.style = style
        self.smallest = smallest
        self.lineHeight = lineHeight
        self.mostLines = mostLines
        self.alignment = alignment
    }

    /// The same on paper that is `factor` times as large.
    package func scaled(by factor: Double) -> TextBox {
        let alignment: Alignment =
            if case .baseline(let height) = alignment { .baseline(height * factor) } else { alignment }
        return TextBox(
            frame: frame.scaled(by: factor), style: style.scaled(by: factor), smallest: smallest * factor,
            lineHeight: lineHeight, mostLines: mostLines, alignment: alignment)
    }

    /// Sets `text`, broken at blanks only.
    ///
    /// Nothing is ever cut.
    package func set(_ text: String, with fonts: FontBook) throws(TextError) -> [PlacedRun] {
        let face = fonts[style.font]
        let whole = try fonts.shape(text, font: style.font, tracking: style.tracking)
        if let line = oneLine(whole, in: face) { return [line] }
        let paragraph = Paragraph(whole, tracking: style.tracking)
        let lines = usefulLines(in: face)
        // Told before any breaking is tried, which takes the square of the words.
        let roomiest = frame.size.width * (Double(lines) / max(paragraph.leastWidth, 1e-9))
        if roomiest < smallest { throw .doesNotFit(smallest: smallest, needed: roomiest) }
        guard let fit = fit(paragraph, lines: lines, in: face) else { return [] }
        if fit.size < smallest { throw .doesNotFit(smallest: smallest, needed: fit.size) }
        let first = firstBaseline(lines: fit.lines.count, size: fit.size, face: face)
        return fit.lines.enumerated().map { index, words in
            place(
                paragraph.line(words), size: fit.size,
                baseline: first + fit.size * (lineHeight * Double(index)))
        }
    }

    /// The whole text as the one line of full size that most texts are; nil where it does not fit so, or where blanks
    /// at its ends must go first.
    private func oneLine(_ run: GlyphRun, in face: FontFace) -> PlacedRun? {
        let blank = UInt8(ascii: " ")
        guard let first = run.glyphs.first, first.x == 0, run.text.utf8.first != blank,
            run.text.utf8.last != blank,
            style.size <= (frame.size.height + Self.grace) / (face.rise + face.fall),
            style.size <= frame.size.width / max(run.advance - style.tracking, 1e-9)
        else { return nil }
        return place(
            run, size: style.size, baseline: firstBaseline(lines: 1, size: style.size, face: face))
    }

    private func place(_ run: GlyphRun, size: Length, baseline y: Length) -> PlacedRun {
        // The track after the last letter is not part of what the eye aligns.
        let width = size * (run.advance - style.tracking)
        let x: Length =
            switch style.anchor {
            case .start: frame.left
            case .middle: frame.centre.x - width / 2
            case .end: frame.right - width
            }
        return PlacedRun(run: run, size: size, ink: style.ink, origin: Point(x: x, y: y))
    }

    /// How many lines the box holds at the smallest size, at least one.
    private func usefulLines(in face: FontFace) -> Int {
        let ems = (frame.size.height + Self.grace) / smallest - face.rise - face.fall
        return max(1, min(mostLines, Int(min(ems / lineHeight, 1e6)) + 1))
    }

    /// The number of lines that allows the largest type; of equals, the fewest lines.
    private func fit(
        _ paragraph: Paragraph, lines most: Int, in face: FontFace
    ) -> (size: Length, lines: [Range<Int>])? {
        var best: (size: Length, count: Int)?
        for count in 1...max(1, min(most, paragraph.wordCount)) where paragraph.wordCount > 0 {
            let lines = paragraph.broken(lines: count, limit: nil) ?? []
            let widest = lines.map { paragraph.width(of: $0) }.max() ?? 0
            let ems = face.rise + face.fall + lineHeight * Double(lines.count - 1)
            let size = min(
                style.size, (frame.size.height + Self.grace) / ems, frame.size.width / max(widest, 1e-9))
            if size > best?.size ?? .zero { best = (size, count) }
        }
        guard let best else { return nil }
        let size = settled(best.size)
        // At this size there may be room to end the lines where the phrases end.
        let lines = paragraph.broken(lines: best.count, limit: frame.size.width / size)
        return (size, lines ?? paragraph.broken(lines: best.count, limit: nil) ?? [])
    }

    /// A shrunk size in whole twentieths of a point, so that it can be read and compared; never below the floor
    /// unless it was.
    private func settled(_ size: Length) -> Length {
        if size >= style.size || size < smallest { return size }
        return max(smallest, .pt((size.points * 20).rounded(.down) / 20))
    }

    private func firstBaseline(lines: Int, size: Length, face: FontFace) -> Length {
        let highest = frame.top + size * face.rise
        let lowest = frame.bottom - size * (face.fall + lineHeight * Double(lines - 1))
        switch alignment {
        case .top: return highest
        case .bottom: return lowest
        case .baseline(let y):
            return min(max(y - size * (lineHeight * Double(lines - 1)), highest), max(lowest, highest))
        case .middle:
            // The eye centres capitals, not the room kept for marks above them.
            let centred = frame.centre.y - size * ((lineHeight * Double(lines - 1) - face.capHeight) / 2)
            return min(max(centred, highest), max(lowest, highest))
        }
    }
}
