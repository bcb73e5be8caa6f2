package import Drawing
package import Pages

/// A PDF of pieces on sheets: fronts and backs of each sheet follow each other.
package struct Document: ~Copyable {
    private var pdf: PDFDocument
    private let sheet: Sheet
    private let arrangement: Arrangement
    private let fonts: FontBook
    package private(set) var pageCount = 0

    package init(
        title: DocumentTitle, sheet: Sheet, arrangement: Arrangement = Arrangement(), fonts: FontBook,
        sink: @escaping Sink
    ) {
        pdf = PDFDocument(title, fonts: fonts, sink: sink)
        self.sheet = sheet
        self.arrangement = arrangement
        self.fonts = fonts
    }

    /// Prints a sheet: the pages of the piece for each cell, none for an empty cell.
    ///
    /// A frame leaves no room for an imprint.
    package mutating func add(
        _ pieces: [[Page]], imprint: Imprint?, frame: FilledFrame? = nil
    ) throws(DrawingError) {
        var faces = sheet.impose(pieces, flip: arrangement.flip)
        if let frame {
            faces = sheet.framed(faces, frame)
        } else if let imprint {
            faces = try sheet.imprinted(faces, imprint, flip: arrangement.flip, fonts: fonts)
        }
        try add(faces)
    }

    /// Prints the front and the back of a sheet, or of several.
    package mutating func add(_ faces: [Imposition]) throws(DrawingError) {
        for face in faces {
            let face = face.corrected(by: arrangement.printer, isFront: !face.isBack)
            try pdf.page(sheet.cells.count == 1 ? face.boxes : PageBoxes(face.paper)) {
                canvas throws(DrawingError) in try canvas.draw(face)
            }
            pageCount += 1
        }
    }

    /// Ends the file.
    ///
    /// Answers the number of pages.
    package consuming func finish() throws(DrawingError) -> Int {
        let count = pageCount
        try pdf.finish()
        return count
    }
}
