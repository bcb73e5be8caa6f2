import CExpat

extension SVGElement {
    /// Reads an SVG from memory.
    ///
    /// Nothing outside these bytes is ever opened, and a document type is refused, so neither entities nor
    /// external references exist.
    ///
    /// Throws ``DrawingError/svg(element:reason:)`` for anything that is not well-formed XML.
    package init(parsing bytes: [UInt8]) throws(DrawingError) {
        guard let parser = XML_ParserCreate("UTF-8") else {
            throw .svg(element: "file", reason: "the XML parser cannot start")
        }
        defer { XML_ParserFree(parser) }
        let tree = SVGTree(parser: parser)
        let pointer = Unmanaged.passUnretained(tree).toOpaque()
        let status = withExtendedLifetime(tree) { () -> XML_Status in
            XML_SetUserData(parser, pointer)
            XML_SetElementHandler(
                parser, { SVGTree.of($0)?.open($1, $2) }, { context, _ in SVGTree.of(context)?.close() })
            XML_SetCharacterDataHandler(parser) { SVGTree.of($0)?.add($1, count: Int($2)) }
            XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
                SVGTree.of(context)?.refuse("a DOCTYPE is not allowed; delete that line")
            }
            XML_SetProcessingInstructionHandler(parser) { context, target, _ in
                let name = target.map { String(cString: $0) } ?? ""
                SVGTree.of(context)?.refuse("<?\(name) …?> is not allowed; delete that line")
            }
            return bytes.withUnsafeBytes {
                XML_Parse(parser, $0.bindMemory(to: CChar.self).baseAddress, Int32(clamping: $0.count), 1)
            }
        }
        let line = Int(XML_GetCurrentLineNumber(parser))
        if let refusal = tree.refusal { throw .svg(element: "line \(line)", reason: refusal) }
        guard status == XML_STATUS_OK, let root = tree.root else {
            let meaning = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown"
            throw .svg(element: "line \(line)", reason: "not well-formed XML: \(meaning)")
        }
        self = root
    }
}

/// The elements that expat has opened and not yet closed.
private final class SVGTree {
    /// Deeper than any drawing; a bomb stops here and not on the stack.
    static let deepest = 64

    private typealias Open = (
        name: String, attributes: [String: String], children: [SVGElement.Child], line: Int
    )
    private let parser: XML_Parser
    private var stack: [Open] = []
    /// The text since the last tag: expat hands it over in pieces, a line at a time.
    private var pending: [UInt8] = []
    private(set) var root: SVGElement?
    private(set) var refusal: String?

    init(parser: XML_Parser) { self.parser = parser }

    static func of(_ context: UnsafeMutableRawPointer?) -> SVGTree? {
        context.map { Unmanaged<SVGTree>.fromOpaque($0).takeUnretainedValue() }
    }

    func open(_ name: UnsafePointer<XML_Char>?, _ pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) {
        var attributes: [String: String] = [:]
        var next = pairs
        while let here = next, let key = here[0], let value = here[1] {
            attributes[String(cString: key)] = String(cString: value)
            next = here + 2
        }
        settle()
        if stack.count == Self.deepest { return refuse("elements are nested deeper than \(Self.deepest)") }
        stack.append(
            (name.map { String(cString: $0) } ?? "", attributes, [], Int(XML_GetCurrentLineNumber(parser))))
    }

    func add(_ text: UnsafePointer<XML_Char>?, count: Int) {
        guard let text, !stack.isEmpty else { return }
        pending.append(contentsOf: UnsafeRawBufferPointer(start: text, count: count))
    }

    private func settle() {
        guard !pending.isEmpty, !stack.isEmpty else { return }
        stack[stack.count - 1].children.append(.text(String(decoding: pending, as: UTF8.self)))
        pending.removeAll(keepingCapacity: true)
    }

    func close() {
        settle()
        guard let last = stack.popLast() else { return }
        let element = SVGElement(
            name: last.name, attributes: last.attributes, children: last.children, line: last.line)
        if stack.isEmpty {
            root = element
        } else {
            stack[stack.count - 1].children.append(.element(element))
        }
    }

    func refuse(_ reason: String) {
        refusal = reason
        XML_StopParser(parser, 0)
    }
}
