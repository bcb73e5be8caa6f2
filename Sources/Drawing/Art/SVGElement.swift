/// An element of an SVG file as it was written, in order.
package struct SVGElement: Sendable, Hashable {
    package indirect enum Child: Sendable, Hashable {
        case element(SVGElement)
        case text(String)
    }

    /// The name with its prefix, for example `rect` or `sodipodi:namedview`.
    package let name: String
    /// Sorted by name, so that the same element is always written the same way.
    package let attributes: [String: String]
    package let children: [Child]
    /// The line of the file on which the element begins, from 1.
    package let line: Int

    package init(name: String, attributes: [String: String], children: [Child], line: Int) {
        self.name = name
        self.attributes = attributes
        self.children = children
        self.line = line
    }

    package var elements: [SVGElement] {
        children.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// The text directly inside, without that of the elements inside.
    package var text: String {
        children.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }

    /// How a message names the element: `<rect id="qr"> (line 12)`.
    package var label: String {
        let id = attributes["id"].map { " id=\"\($0)\"" } ?? ""
        return "<\(name)\(id)> (line \(line))"
    }

    /// A presentation property: from `style="…"` if it is there, as Inkscape writes it, else the attribute.
    package func property(_ name: String) -> String? {
        styleProperties[name] ?? attributes[name]
    }

    private var styleProperties: [String: String] {
        var found: [String: String] = [:]
        for declaration in (attributes["style"] ?? "").split(separator: ";") {
            guard let colon = declaration.firstIndex(of: ":") else { continue }
            let key = declaration[..<colon].trimmed
            found[key] = declaration[declaration.index(after: colon)...].trimmed
        }
        return found
    }

    /// The element again without the children that `keep` refuses, at any depth.
    package func filtered(_ keep: (SVGElement) -> Bool) -> SVGElement {
        SVGElement(
            name: name, attributes: attributes,
            children: children.compactMap { child in
                guard case .element(let element) = child else { return child }
                return keep(element) ? .element(element.filtered(keep)) : nil
            }, line: line)
    }

    /// The element as XML.
    package var xml: String {
        var out = "<\(name)"
        for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
            out += " \(key)=\"\(Self.escaped(value))\""
        }
        if children.isEmpty { return out + "/>" }
        out += ">"
        for child in children {
            switch child {
            case .element(let element): out += element.xml
            case .text(let text): out += Self.escaped(text)
            }
        }
        return out + "</\(name)>"
    }

    /// Scalar by scalar: a quotation mark that carries a combining mark is still a quotation mark to XML.
    private static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out.append(contentsOf: "&amp;".unicodeScalars)
            case "<": out.append(contentsOf: "&lt;".unicodeScalars)
            case ">": out.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
            // As they are, line ends and tabs of an attribute would be read as blanks.
            case "\t", "\n", "\r": out.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
            default: out.append(scalar)
            }
        }
        return String(out)
    }
}

extension Substring {
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
