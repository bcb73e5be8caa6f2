/// The structure tree of a tagged PDF: what each piece of content is, in reading order.
///
/// Elements are written as they come; what stays in memory is one number a page and one for every 64 of its children.
/// Source: ISO 32000-1, 14.7 and 14.8.
final class PDFStructure {
    /// What a piece of content is.
    enum Kind {
        case section, table, row, heading, cell, paragraph, figure

        var name: StaticString {
            switch self {
            case .section: "Sect"
            case .table: "Table"
            case .row: "TR"
            case .heading: "TH"
            case .cell: "TD"
            case .paragraph: "P"
            case .figure: "Figure"
            }
        }
    }

    /// An element whose content is on one page.
    struct Element {
        let kind: Kind
        /// What a figure shows, for those who cannot see it.
        var alternative: String?
        /// How a text reads, where its lines alone would run together.
        var reading: String?
        /// Whether ``reading`` is the same on many pages, and is written once.
        var readsAlike = false
        /// The number of its marked content on the page.
        var content: Int?
        var children: [Element] = []
    }

    private let file: PDFFile
    private let root: PDFFile.Number
    private let document: PDFFile.Number
    private var part: PDFFile.Number
    private var parts: [PDFFile.Number] = []
    private var sections: [PDFFile.Number] = []
    /// The texts that many elements read as.
    private var readings: [(text: String, number: PDFFile.Number)] = []
    /// For every page the object that lists the elements of its marked content.
    private var pages: [PDFFile.Number] = []

    private static let sectionsToAPart = 64

    init(_ file: PDFFile) {
        self.file = file
        root = file.reserve()
        document = file.reserve()
        part = file.reserve()
    }

    /// Adds the elements of one page, whose marked content is numbered from 0 to `contents`.
    ///
    /// Answers the page's key in the parent tree.
    func add(_ elements: [Element], contents: Int, page: PDFFile.Number) -> Int {
        var parents = [PDFFile.Number?](repeating: nil, count: contents)
        for element in elements {
            let number = file.reserve()
            write(element, as: number, parent: part, page: page, parents: &parents)
            sections.append(number)
            if sections.count == Self.sectionsToAPart { endPart() }
        }
        let list = file.reserve()
        file.write(as: list) { out in
            out.put("[")
            for (index, parent) in parents.enumerated() {
                if index > 0 { out.put(" ") }
                if let parent { out.put(reference: parent) } else { out.put("null") }
            }
            out.put("]")
        }
        pages.append(list)
        return pages.count - 1
    }

    /// Writes an element, then those in it, so that numbers and places rise together.
    private func write(
        _ element: Element, as number: PDFFile.Number, parent: PDFFile.Number, page: PDFFile.Number,
        parents: inout [PDFFile.Number?]
    ) {
        if let content = element.content { parents[content] = number }
        let children = element.children.map { _ in file.reserve() }
        let shared = element.readsAlike ? element.reading.map(reading) : nil
        file.write(as: number) { out in
            out.put("<</S/")
            out.put(element.kind.name)
            out.put("/P ")
            out.put(reference: parent)
            out.put("/Pg ")
            out.put(reference: page)
            out.put(element.kind.attributes)
            if let alternative = element.alternative {
                out.put("/Alt")
                out.put(text: alternative)
            }
            if let shared {
                out.put("/ActualText ")
                out.put(reference: shared)
            } else if let reading = element.reading {
                out.put("/ActualText")
                out.put(text: reading)
            }
            if let content = element.content {
                out.put("/K ")
                out.put(content)
            } else {
                out.put("/K[")
                out.put(references: children)
                out.put("]")
            }
            out.put(">>")
        }
        for (child, childNumber) in zip(element.children, children) {
            write(child, as: childNumber, parent: number, page: page, parents: &parents)
        }
    }

    /// The object that holds a text which many elements read as.
    private func reading(_ text: String) -> PDFFile.Number {
        // A few, and each the very string that it was before, so that looking is cheaper than hashing.
        if let known = readings.first(where: { $0.text == text }) { return known.number }
        let number = file.reserve()
        file.write(as: number) { $0.put(text: text) }
        readings.append((text, number))
        return number
    }

    private func endPart() {
        file.write("<</S/Part/P \(document) 0 R/K[\(references(sections))]>>", as: part)
        parts.append(part)
        part = file.reserve()
        sections = []
    }

    /// Writes what is left.
    ///
    /// Answers the number of the root.
    func finish() -> PDFFile.Number {
        endPart()
        // The part that endPart() made ready stays empty and is never named.
        file.write("null", as: part)
        file.write("<</S/Document/P \(root) 0 R/K[\(references(parts))]>>", as: document)
        let entries = pages.enumerated().map { "\($0.offset) \($0.element) 0 R" }.joined(separator: " ")
        let tree = file.add("<</Nums[\(entries)]>>")
        file.write(
            "<</Type/StructTreeRoot/K[\(document) 0 R]/ParentTree \(tree) 0 R/ParentTreeNextKey \(pages.count)>>",
            as: root)
        return root
    }

    private func references(_ numbers: [PDFFile.Number]) -> String {
        numbers.map { "\($0) 0 R" }.joined(separator: " ")
    }
}

extension PDFStructure.Kind {
    /// A heading says which cells it heads: those below it.
    ///
    /// Source: ISO 32000-1, 14.8.5.7.
    fileprivate var attributes: StaticString { self == .heading ? "/A<</O/Table/Scope/Column>>" : "" }
}
