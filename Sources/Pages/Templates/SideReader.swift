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
    /// How much larger the side is than its drawing.
    var scale = 1.0
    var edition = Edition.standard

    /// The elements a template may hold.
    ///
    /// Anything else could run, load a file, or draw text behind our back.
    static let shapes: Set = [
        "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use", "clipPath",
    ]
    static let ignored: Set = ["title", "desc", "metadata", "sodipodi:namedview"]

    func read(_ bytes: [UInt8]) throws(TemplateError) -> Side {
        let (root, found) = try find(bytes)
        return Side(
            name: name, layer: try layer(root, found), slots: found.slots.map { $0.scaled(by: scale) },
            drawing: root)
    }

    /// A frame, whose table stands where its header does.
    func readFrame(_ bytes: [UInt8]) throws(TemplateError) -> Frame {
        let (root, found) = try find(bytes)
        guard let above = found.above, !found.heads.isEmpty else {
            throw fail(root.label, "a frame needs <g id=\"\(Frame.header)\"> with the heads of the columns")
        }
        // Without rules no slot is one for a symbol.
        let slots = found.slots.texts
        let isBeside = { (slot: TextSlot) in slot.phrase.fields.contains(Folio.row) }
        return Frame(
            paper: trim, layer: try layer(root, found), heads: found.heads,
            above: slots.prefix(above).filter { !isBeside($0) },
            below: slots.dropFirst(above).filter { !isBeside($0) }, beside: slots.filter(isBeside))
    }

    private func find(_ bytes: [UInt8]) throws(TemplateError) -> (root: SVGElement, found: Found) {
        var root: SVGElement
        do throws(DrawingError) {
            root = try SVGElement(parsing: bytes)
        } catch {
            guard case .svg(let element, let reason) = error else { throw fail("svg", "\(error)") }
            throw fail(element, reason)
        }
        try checkPage(root)
        try WithdrawnApp.refuse(in: root, file: file)
        root = try edition.inking.applied(to: root, file: file)
        try refuseReferences(root)
        let references = References(in: root, file: file)
        try references.checkCount()
        var found = Found()
        let style = try reasoned(root) { () throws(Reason) in try LetteringStyle().inheriting(root) }
        try walk(root, place: .identity, style: style, into: &found)
        try references.check()
        try root.checkNumbers(file: file)
        return (root, found)
    }

    private var piece: Rect { Rect(origin: .zero, size: trim) }

    private struct Found {
        var slots: [Slot] = []
        var text: [PlacedRun] = []
        /// The heads of a frame's columns, and how many slots stand before them.
        var heads: [[PlacedRun]] = []
        var above: Int?
        var logo: PlacedLogo?
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
            } else if let box = child.slotBox {
                found.slots.append(.text(try textSlot(child, box: box, place: inner, style: style)))
            } else if child.isLogo {
                found.logo = try edition.logo?.placed(
                    in: try frame(child, place: inner).scaled(by: scale), of: child, inking: edition.inking,
                    file: file)
            } else if child.isSymbol {
                found.slots.append(.symbol(try symbolSlot(child, place: inner)))
            } else {
                let handed = try reasoned(child) { () throws(Reason) in
                    // What shapes are painted with is none of our business.
                    child.holdsText ? try style.inheriting(child) : style
                }
                if name == "frame", child.attributes["id"] == Frame.header {
                    found.above = found.slots.count
                    found.heads += try heads(child, place: inner, style: handed)
                } else {
                    try walk(child, place: inner, style: handed, into: &found)
                }
            }
        }
    }

    /// The lines of each element of the header that holds text.
    private func heads(
        _ header: SVGElement, place: Affine, style: LetteringStyle
    ) throws(TemplateError) -> [[PlacedRun]] {
        var heads: [[PlacedRun]] = []
        for element in header.elements {
            let alone = SVGElement(
                name: header.name, attributes: [:], children: [.element(element)], line: header.line)
            var found = Found()
            try walk(alone, place: place, style: style, into: &found)
            guard found.slots.isEmpty else {
                throw fail(element.label, "the head of a column is the same on every sheet")
            }
            if !found.text.isEmpty { heads.append(found.text) }
        }
        return heads
    }

    private func moved(_ place: Affine, by element: SVGElement) throws(TemplateError) -> Affine {
        guard let text = element.attributes["transform"] else { return place }
        guard let own = Affine(svg: text) else {
            throw fail(element.label, "transform “\(text)” cannot be read")
        }
        return place.then(inner: own)
    }

    private func refuseReferences(_ element: SVGElement) throws(TemplateError) {
        if let reach = element.reach { throw fail(element.label, reach) }
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
            || rule.reading == .box && rule.size > frame.size.width + .mm(0.01)
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
        let boxPlace = try moved(place, by: box)
        let frame = try frame(box, place: boxPlace)
        let textPlace = try moved(place, by: text)
        let grouped = try reasoned(group) { () throws(Reason) in try style.inheriting(group) }
        // A slot that is turned is set upright and turned as a whole.
        let turn = boxPlace.onlyMoves ? nil : boxPlace
        guard textPlace.onlyMoves || textPlace == turn else {
            throw fail(text.label, "the text of a slot may not be scaled, nor turned against its box")
        }
        let lettering = try lettering(text, grouped, turn == nil ? textPlace : .identity)
        let phrase = try lettering.phrase(knowing: fields)
        return TextSlot(
            id: group.attributes["id"] ?? phrase.fields.joined(separator: "-"), label: group.label,
            box: try lettering.box(turn == nil ? frame : upright(box), slot: group), turn: turn,
            phrase: phrase)
    }

    private func frame(_ rect: SVGElement, place: Affine) throws(TemplateError) -> Rect {
        guard place.turnsRight else {
            throw fail(rect.label, "a slot may be moved and turned by right angles, but not scaled")
        }
        let frame = place.apply(try upright(rect))
        guard piece.contains(frame) else {
            throw fail(rect.label, "the slot lies outside the piece")
        }
        return frame
    }

    /// The rectangle as it is written, before anything moves it.
    private func upright(_ rect: SVGElement) throws(TemplateError) -> Rect {
        let numbers = ["x", "y", "width", "height"].map { key in
            rect.attributes[key].map(LetteringStyle.number) ?? (key == "x" || key == "y" ? 0 : nil)
        }
        guard let x = numbers[0], let y = numbers[1], let width = numbers[2], let height = numbers[3],
            let size = Size(width: .mm(width), height: .mm(height))
        else { throw fail(rect.label, "x, y, width and height must be numbers, and the size above zero") }
        return Rect(origin: Point(x: .mm(x), y: .mm(y)), size: size)
    }

    private func lettering(
        _ text: SVGElement, _ style: LetteringStyle, _ place: Affine
    ) throws(TemplateError) -> Lettering {
        try Lettering(text: text, style: style, place: place, fonts: fonts, file: file)
    }

    private func layer(_ root: SVGElement, _ found: Found) throws(TemplateError) -> StaticLayer {
        let text = found.text.map { $0.scaled(by: scale) }
        let shapes = root.art
        guard shapes.elements.contains(where: { $0.name != "defs" }),
            let size = Size(
                width: (trim.width + bleed * 2) * scale, height: (trim.height + bleed * 2) * scale)
        else {
            return StaticLayer(
                art: nil, bleed: bleed * scale, text: text, labels: found.labels, logo: found.logo)
        }
        do throws(DrawingError) {
            return StaticLayer(
                art: try Art(xml: shapes.xml, size: size), bleed: bleed * scale, text: text,
                labels: found.labels, logo: found.logo)
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
}

extension PlacedRun {
    /// The right end of the baseline.
    fileprivate var end: Point {
        let (length, turn) = (size * run.advance, angle * .pi / 180)
        return origin + Point(x: length * cos(turn), y: length * sin(turn))
    }
}
