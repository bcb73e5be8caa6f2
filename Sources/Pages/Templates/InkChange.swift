import Drawing
import Foundation

/// What the elements of a drawing hand down to those inside.
struct PaintState {
    var fill: Ink? = .black
    var stroke: Ink?
    /// The fill of text: groups say `none` for the shapes in them alone.
    var letters = Ink.black
    var size = 0.0
    var anchor = "start"
    var place = Affine.identity
    /// Whether a group says that its shapes are solid areas, however small.
    var isField = false
    /// Inside `defs`, where nothing is drawn yet.
    var isDefinition = false
    /// How many `use` are around: one that draws itself would never end.
    var uses = 0
    /// The box of the slot that the text stands in.
    var box: SVGElement?

    /// The state inside `element`.
    func inside(_ element: SVGElement, file: String) throws(TemplateError) -> PaintState {
        var state = self
        for (name, property) in [("fill", \PaintState.fill), ("stroke", \PaintState.stroke)] {
            guard let text = element.property(name), text != "inherit" else { continue }
            state[keyPath: property] = try element.ink(of: name, file: file)
        }
        if let ink = try element.ink(of: "fill", file: file) { state.letters = ink }
        if let size = element.property("font-size").flatMap(LetteringStyle.number) { state.size = size }
        if let anchor = element.property("text-anchor") { state.anchor = anchor }
        // A transform that cannot be read is told when the side is read.
        if let own = element.attributes["transform"].flatMap({ Affine(svg: $0) }) {
            state.place = place.then(inner: own)
        }
        if element.isField { state.isField = true }
        return state
    }
}

/// Goes through a drawing in the order in which it is printed and changes its inks.
///
/// Each thing is judged by what lies beneath its middle: the last area before it that holds this point and has another
/// ink. An area of its own ink is seen as one with it, so what lies beneath both counts.
struct InkChange {
    private let inking: Inking
    private let file: String
    private let definitions: [String: SVGElement]
    private var grounds: [(box: Box, ground: InkGround)] = []
    /// Elements that `use` has drawn again.
    private var copies = 0
    private var clips = 0
    /// Whether the text is changed, or the shapes.
    private var isLettering = false

    private typealias Point = (x: Double, y: Double)
    private typealias Box = (x: Double, y: Double, width: Double, height: Double)

    /// More than any drawing repeats; a bomb stops here.
    private static let mostCopies = 20_000
    private static let deepestUse = 8
    /// A smaller area is not worth an outline: in square millimetres.
    private static let smallestArea = 12.0
    /// A thinner one is a line: in millimetres.
    private static let thinnestArea = 1.2

    init(inking: Inking, root: SVGElement, file: String) {
        self.inking = inking
        self.file = file
        definitions = root.identified
    }

    /// The drawing with other inks: first its shapes, then its text, which is printed over all of them.
    mutating func changed(_ root: SVGElement) throws(TemplateError) -> SVGElement {
        let shapes = try changed(root, PaintState())
        isLettering = true
        return try changed(shapes, PaintState())
    }

    private mutating func changed(
        _ element: SVGElement, _ state: PaintState
    ) throws(TemplateError) -> SVGElement {
        if element.isPlace || element.name == "clipPath" { return element }
        if element.name == "use" {
            guard !state.isDefinition, !isLettering, let copy = try drawn(element, state) else {
                return element
            }
            var inner = state
            inner.uses += 1
            return try changed(copy, inner)
        }
        var inner = try state.inside(element, file: file)
        if element.name == "text" { return isLettering ? try changedText(element, inner) : element }
        if SVGElement.shapes.contains(element.name) {
            return isLettering || inner.isDefinition ? element : changedShape(element, inner)
        }
        if element.name == "defs" { inner.isDefinition = true }
        inner.box = element.slotBox
        return try changedChildren(element, inner)
    }

    private mutating func changedChildren(
        _ element: SVGElement, _ state: PaintState
    ) throws(TemplateError) -> SVGElement {
        var children: [SVGElement.Child] = []
        for child in element.children {
            if case .element(let inner) = child, inner != state.box {
                children.append(.element(try changed(inner, state)))
            } else {
                children.append(child)
            }
        }
        return element.holding(children)
    }

    /// What `use` draws, as a group in its place; nil when there is no such thing.
    private mutating func drawn(
        _ use: SVGElement, _ state: PaintState
    ) throws(TemplateError) -> SVGElement? {
        let name = use.attributes["href"] ?? use.attributes["xlink:href"] ?? ""
        guard name.hasPrefix("#"), let target = definitions[String(name.dropFirst())] else { return nil }
        let copy = target.anonymous
        copies += copy.count
        guard copies <= Self.mostCopies, state.uses < Self.deepestUse else {
            throw TemplateError(file: file, element: use.label, reason: "<use> draws too much, or itself")
        }
        var attributes = use.attributes
        let move = ["x", "y"].map { attributes[$0] ?? "0" }.joined(separator: " ")
        attributes["transform"] = (attributes["transform"] ?? "") + " translate(\(move))"
        for key in ["href", "xlink:href", "x", "y", "width", "height"] { attributes[key] = nil }
        return SVGElement(name: "g", attributes: attributes, children: [.element(copy)], line: use.line)
    }

    // MARK: Text

    private mutating func changedText(
        _ text: SVGElement, _ state: PaintState
    ) throws(TemplateError) -> SVGElement {
        try inked(text, state, at: state.box.flatMap { centre($0, state.place) } ?? start(of: text, state))
    }

    private func inked(
        _ text: SVGElement, _ state: PaintState, at point: Point
    ) throws(TemplateError) -> SVGElement {
        var children: [SVGElement.Child] = []
        for child in text.children {
            if case .element(let inner) = child {
                children.append(
                    .element(try inked(inner, try state.inside(inner, file: file), at: point)))
            } else {
                children.append(child)
            }
        }
        let ink = inking.line(state.letters, on: ground(of: state.letters, at: point))
        return text.setting(["fill": ink.svg]).holding(children)
    }

    /// A point in the first letters of a line.
    private func start(of text: SVGElement, _ state: PaintState) -> Point {
        let line = [text] + text.elements
        let x = line.lazy.compactMap { $0.attributes["x"].flatMap(LetteringStyle.number) }.first ?? 0
        let y = line.lazy.compactMap { $0.attributes["y"].flatMap(LetteringStyle.number) }.first ?? 0
        let aside = ["start": 0.5, "end": -0.5][state.anchor, default: 0]
        let point = state.place.apply(x: x + aside * state.size, y: y - 0.35 * state.size)
        return (point.x.mm, point.y.mm)
    }

    private func centre(_ box: SVGElement, _ place: Affine) -> Point? {
        box.bounds(transform: place.svg).map { ($0.x + $0.width / 2, $0.y + $0.height / 2) }
    }

    // MARK: Shapes

    private mutating func changedShape(_ shape: SVGElement, _ state: PaintState) -> SVGElement {
        // The state counts the shape's own transform, which its bounds would count again.
        let fill = shape.name == "line" ? nil : state.fill
        guard fill != nil || state.stroke != nil,
            let box = shape.changing(["transform": nil]).bounds(transform: state.place.svg)
        else { return shape }
        let point = (x: box.x + box.width / 2, y: box.y + box.height / 2)
        var inks: [String: String] = [:]
        let stroke = state.stroke.map { inking.line($0, on: ground(of: $0, at: point)) }
        if let stroke { inks["stroke"] = stroke.svg }
        guard let fill else { return shape.setting(inks) }
        let area = Area(
            fill: fill, ground: ground(of: fill, at: point),
            isThick: min(box.width, box.height) >= Self.thinnestArea,
            isLarge: state.isField || box.width * box.height > Self.smallestArea)
        let (paint, outline) = area.printed(inking)
        grounds.append((box, InkGround(old: fill, new: paint)))
        inks["fill"] = paint.svg
        // A shape with a line around it has its outline already.
        guard let outline, stroke == nil || stroke == paint else { return shape.setting(inks) }
        clips += 1
        return shape.setting(inks).outlined(
            outline, width: Inking.outline / state.place.scale, clip: "ink-\(clips)")
    }

    private func ground(of ink: Ink, at point: Point) -> InkGround {
        grounds.last { box, ground in
            ground.old != ink && point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y
                && point.y <= box.y + box.height
        }?.ground ?? .paper
    }
}

/// A filled shape, to be printed with other inks.
private struct Area {
    let fill: Ink
    let ground: InkGround
    let isThick: Bool
    let isLarge: Bool

    /// Its fill, and the ink of the outline that it then needs.
    func printed(_ inking: Inking) -> (paint: Ink, outline: Ink?) {
        switch inking {
        case .colour: return (fill, nil)
        case .saver:
            guard isThick && isLarge else { return (inking.line(fill, on: ground), nil) }
            if fill != .white { return (.white, ground.showing(fill, as: fill)) }
            // White on what was solid has lost its edge, and gets the solid's colour back as one.
            return (.white, ground.changed ? ground.old : nil)
        case .mono:
            guard isThick, !fill.isStrong, fill != .black else { return (inking.line(fill, on: ground), nil) }
            if !fill.isGrey { return (.white, ground.new == .black ? nil : .black) }
            let isLost = ground.showing(fill, as: fill) != fill
            return (fill, isLost ? ground.opposite : nil)
        }
    }
}

extension Affine {
    /// As an SVG writes it.
    fileprivate var svg: String { "matrix(\(a) \(b) \(c) \(d) \(e) \(f))" }

    /// How much longer lengths become, on the average of all directions.
    fileprivate var scale: Double { max(abs(a * d - b * c).squareRoot(), 1e-6) }
}
