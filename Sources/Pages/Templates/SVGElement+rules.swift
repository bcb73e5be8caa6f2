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
}
