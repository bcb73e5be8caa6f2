import Drawing

/// One `<text>` of an SVG with its `<tspan>`s, resolved into pieces that have one style each.
struct Lettering {
    private struct Piece {
        let text: String
        let style: TextStyle
        /// Where the piece begins; nil when it goes on where the one before ends.
        var x: Double?
        var y: Double?
    }

    private let element: SVGElement
    private let pieces: [Piece]
    private let place: Affine
    private let fonts: FontBook
    private let file: String

    init(
        text: SVGElement, style: LetteringStyle, place: Affine, fonts: FontBook, file: String
    ) throws(TemplateError) {
        element = text
        self.place = place
        self.fonts = fonts
        self.file = file
        var pieces: [Piece] = []
        do throws(Reason) {
            try Self.collect(text, style: style, fonts: fonts, start: (0, 0), into: &pieces)
        } catch {
            throw TemplateError(file: file, element: text.label, reason: error.text)
        }
        self.pieces = pieces
    }

    /// The text with every run of blanks as one, as SVG reads it.
    static func content(of text: SVGElement) -> String {
        text.children.map { child in
            switch child {
            case .text(let text): text
            // A tspan with a place of its own begins a line, and lines are words apart.
            case .element(let element): (element.attributes["x"] == nil ? "" : " ") + content(of: element)
            }
        }.joined().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func collect(
        _ element: SVGElement, style: LetteringStyle, fonts: FontBook, start: (x: Double, y: Double)?,
        into pieces: inout [Piece]
    ) throws(Reason) {
        try LetteringStyle.refuseUnknown(on: element)
        let style = try style.inheriting(element)
        var begin = start
        for (key, isX) in [("x", true), ("y", false), ("dx", true), ("dy", false)] {
            guard let text = element.attributes[key] else { continue }
            guard let value = LetteringStyle.number(text) else {
                throw Reason("\(key) “\(text)” is not one number")
            }
            guard begin != nil || isX && !key.hasPrefix("d") else {
                throw Reason("\(key) needs an x on the same <tspan>: say where the line begins")
            }
            let from = begin ?? (pieces.last(where: { $0.x != nil }).map { ($0.x ?? 0, $0.y ?? 0) } ?? (0, 0))
            let shift = key.hasPrefix("d")
            begin = isX ? (shift ? from.x + value : value, from.y) : (from.x, shift ? from.y + value : value)
        }
        for child in element.children {
            switch child {
            case .text(let raw):
                let text = collapsed(raw)
                if text.isEmpty || text == " " && (begin != nil || pieces.isEmpty) { continue }
                pieces.append(Piece(text: text, style: try style.style(fonts), x: begin?.x, y: begin?.y))
                begin = nil
            case .element(let inner):
                guard inner.name == "tspan" else {
                    throw Reason("<\(inner.name)> inside text is not supported")
                }
                try collect(inner, style: style, fonts: fonts, start: begin, into: &pieces)
                begin = nil
            }
        }
    }

    private static func collapsed(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if words.isEmpty { return text.isEmpty ? "" : " " }
        return (text.first?.isWhitespace == true ? " " : "") + words
            + (text.last?.isWhitespace == true ? " " : "")
    }

    /// Text without placeholders, set where the designer put it.
    func fixedLines() throws(TemplateError) -> [PlacedRun] {
        guard let angle = place.angle else { throw fail("text may be moved and turned, but not scaled") }
        if pieces.contains(where: { $0.text.contains { "{}".contains($0) } }) {
            throw fail("a placeholder needs a slot: put the text into a <g> together with a <rect>, its box")
        }
        var runs: [PlacedRun] = []
        var rest = pieces[...]
        while let first = rest.first {
            let line = [first] + rest.dropFirst().prefix { $0.x == nil }
            rest = rest.dropFirst(line.count)
            runs += try set(line, angle: angle)
        }
        return runs
    }

    /// Sets the pieces of one line after each other; the anchor is that of the first and holds for the whole line.
    private func set(_ line: [Piece], angle: Double) throws(TemplateError) -> [PlacedRun] {
        var shaped: [(piece: Piece, run: GlyphRun)] = []
        for (index, piece) in line.enumerated() {
            var text = piece.text[...]
            if index == 0 { text = text.drop { $0 == " " } }
            while index == line.count - 1, text.last == " " { text.removeLast() }
            if text.isEmpty { continue }
            do throws(TextError) {
                let run = try fonts.shape(
                    String(text), font: piece.style.font, tracking: piece.style.tracking)
                shaped.append((piece, run))
            } catch {
                throw fail("the font cannot show this text: \(error)")
            }
        }
        guard let first = shaped.first else { return [] }
        let tail = shaped.last.map { $0.piece.style.size.mm * $0.piece.style.tracking } ?? 0
        let width = shaped.reduce(0) { $0 + $1.run.advance * $1.piece.style.size.mm } - tail
        var pen =
            (first.piece.x ?? 0) - width
            * [.start: 0, .middle: 0.5, .end: 1][first.piece.style.anchor, default: 0]
        return shaped.map { piece, run in
            defer { pen += run.advance * piece.style.size.mm }
            return PlacedRun(
                run: run, size: piece.style.size, ink: piece.style.ink,
                origin: place.apply(x: pen, y: first.piece.y ?? 0), angle: angle)
        }
    }

    /// More than any slot says, in bytes.
    private static let longestPhrase = 2_000

    /// The text of a slot.
    ///
    /// Throws when a brace is open or a field is not known.
    func phrase(knowing fields: Set<String>) throws(TemplateError) -> Phrase {
        let text = Self.content(of: element)
        guard let phrase = Phrase(text) else {
            throw fail(
                "“\(text)” has a brace or bracket without its partner, or a placeholder without a name")
        }
        guard text.utf8.count <= Self.longestPhrase else {
            throw fail("the text of a slot has more than \(Self.longestPhrase) bytes; write less")
        }
        for field in phrase.fields where !fields.contains(field) {
            throw fail("{\(field)} is neither a field of the record nor listed under fields in template.yaml")
        }
        return phrase
    }

    /// What a slot's group may say.
    static let limits = ["data-min-size", "data-line-height", "data-lines", "data-valign"]

    /// The box of a slot: style of the text, limits from the `data-` attributes of the group.
    func box(_ frame: Rect, slot: SVGElement) throws(TemplateError) -> TextBox {
        guard let style = pieces.first?.style else { throw fail("the slot has no text") }
        guard pieces.allSatisfy({ $0.style == style }) else {
            throw fail("the text of a slot has one style only")
        }
        let smallest = try number("data-min-size", of: slot) ?? style.size.mm
        let face = fonts[style.font]
        let lineHeight = try number("data-line-height", of: slot) ?? max(1.2, face.rise + face.fall)
        let lines = try number("data-lines", of: slot) ?? 99
        let alignment = try alignment(slot.attributes["data-valign"] ?? "top")
        guard Length.mm(smallest).points >= 6 - 1e-9, smallest <= style.size.mm + 1e-9 else {
            throw fail("data-min-size must be at least 2.12 mm (6 pt) and at most font-size")
        }
        guard lineHeight >= 1.2, lineHeight <= 4, lines >= 1 else {
            throw fail("data-line-height must be 1.2 to 4 and data-lines at least 1")
        }
        guard smallest * (face.rise + face.fall) <= frame.size.height.mm + 0.01 else {
            let needed = decimal(smallest * (face.rise + face.fall), places: 2)
            throw fail("the box is too low for one line with its marks: it needs \(needed) mm")
        }
        return TextBox(
            frame: frame, style: style, smallest: .mm(smallest), lineHeight: lineHeight,
            mostLines: Int(lines),
            alignment: alignment)
    }

    private func alignment(_ name: String) throws(TemplateError) -> TextBox.Alignment {
        switch name {
        case "top": return .top
        case "middle": return .middle
        case "bottom": return .bottom
        case "baseline": return .baseline(place.apply(x: 0, y: pieces.first?.y ?? 0).y)
        default: throw fail("data-valign “\(name)” is not top, middle, bottom or baseline")
        }
    }

    private func number(_ key: String, of slot: SVGElement) throws(TemplateError) -> Double? {
        guard let text = slot.attributes[key] else { return nil }
        guard let value = LetteringStyle.number(text) else { throw fail("\(key) “\(text)” is not a number") }
        return value
    }

    private func fail(_ reason: String) -> TemplateError {
        TemplateError(file: file, element: element.label, reason: reason)
    }
}
