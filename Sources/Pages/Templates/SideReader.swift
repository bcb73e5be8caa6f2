import Drawing
import Foundation

/// Reads one side of a template: an SVG becomes a layer that never changes and the slots that records fill.
struct SideReader {
    let file: String
    let name: String
    let trim: Size
    let bleed: Length
    let fonts: FontBook
    let rules: [String: SymbolRule]
    /// Every field that a placeholder may name.
    let fields: Set<String>

    /// The elements a template may hold.
    ///
    /// Anything else could run, load a file, or draw text behind our back.
    private static let shapes: Set = [
        "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use", "clipPath",
    ]
    private static let ignored: Set = ["title", "desc", "metadata", "sodipodi:namedview"]

    func read(_ bytes: [UInt8]) throws(TemplateError) -> Side {
        let root: SVGElement
        do throws(DrawingError) {
            root = try SVGElement(parsing: bytes)
        } catch {
            guard case .svg(let element, let reason) = error else { throw fail("svg", "\(error)") }
            throw fail(element, reason)
        }
        try checkPage(root)
        try refuseReferences(root)
        let references = References(in: root, file: file)
        try references.checkCount()
        var found = Found()
        let style = try reasoned(root) { () throws(Reason) in try LetteringStyle().inheriting(root) }
        try walk(root, place: .identity, style: style, into: &found)
        try references.check()
        try root.checkNumbers(file: file)
        return Side(name: name, layer: try layer(root, found), slots: found.slots, drawing: root)
    }

    private var piece: Rect { Rect(origin: .zero, size: trim) }

    private struct Found {
        var slots: [Slot] = []
        var text: [PlacedRun] = []
        var labels: [String] = []
    }

    /// The user unit must be a millimetre and the origin the corner of the trimmed piece.
    private func checkPage(_ root: SVGElement) throws(TemplateError) {
        guard root.name == "svg" else { throw fail(root.label, "the file does not begin with <svg>") }
        let box = (root.attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
        let b = bleed.mm
        let wanted = [-b, -b, trim.width.mm + 2 * b, trim.height.mm + 2 * b]
        guard box.count == 4, zip(box, wanted).allSatisfy({ abs($0 - $1) < 0.01 }) else {
            let text = wanted.map { decimal($0 == 0 ? 0 : $0, places: 2) }.joined(separator: " ")
            throw fail(
                root.label, "viewBox must be “\(text)”: millimetres, as trim and bleed in template.yaml say")
        }
    }

    private func walk(
        _ element: SVGElement, place: Affine, style: LetteringStyle, into found: inout Found
    ) throws(TemplateError) {
        for child in element.elements where !Self.ignored.contains(child.name) {
            try refuseReferences(child)
            if child.isHidden { throw fail(child.label, "the element is hidden; show it or delete it") }
            guard child.name == "text" || Self.shapes.contains(child.name) else {
                throw fail(child.label, "this element is not allowed in a template; remove it")
            }
            let inner = try moved(place, by: child)
            if child.name == "text" {
                let lines = try lettering(child, style, inner).fixedLines()
                guard lines.allSatisfy({ piece.contains($0.origin) && piece.contains($0.end) }) else {
                    throw fail(child.label, "the text leaves the piece")
                }
                found.text += lines
                found.labels += lines.map { _ in child.label }
            } else if let box = slotBox(of: child) {
                found.slots.append(.text(try textSlot(child, box: box, place: inner, style: style)))
            } else if isSymbol(child) {
                found.slots.append(.symbol(try symbolSlot(child, place: inner)))
            } else {
                let handed = try reasoned(child) { () throws(Reason) in
                    // What shapes are painted with is none of our business.
                    child.holdsText ? try style.inheriting(child) : style
                }
                try walk(child, place: inner, style: handed, into: &found)
            }
        }
    }

    private func moved(_ place: Affine, by element: SVGElement) throws(TemplateError) -> Affine {
        guard let text = element.attributes["transform"] else { return place }
        guard let own = Affine(svg: text) else {
            throw fail(element.label, "transform “\(text)” cannot be read")
        }
        return place.then(inner: own)
    }

    private func refuseReferences(_ element: SVGElement) throws(TemplateError) {
        for (key, value) in element.attributes {
            let isLink = key == "href" || key.hasSuffix(":href")
            let addresses = value.lowercased().replacing(" ", with: "").components(separatedBy: "url(")
                .dropFirst()
            if isLink && !value.hasPrefix("#") || !addresses.allSatisfy({ $0.hasPrefix("#") }) {
                throw fail(
                    element.label, "\(key) reaches outside the file; a template must hold all it draws")
            }
            if key.hasPrefix("on") { throw fail(element.label, "\(key) is a script; remove it") }
        }
    }

    private func isSymbol(_ element: SVGElement) -> Bool {
        element.name == "rect" && (element.attributes["id"] ?? "").hasPrefix("qr")
    }

    /// The box of a text slot: a group that holds a rectangle and a text with placeholders.
    private func slotBox(of element: SVGElement) -> SVGElement? {
        guard element.name == "g", let text = element.elements.first(where: { $0.name == "text" }),
            Lettering.content(of: text).contains("{")
        else { return nil }
        return element.elements.first { $0.name == "rect" }
    }

    private func symbolSlot(_ element: SVGElement, place: Affine) throws(TemplateError) -> SymbolSlot {
        let id = element.attributes["id"] ?? ""
        guard let rule = rules[id] else {
            throw fail(element.label, "template.yaml has no rule for this symbol; add one under symbols")
        }
        let frame = try frame(element, place: place)
        guard abs(frame.size.width.mm - frame.size.height.mm) < 0.01 else {
            throw fail(element.label, "a symbol slot must be square")
        }
        if rule.smallestVersion(in: frame.size.width) == nil
            || rule.reading == .box && rule.size > frame.size.width
        {
            throw fail(
                element.label, "the slot is too small for the size in template.yaml with its quiet zone")
        }
        return SymbolSlot(id: id, label: element.label, frame: frame, rule: rule)
    }

    private func textSlot(
        _ group: SVGElement, box: SVGElement, place: Affine, style: LetteringStyle
    ) throws(TemplateError) -> TextSlot {
        guard let text = group.elements.first(where: { $0.name == "text" }) else {
            throw fail(group.label, "the slot has no text")
        }
        guard group.elements.filter({ !Self.ignored.contains($0.name) }).count == 2 else {
            throw fail(group.label, "a slot holds one <rect> and one <text> and nothing else")
        }
        for key in group.attributes.keys where key.hasPrefix("data-") && !Lettering.limits.contains(key) {
            throw fail(group.label, "\(key) is not one of \(Lettering.limits.joined(separator: ", "))")
        }
        let frame = try frame(box, place: try moved(place, by: box))
        let textPlace = try moved(place, by: text)
        guard textPlace.onlyMoves else {
            throw fail(text.label, "the text of a slot may not be turned or scaled")
        }
        let grouped = try reasoned(group) { () throws(Reason) in try style.inheriting(group) }
        let lettering = try lettering(text, grouped, textPlace)
        let phrase = try lettering.phrase(knowing: fields)
        return TextSlot(
            id: group.attributes["id"] ?? phrase.fields.joined(separator: "-"), label: group.label,
            box: try lettering.box(frame, slot: group), phrase: phrase)
    }

    private func frame(_ rect: SVGElement, place: Affine) throws(TemplateError) -> Rect {
        let numbers = ["x", "y", "width", "height"].map { key in
            rect.attributes[key].map(LetteringStyle.number) ?? (key == "x" || key == "y" ? 0 : nil)
        }
        guard let x = numbers[0], let y = numbers[1], let width = numbers[2], let height = numbers[3],
            let size = Size(width: .mm(width), height: .mm(height))
        else { throw fail(rect.label, "x, y, width and height must be numbers, and the size above zero") }
        guard place.onlyMoves else { throw fail(rect.label, "a slot may be moved but not turned or scaled") }
        let frame = Rect(origin: place.apply(x: x, y: y), size: size)
        guard piece.contains(frame) else {
            throw fail(rect.label, "the slot lies outside the piece")
        }
        return frame
    }

    private func lettering(
        _ text: SVGElement, _ style: LetteringStyle, _ place: Affine
    ) throws(TemplateError) -> Lettering {
        try Lettering(text: text, style: style, place: place, fonts: fonts, file: file)
    }

    private func layer(_ root: SVGElement, _ found: Found) throws(TemplateError) -> StaticLayer {
        let shapes = root.filtered { element in
            element.name != "text" && !isSymbol(element) && slotBox(of: element) == nil
                && !Self.ignored.contains(element.name)
        }
        guard shapes.elements.contains(where: { $0.name != "defs" }),
            let size = Size(width: trim.width + bleed * 2, height: trim.height + bleed * 2)
        else { return StaticLayer(art: nil, bleed: bleed, text: found.text, labels: found.labels) }
        do throws(DrawingError) {
            return StaticLayer(
                art: try Art(xml: shapes.filling.xml, size: size), bleed: bleed, text: found.text,
                labels: found.labels)
        } catch {
            throw fail(root.label, "the shapes cannot be drawn: \(error)")
        }
    }

    private func reasoned<Result>(
        _ element: SVGElement, _ body: () throws(Reason) -> Result
    ) throws(TemplateError) -> Result {
        do throws(Reason) { return try body() } catch { throw fail(element.label, error.text) }
    }

    private func fail(_ element: String, _ reason: String) -> TemplateError {
        TemplateError(file: file, element: element, reason: reason)
    }
}

extension SVGElement {
    fileprivate var holdsText: Bool { elements.contains { $0.name == "text" || $0.holdsText } }

    /// The root without a size of its own: the viewBox covers exactly the place that it is drawn on.
    var filling: SVGElement {
        SVGElement(
            name: name,
            attributes: attributes.filter { !["width", "height", "preserveAspectRatio"].contains($0.key) },
            children: children, line: line)
    }
}

extension PlacedRun {
    /// The right end of the baseline.
    fileprivate var end: Point {
        let (length, turn) = (size * run.advance, angle * .pi / 180)
        return origin + Point(x: length * cos(turn), y: length * sin(turn))
    }
}
