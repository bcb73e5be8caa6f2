import Drawing

extension SVGElement {
    /// The shapes of the element once more: without names, text and places, which are there once.
    var anonymous: SVGElement {
        func plain(_ element: SVGElement) -> SVGElement {
            let children = element.elements.map { SVGElement.Child.element(plain($0)) }
            return element.changing(["id": nil]).holding(children)
        }
        return plain(filtered(\.isArt))
    }

    /// The shape with a line along the inside of its edge, so that it becomes no larger.
    ///
    /// `width` is in the units of the shape; `clip` is an id that nothing else has.
    func outlined(_ ink: Ink, width: Double, clip: String) -> SVGElement {
        let line = ["stroke": ink.svg, "stroke-width": "\(width)", "stroke-dasharray": "none"]
        let drawn = setting(line)
        if let inset = drawn.inset(by: width / 2) { return inset }
        // A free shape cannot be made smaller by a sum: it gets twice the line and loses the outer half.
        let own = ["transform", "clip-path", "id"]
        let bare = drawn.changing(["transform": nil, "clip-path": nil, "id": nil])
        let edge = bare.setting(["clip-rule": property("fill-rule") ?? "nonzero"])
        let definition = SVGElement(
            name: "clipPath", attributes: ["id": clip], children: [.element(edge)], line: self.line)
        let shape = bare.setting(["stroke-width": "\(width * 2)", "clip-path": "url(#\(clip))"])
        return SVGElement(
            name: "g", attributes: attributes.filter { own.contains($0.key) },
            children: [.element(definition), .element(shape)], line: self.line)
    }

    /// A rectangle, circle or ellipse that is smaller by `margin` on each side; nil for other shapes.
    private func inset(by margin: Double) -> SVGElement? {
        let changes: [String: Double]
        switch name {
        case "rect": changes = ["x": 1, "y": 1, "width": -2, "height": -2, "rx": -1, "ry": -1]
        case "circle": changes = ["r": -1]
        case "ellipse": changes = ["rx": -1, "ry": -1]
        default: return nil
        }
        var attributes: [String: String?] = [:]
        for (key, factor) in changes {
            guard let text = self.attributes[key] else {
                if key == "x" || key == "y" { attributes[key] = "\(margin)" }
                continue
            }
            guard let value = LetteringStyle.number(text) else { return nil }
            attributes[key] = "\(max(0, value + factor * margin))"
            // A coordinate may be below zero, in the bleed.
            if key == "x" || key == "y" { attributes[key] = "\(value + margin)" }
        }
        return changing(attributes)
    }
}
