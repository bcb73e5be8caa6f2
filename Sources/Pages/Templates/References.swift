import Drawing

/// What the elements of a drawing show of one another, through `href` and `url(#…)`.
///
/// A renderer leaves out, without a word, what refers to itself or to nothing; and a few lines that show each other ten times
/// over are more shapes than any machine can draw.
struct References {
    /// More shapes than any sign has, once everything that is shown again is counted.
    static let mostShapes = 20_000
    /// More texts than any sign has.
    static let mostTexts = 500
    /// Longer chains than any drawing has; a bomb stops here and not on the stack.
    static let deepest = 32

    private let root: SVGElement
    private let file: String
    private let targets: [String: SVGElement]

    init(in root: SVGElement, file: String) {
        self.root = root
        self.file = file
        targets = root.identified
    }

    /// Throws when an element shows one that is not there, shows itself, or shows too many.
    func check() throws(TemplateError) {
        var counted: [String: Int] = [:]
        try checkShapes(try count(root, path: [], counted: &counted))
    }

    private func checkShapes(_ shapes: Int) throws(TemplateError) {
        guard shapes <= Self.mostShapes else {
            throw fail(root, "the drawing has more than \(Self.mostShapes) shapes; draw it with fewer")
        }
    }

    /// Throws when there are too many elements, even if none shows another.
    func checkCount() throws(TemplateError) {
        try checkShapes(root.count)
        guard root.textCount <= Self.mostTexts else {
            throw fail(root, "the drawing has more than \(Self.mostTexts) texts; write fewer")
        }
    }

    /// The shapes that `element` shows, itself included, or one more than ``mostShapes``.
    private func count(
        _ element: SVGElement, path: [String], counted: inout [String: Int]
    ) throws(TemplateError) -> Int {
        var shapes = 1
        for child in element.elements {
            shapes = min(
                shapes + (try count(child, path: path, counted: &counted)), Self.mostShapes + 1)
        }
        for id in element.references {
            guard let target = targets[id] else {
                throw fail(element, "it shows #\(id), which is not in the file")
            }
            guard !path.contains(id) else { throw fail(element, "it shows itself through #\(id)") }
            guard path.count < Self.deepest else {
                throw fail(element, "more than \(Self.deepest) elements show one another in a row")
            }
            if counted[id] == nil {
                counted[id] = try count(target, path: path + [id], counted: &counted)
            }
            let more = counted[id] ?? 0
            shapes = min(shapes + more, Self.mostShapes + 1)
        }
        return shapes
    }

    private func fail(_ element: SVGElement, _ reason: String) -> TemplateError {
        TemplateError(file: file, element: element.label, reason: reason)
    }
}

extension SVGElement {
    fileprivate var textCount: Int { elements.reduce(name == "text" ? 1 : 0) { $0 + $1.textCount } }

    /// The ids that the element shows or is clipped by.
    fileprivate var references: [String] {
        var ids: [String] = []
        for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
            if key == "href" || key.hasSuffix(":href"), value.hasPrefix("#") {
                ids.append(String(value.dropFirst()))
            }
            // Most values have none, and looking closely takes its time.
            guard value.utf8.contains(UInt8(ascii: "(")) else { continue }
            ids += value.matches(of: /(?i:url)\(\s*["']?#([^"'\s)]*)["']?\s*\)/).map { String($0.1) }
        }
        return ids
    }
}
