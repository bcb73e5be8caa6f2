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

    /// The place of the locality's logo: `<rect id="logo">`.
    var isLogo: Bool { name == "rect" && attributes["id"] == Logo.place }
}
