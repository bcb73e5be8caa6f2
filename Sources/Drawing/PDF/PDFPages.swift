/// The tree of pages: nodes of 64, so that memory grows by one number in 64 pages.
///
/// Source: ISO 32000-1, 7.7.3.
final class PDFPages {
    private let file: PDFFile
    private let root: PDFFile.Number
    private var node: PDFFile.Number
    private var leaves: [PDFFile.Number] = []
    private var nodes: [(number: PDFFile.Number, count: Int)] = []

    private static let pagesToANode = 64

    init(_ file: PDFFile) {
        self.file = file
        root = file.reserve()
        node = file.reserve()
    }

    /// A number for the next page, and its parent's.
    func next() -> (page: PDFFile.Number, parent: PDFFile.Number) {
        if leaves.count == Self.pagesToANode { endNode() }
        let page = file.reserve()
        leaves.append(page)
        return (page, node)
    }

    private func endNode() {
        write(node, parent: root, leaves, count: leaves.count)
        nodes.append((node, leaves.count))
        node = file.reserve()
        leaves = []
    }

    /// Writes what is left.
    ///
    /// Answers the number of the root.
    func finish() -> PDFFile.Number {
        write(node, parent: root, leaves, count: leaves.count)
        nodes.append((node, leaves.count))
        write(root, parent: nil, nodes.map(\.number), count: nodes.reduce(0) { $0 + $1.count })
        return root
    }

    private func write(
        _ number: PDFFile.Number, parent: PDFFile.Number?, _ kids: [PDFFile.Number], count: Int
    ) {
        let above = parent.map { "/Parent \($0) 0 R" } ?? ""
        let list = kids.map { "\($0) 0 R" }.joined(separator: " ")
        file.write("<</Type/Pages\(above)/Kids[\(list)]/Count \(count)>>", as: number)
    }
}
