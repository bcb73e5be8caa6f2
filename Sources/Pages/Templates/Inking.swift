import Drawing

/// Which inks the pieces of a run are printed with.
///
/// The drawings are the same for all; what differs is decided when a template is read.
package enum Inking: String, Sendable, Hashable, CaseIterable {
    /// As the designer drew it.
    case colour
    /// Outlines in place of solid areas.
    case saver
    /// Black, white and grey.
    case mono
}

extension Inking {
    /// The width of the outline that takes the place of a solid area: what a cheap laser printer still draws evenly.
    static let outline = 0.35

    /// The drawing of a side for these inks.
    ///
    /// Throws for a colour that is not written as `#rrggbb`, for nothing can be said about it.
    func applied(to root: SVGElement, file: String) throws(TemplateError) -> SVGElement {
        guard self != .colour else { return root }
        var change = InkChange(inking: self, root: root, file: file)
        return try change.changed(root)
    }

    /// The shapes of a logo for these inks: its own, or in mono greys of the same light.
    ///
    /// A logo is somebody's sign: it is never turned into outlines.
    func applied(toLogo root: SVGElement, file: String) throws(TemplateError) -> SVGElement {
        guard self == .mono else { return root }
        return try root.greyed(file: file)
    }

    /// The ink of lines and text that were `old`, on what lies beneath them.
    func line(_ old: Ink, on ground: InkGround) -> Ink {
        switch self {
        case .colour: old
        case .saver: ground.changed ? ground.showing(old, as: old) : old
        case .mono: ground.showing(old, as: old.isStrong ? .black : old.isGrey ? old : ground.opposite)
        }
    }
}

/// An area of a drawing that other things may lie on, and how it changes.
struct InkGround {
    let old: Ink
    let new: Ink

    static let paper = InkGround(old: .white, new: .white)

    var changed: Bool { old != new }

    /// What stands out from it: black or white.
    var opposite: Ink { new.contrast(with: .black) >= new.contrast(with: .white) ? .black : .white }

    /// What is seen on the old ground must be seen on the new one.
    ///
    /// Answers `ink` if it stands out as it did, or by 3 to 1, which WCAG 2.1 asks of graphics; else ``opposite``.
    func showing(_ before: Ink, as ink: Ink) -> Ink {
        ink.contrast(with: new) >= min(3, before.contrast(with: old)) - 1e-9 ? ink : opposite
    }
}

extension Ink {
    /// Whether black can take its place: it has colour, and text in it can be read on white.
    var isStrong: Bool { !isGrey && contrast(with: .white) >= 4.5 }
}

extension SVGElement {
    /// The element with every colour as the grey of the same light.
    fileprivate func greyed(file: String) throws(TemplateError) -> SVGElement {
        var greys: [String: String] = [:]
        for property in ["fill", "stroke"] {
            if let ink = try ink(of: property, file: file) { greys[property] = ink.grey.svg }
        }
        var children: [Child] = []
        for child in self.children {
            if case .element(let element) = child {
                children.append(.element(try element.greyed(file: file)))
            } else {
                children.append(child)
            }
        }
        return setting(greys).holding(children)
    }

    /// The colour of a property that is written on this element; nil if there is none or it says `none`.
    func ink(of property: String, file: String) throws(TemplateError) -> Ink? {
        guard let text = self.property(property), text != "none", text != "inherit" else { return nil }
        guard let ink = Ink(svg: text) else {
            throw TemplateError(
                file: file, element: label,
                reason: "\(property) “\(text)” is not #rrggbb, so it cannot be printed with other inks")
        }
        return ink
    }
}
