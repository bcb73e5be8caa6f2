import Drawing
import Foundation

extension SVGElement {
    /// Why the element may not be in a drawing: it reaches outside of its file, or runs.
    ///
    /// Is nil when it does neither.
    var reach: String? {
        for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
            let isLink = key == "href" || key.hasSuffix(":href")
            let addresses = value.lowercased().replacing(" ", with: "").components(separatedBy: "url(")
                .dropFirst()
            if isLink && !value.hasPrefix("#") || !addresses.allSatisfy({ $0.hasPrefix("#") }) {
                return "\(key) reaches outside the file; a template must hold all it draws"
            }
            if key.hasPrefix("on") { return "\(key) is a script; remove it" }
        }
        return nil
    }

    /// The place of a symbol: a rectangle whose id begins with `qr`.
    var isSymbol: Bool { name == "rect" && (attributes["id"] ?? "").hasPrefix("qr") }

    /// The box of a text slot, a group that holds a rectangle and a text with placeholders; nil if this is none.
    ///
    /// It is never drawn.
    var slotBox: SVGElement? {
        guard name == "g", let text = elements.first(where: { $0.name == "text" }),
            Lettering.content(of: text).contains("{")
        else { return nil }
        return elements.first { $0.name == "rect" }
    }

    /// The place of the locality's logo: `<rect id="logo">`.
    var isLogo: Bool { name == "rect" && attributes["id"] == Logo.place }

    /// A place that is filled later: a symbol's or the logo's.
    var isPlace: Bool { isSymbol || isLogo }

    /// Whether it is drawn as it is: neither a text nor anything that is filled later.
    var isArt: Bool { name != "text" && !isPlace && slotBox == nil }

    /// The drawing with its art alone.
    var art: SVGElement { filtered { $0.isArt && !SideReader.ignored.contains($0.name) }.filling }

    /// The elements that draw something where they stand.
    static let shapes: Set = ["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use"]

    /// Whether the designer says that it is a solid area: `class="field"`.
    var isField: Bool { isOf("field") }

    /// Whether the designer says that it is a line for cutting, folding or tearing: `class="mark"`.
    var isMark: Bool { isOf("mark") }

    private func isOf(_ name: String) -> Bool {
        (attributes["class"] ?? "").split(separator: " ").contains { $0 == name }
    }

    /// Every element that has an id; of several with one id the first.
    var identified: [String: SVGElement] {
        var found: [String: SVGElement] = [:]
        func walk(_ element: SVGElement) {
            if let id = element.attributes["id"], found[id] == nil { found[id] = element }
            element.elements.forEach(walk)
        }
        walk(self)
        return found
    }

    /// How many elements it is, with those inside.
    var count: Int { elements.reduce(1) { $0 + $1.count } }

    /// The root without a size of its own: the viewBox covers exactly the place that it is drawn on.
    private var filling: SVGElement {
        changing(["width": nil, "height": nil, "preserveAspectRatio": nil])
    }
}
