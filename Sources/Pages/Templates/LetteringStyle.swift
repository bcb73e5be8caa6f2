import Drawing

/// The text properties of SVG that QRPress sets, handed down from element to element.
///
/// `font-family`, `font-size`, `font-weight`, `fill`, `text-anchor` and `letter-spacing`; sizes in millimetres.
struct LetteringStyle {
    private var family = ""
    private var weight = 400
    private var size = 0.0
    private var ink = Ink.black
    private var anchor = TextStyle.Anchor.start
    private var spacing = 0.0

    /// Properties that would change the look of text and that QRPress does not set.
    private static let refused = [
        "font-style", "font-variant", "text-decoration", "writing-mode", "stroke", "font-stretch",
        "word-spacing",
        "text-transform", "opacity", "fill-opacity", "baseline-shift", "textLength", "dominant-baseline",
        "alignment-baseline", "rotate", "clip-path", "mask", "filter",
    ]
    private static let harmless = [
        "normal", "none", "start", "lr-tb", "1", "0", "0px", "baseline", "auto", "inline",
    ]

    /// The style inside `element`.
    ///
    /// Throws the reason when a property has a value that cannot be set.
    func inheriting(_ element: SVGElement) throws(Reason) -> LetteringStyle {
        var style = self
        if let family = element.property("font-family") {
            style.family = family.filter { $0 != "'" && $0 != "\"" }
        }
        if let size = element.property("font-size") {
            guard let value = Self.number(size), value > 0 else {
                throw Reason("font-size “\(size)” is not a number of millimetres")
            }
            style.size = value
        }
        if let weight = element.property("font-weight") {
            guard let value = ["normal": 400, "bold": 700][weight] ?? Int(weight) else {
                throw Reason("font-weight “\(weight)” is not normal, bold or a number")
            }
            style.weight = value
        }
        // Groups and files say fill="none" for the shapes in them.
        if let fill = element.property("fill"), fill != "none" || ["text", "tspan"].contains(element.name) {
            guard let ink = Ink(svg: fill) else { throw Reason("fill “\(fill)” of text is not #rrggbb") }
            style.ink = ink
        }
        if let anchor = element.property("text-anchor") {
            guard let value = TextStyle.Anchor(rawValue: anchor) else {
                throw Reason("text-anchor “\(anchor)” is not start, middle or end")
            }
            style.anchor = value
        }
        if let spacing = element.property("letter-spacing"), spacing != "normal" {
            guard let value = Self.number(spacing) else {
                throw Reason("letter-spacing “\(spacing)” is not a number of millimetres")
            }
            style.spacing = value
        }
        return style
    }

    /// Throws the reason when a text element asks for something that QRPress does not set.
    static func refuseUnknown(on element: SVGElement) throws(Reason) {
        if element.isHidden { throw Reason("the element is hidden; show it or delete it") }
        for name in refused {
            guard let value = element.property(name), !harmless.contains(value) else { continue }
            throw Reason("\(name): \(value) on text is not supported; remove it")
        }
    }

    /// The finished style.
    ///
    /// Throws the reason when the face is not in the book or no size was given.
    func style(_ fonts: FontBook) throws(Reason) -> TextStyle {
        guard size > 0 else { throw Reason("the text has no font-size") }
        do throws(DrawingError) {
            return TextStyle(
                font: try fonts.face(family: family, weight: weight), size: .mm(size), ink: ink,
                anchor: anchor,
                tracking: spacing / size)
        } catch {
            let have = fonts.faces.map { "\($0.family) \($0.weight)" }.joined(separator: ", ")
            throw Reason("there is no font “\(family) \(weight)” in the font folder, which holds: \(have)")
        }
    }

    /// A number of user units, with or without `px` or `mm`, which both mean one unit here.
    static func number(_ text: String) -> Double? {
        let bare = text.hasSuffix("px") || text.hasSuffix("mm") ? text.dropLast(2) : text[...]
        return Double(bare).flatMap { $0.isFinite && abs($0) < 1e5 ? $0 : nil }
    }
}

extension SVGElement {
    /// Whether a designer has hidden it.
    ///
    /// It would be printed all the same: art by librsvg's rules, text by ours.
    var isHidden: Bool {
        property("display") == "none" || ["hidden", "collapse"].contains(property("visibility"))
    }
}

/// Why an element cannot be used; the caller knows which one it was.
struct Reason: Error {
    let text: String

    init(_ text: String) { self.text = text }
}
