import Drawing

/// A `<g id="status-…">`: a state such as XANH, ĐỎ or ĐEN, told by word, icon, pattern and colour.
struct StatusMark {
    /// `wallet-card/front.svg`.
    let file: String
    let label: String
    /// The colour of its first shape that is not white; nil when there is none or it is not `#rrggbb`.
    let colour: Ink?
    let hasMark: Bool
    let hasWord: Bool
    /// Whether it has a shape that is neither the mark nor part of a pattern.
    let hasIcon: Bool
    /// What tells it from another mark without any colour.
    let form: Form

    struct Form: Hashable {
        /// The ids of its patterns.
        let patterns: [String]
        /// How many shapes it has.
        let shapes: Int
    }

    /// Every mark of a side, in order.
    static func all(in side: Side, file: String) -> [StatusMark] {
        var found: [StatusMark] = []
        func walk(_ element: SVGElement, paint: Paint) {
            let paint = paint.inside(element)
            if element.name == "g", element.attributes["id"]?.hasPrefix("status-") ?? false {
                found.append(StatusMark(element, paint: paint, file: file))
            } else {
                element.elements.forEach { walk($0, paint: paint) }
            }
        }
        walk(side.drawing, paint: Paint())
        return found
    }

    private init(_ group: SVGElement, paint: Paint, file: String) {
        var shapes: [(paint: Paint, isPattern: Bool)] = []
        var patterns: [String] = []
        var hasWord = false
        func walk(_ element: SVGElement, paint: Paint, isPattern: Bool) {
            let id = element.attributes["id"] ?? ""
            let begins = id.hasPrefix("pattern")
            if begins, !isPattern { patterns.append(id) }
            let paint = paint.inside(element)
            if element.name == "text" { hasWord = hasWord || !Lettering.content(of: element).isEmpty }
            if SVGElement.shapes.contains(element.name) { shapes.append((paint, isPattern || begins)) }
            element.elements.forEach { walk($0, paint: paint, isPattern: isPattern || begins) }
        }
        group.elements.forEach { walk($0, paint: paint, isPattern: false) }
        let mark = shapes.firstIndex { !$0.isPattern && !$0.paint.isWhite }
        self.file = file
        self.hasWord = hasWord
        label = group.label
        hasMark = mark != nil
        colour = mark.flatMap { shapes[$0].paint.ink }
        hasIcon = shapes.indices.contains { $0 != mark && !shapes[$0].isPattern }
        form = Form(patterns: patterns.sorted(), shapes: shapes.count)
    }
}

/// What a shape is painted with: its own, or what it is handed down.
private struct Paint {
    private var fill = "#000000"
    private var stroke = "none"

    func inside(_ element: SVGElement) -> Paint {
        var paint = self
        if let fill = element.property("fill") { paint.fill = fill }
        if let stroke = element.property("stroke") { paint.stroke = stroke }
        return paint
    }

    private var seen: String { fill == "none" ? stroke : fill }

    var isWhite: Bool { seen == "none" || ink == .white }

    var ink: Ink? { Ink(svg: seen) }
}
