package import Drawing
import Foundation

/// A locality's sign, from an SVG or a PNG, fit to be printed.
package struct Logo: Sendable {
    private enum Drawing {
        /// Shapes, and the part of the plane that they stand in: x, y, width and height.
        case shapes(SVGElement, view: [Double])
        case pixels(PixelArt)
    }

    /// The id of the rectangle that a logo is fitted into.
    package static let place = "logo"

    /// The name of the file, for messages.
    package let file: String
    /// The bytes of the file.
    package let source: [UInt8]
    private let drawing: Drawing

    /// Reads a file whose name ends in `.svg` or `.png`.
    ///
    /// Throws what is wrong with it: an SVG may hold what the art of a template may, and no text; a PNG may have
    /// 4 MB and 2000 × 2000 pixels.
    package init(path: String) throws(TemplateError) {
        let name = URL(fileURLWithPath: path).lastPathComponent
        try self.init(try TemplateError.reading(path, as: name, limit: PixelArt.mostBytes), named: name)
    }

    /// Reads the bytes of a file of this name, which ends in `.svg` or `.png`; throws as for a file.
    package init(_ bytes: [UInt8], named name: String) throws(TemplateError) {
        (file, source) = (name, bytes)
        do throws(DrawingError) {
            switch name.lowercased().split(separator: ".").last {
            case "png": drawing = .pixels(try PixelArt(png: source))
            case "svg": drawing = try Self.shapes(try SVGElement(parsing: source), name)
            default: throw .svg(element: "file", reason: "a logo is an .svg or a .png file")
            }
        } catch {
            throw TemplateError(error, file: name)
        }
    }

    /// Judges the shapes of an SVG by the rules for the art of a template, and draws them once to see that they can be.
    private static func shapes(_ root: SVGElement, _ file: String) throws(DrawingError) -> Drawing {
        guard root.name == "svg" else {
            throw .svg(element: root.label, reason: "the file does not begin with <svg>")
        }
        try check(root)
        let shapes = root.filtered { !SideReader.ignored.contains($0.name) }
        guard let view = shapes.view, let size = Size(width: .mm(view[2]), height: .mm(view[3])) else {
            throw .svg(element: root.label, reason: "the drawing needs a viewBox, or a width and a height")
        }
        _ = try Art(xml: shapes.filling(view).xml, size: size)
        return .shapes(shapes, view: view)
    }

    private static func check(_ element: SVGElement) throws(DrawingError) {
        if let reach = element.reach { throw .svg(element: element.label, reason: reach) }
        for child in element.elements where !SideReader.ignored.contains(child.name) {
            if child.isHidden {
                throw .svg(element: child.label, reason: "the element is hidden; show it or delete it")
            }
            if child.name == "text" {
                throw .svg(
                    element: child.label,
                    reason: "a logo holds no text, for it would need its font: convert it to paths "
                        + "(in Inkscape: Path › Object to Path)")
            }
            guard SideReader.shapes.contains(child.name) else {
                throw .svg(
                    element: child.label,
                    reason: "this element is not allowed in a logo; use shapes in plain colours")
            }
            try check(child)
        }
    }

    /// The logo as large as `frame` allows, in its middle or, unless the place says `data-align="centre"`, at its left.
    func placed(
        in frame: Rect, of place: SVGElement, inking: Inking, file: String
    ) throws(TemplateError) -> PlacedLogo {
        let align = place.attributes["data-align"] ?? "left"
        guard ["left", "centre"].contains(align) else {
            throw TemplateError(
                file: file, element: place.label, reason: "data-align “\(align)” is not left or centre")
        }
        let (width, height) =
            switch drawing {
            case .shapes(_, let view): (view[2], view[3])
            case .pixels(let picture): (Double(picture.width), Double(picture.height))
            }
        let scale = min(frame.size.width.mm / width, frame.size.height.mm / height)
        guard let size = Size(width: .mm(width * scale), height: .mm(height * scale)) else {
            throw TemplateError(file: self.file, element: "file", reason: "the logo has no size")
        }
        let (spareX, spareY) = (frame.size.width - size.width, frame.size.height - size.height)
        let fitted = Rect(
            origin: frame.origin + Point(x: align == "left" ? .zero : spareX / 2, y: spareY / 2), size: size)
        return PlacedLogo(content: try content(size, inking), frame: fitted)
    }

    private func content(_ size: Size, _ inking: Inking) throws(TemplateError) -> PlacedLogo.Content {
        var drawing = drawing
        if case .shapes(let root, let view) = drawing {
            drawing = .shapes(try inking.applied(toLogo: root, file: file), view: view)
        }
        do throws(DrawingError) {
            switch drawing {
            case .shapes(let root, let view):
                return .shapes(try Art(xml: root.filling(view).xml, size: size))
            case .pixels(let picture): return .pixels(inking == .mono ? try picture.greyed() : picture)
            }
        } catch {
            throw TemplateError(error, file: file)
        }
    }
}

/// A logo at its place on a side.
package struct PlacedLogo: Sendable {
    package enum Content: Sendable {
        case shapes(Art)
        case pixels(PixelArt)
    }

    package let content: Content
    package let frame: Rect
}

extension SVGElement {
    /// The part of the plane that a drawing shows: x, y, width and height, the last two above zero.
    fileprivate var view: [Double]? {
        let separators: Set<Character> = [" ", ",", "\n", "\t"]
        var numbers = (attributes["viewBox"] ?? "").split { separators.contains($0) }
            .compactMap { LetteringStyle.number(String($0)) }
        if attributes["viewBox"] == nil {
            let sides = ["width", "height"].compactMap { attributes[$0].flatMap(LetteringStyle.number) }
            numbers = [0, 0] + sides
        }
        guard numbers.count == 4, numbers[2] > 1e-3, numbers[3] > 1e-3 else { return nil }
        return numbers
    }

    /// The drawing on its own, filling whatever it is drawn on, and cut off where its view ends.
    fileprivate func filling(_ view: [Double]) -> SVGElement {
        let numbers = view.map { "\($0)" }
        let inner = changing([
            "x": nil, "y": nil, "width": numbers[2], "height": numbers[3],
            "viewBox": numbers.joined(separator: " "), "preserveAspectRatio": "none", "overflow": "hidden",
        ])
        let spaces = attributes.filter { $0.key.hasPrefix("xmlns") }
        return SVGElement(
            name: "svg", attributes: spaces.merging(["viewBox": "0 0 \(numbers[2]) \(numbers[3])"]) { $1 },
            children: [.element(inner)], line: line)
    }
}

extension TemplateError {
    /// What is wrong with a drawing.
    fileprivate init(_ error: DrawingError, file: String) {
        switch error {
        case .svg(let element, let reason): self.init(file: file, element: element, reason: reason)
        case .png(let reason): self.init(file: file, element: "file", reason: reason)
        default: self.init(file: file, element: "file", reason: "it cannot be drawn: \(error)")
        }
    }
}
