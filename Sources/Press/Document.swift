package import Drawing
package import Pages

/// A PDF of pieces on sheets: fronts and backs of each sheet follow each other.
package struct Document: ~Copyable {
    /// Where the front of a piece lies.
    package struct Place: Sendable, Hashable {
        /// Counts from 1.
        package let page: Int
        /// Counts from 1, row by row.
        package let cell: Int
    }

    private var pdf: PDFDocument
    private let sheet: Sheet
    private var waiting: [[Page]] = []
    package private(set) var pageCount = 0

    package init(
        title: DocumentTitle, sheet: Sheet, fonts: FontBook, sink: @escaping Sink
    ) throws(DrawingError) {
        pdf = PDFDocument(title, fonts: fonts, sink: sink)
        self.sheet = sheet
    }

    /// Adds a piece and says where it lies.
    package mutating func add(_ piece: Piece) throws(DrawingError) -> Place {
        waiting.append(piece.pages)
        let place = Place(page: pageCount + 1, cell: waiting.count)
        if waiting.count == sheet.cells.count { try printSheet() }
        return place
    }

    private mutating func printSheet() throws(DrawingError) {
        for face in sheet.impose(waiting) {
            try pdf.page(face.paper) { canvas throws(DrawingError) in try canvas.draw(face) }
            pageCount += 1
        }
        waiting.removeAll(keepingCapacity: true)
    }

    /// Prints the last sheet, however full, and ends the file.
    ///
    /// Answers the number of pages.
    package consuming func finish() throws(DrawingError) -> Int {
        if !waiting.isEmpty { try printSheet() }
        let count = pageCount
        try pdf.finish()
        return count
    }
}
