extension SVGElement {
    /// The element again with these presentation properties, wherever it had them before.
    ///
    /// They become attributes, so they go from `style="…"`, which would win over them.
    package func setting(_ properties: [String: String]) -> SVGElement {
        var attributes = attributes
        if let style = attributes["style"] {
            let kept = style.split(separator: ";").filter { declaration in
                properties[declaration.prefix { $0 != ":" }.trimmed] == nil
            }
            attributes["style"] = kept.isEmpty ? nil : kept.joined(separator: ";")
        }
        attributes.merge(properties) { _, new in new }
        return SVGElement(name: name, attributes: attributes, children: children, line: line)
    }

    /// The element again with these children in place of its own.
    package func holding(_ children: [Child]) -> SVGElement {
        SVGElement(name: name, attributes: attributes, children: children, line: line)
    }

    /// The element again with attributes changed; nil takes one away.
    package func changing(_ changes: [String: String?]) -> SVGElement {
        var attributes = attributes
        for (key, value) in changes { attributes[key] = value }
        return SVGElement(name: name, attributes: attributes, children: children, line: line)
    }
}
