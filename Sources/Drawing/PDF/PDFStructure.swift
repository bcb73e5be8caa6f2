/// The structure tree of a tagged PDF: what each piece of content is, in reading order.
///
/// Elements are written as they come; what stays in memory is one number a page and one for every 64 of its children.
/// Source: ISO 32000-1, 14.7 and 14.8.
final class PDFStructure {
    /// What a piece of content is.
    enum Kind: String {
        case section = "Sect"
        case table = "Table"
        case row = "TR"
        case heading = "TH"
        case cell = "TD"
        case paragraph = "P"
        case figure = "Figure"
    }

    /// An element whose content is on one page.
    struct Element {
        let kind: Kind
        /// What a figure shows, for those who cannot see it.
        var alternative: String?
        /// How a text reads, where its lines alone would run together.
        var reading: String?
        /// The numbers of its marked content on the page.
        var content: [Int] = []
        var children: [Element] = []
    }

    private let file: PDFFile
    private let root: PDFFile.Number
    private let document: PDFFile.Number
    private var part: PDFFile.Number
    private var parts: [PDFFile.Number] = []
    private var sections: [PDFFile.Number] = []
    /// For every page the object that lists the elements of its marked content.
    private var pages: [PDFFile.Number] = []

    private static let sectionsToAPart = 64

    init(_ file: PDFFile) {
        self.file = file
        root = file.reserve()
        document = file.reserve()
        part = file.reserve()
    }

    /// Adds the elements of one page.
    ///
    /// Answers the page's key in the parent tree.
    func add(_ elements: [Element], page: PDFFile.Number) -> Int {
        var parents: [Int: PDFFile.Number] = [:]
        for element in elements {
            sections.append(write(element, parent: part, page: page, parents: &parents))
            if sections.count == Self.sectionsToAPart { endPart() }
        }
        let list = (0..<parents.count).map { parents[$0].map { "\($0) 0 R" } ?? "null" }
        pages.append(file.add("[\(list.joined(separator: " "))]"))
        return pages.count - 1
    }

    private func write(
        _ element: Element, parent: PDFFile.Number, page: PDFFile.Number, parents: inout [Int: PDFFile.Number]
    ) -> PDFFile.Number {
        let number = file.reserve()
        for content in element.content { parents[content] = number }
        let children = element.children.map { write($0, parent: number, page: page, parents: &parents) }
        let kids = element.content.map(String.init) + children.map { "\($0) 0 R" }
        let alternative = element.alternative.map { "/Alt\(PDFString.text($0))" } ?? ""
        let reading = element.reading.map { "/ActualText\(PDFString.text($0))" } ?? ""
        file.write(
            "<</S/\(element.kind.rawValue)/P \(parent) 0 R/Pg \(page) 0 R\(element.kind.attributes)\(alternative)\(reading)/K[\(kids.joined(separator: " "))]>>",
            as: number)
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
    fileprivate var attributes: String { self == .heading ? "/A<</O/Table/Scope/Column>>" : "" }
}
