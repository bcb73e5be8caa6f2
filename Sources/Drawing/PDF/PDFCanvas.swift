import Foundation

/// One page of a PDF, or a form that pages share, for as long as it is drawn on.
///
/// What is drawn is gathered as operators; nothing is written before the page is whole.
package final class PDFCanvas: Canvas {
    private let document: PDFResources
    private(set) var content = PDFContent()
    private(set) var elements: [PDFStructure.Element] = []
    private var contentCount = 0
    /// A form holds no tags of its own: its content belongs to whatever draws it.
    private let isForm: Bool
    private var offset = Point.zero

    init(_ document: PDFResources, isForm: Bool = false) {
        self.document = document
        self.isForm = isForm
    }

    /// Turns the page so that places count from the top.
    func begin(height: Length) { content.put([1, 0, 0, -1, 0, height.points], "cm") }

    package func moved<E: Error>(by offset: Point, _ body: (PDFCanvas) throws(E) -> Void) throws(E) {
        let before = self.offset
        self.offset = before + offset
        defer { self.offset = before }
        try body(self)
    }

    package func fill(_ rect: Rect, with ink: Ink) {
        let rect = rect.moved(by: offset)
        content.use(ink)
        content.put(
            [rect.left.points, rect.top.points, rect.size.width.points, rect.size.height.points], "re f")
    }

    package func line(from start: Point, to end: Point, width: Length, ink: Ink) {
        let (start, end) = (start + offset, end + offset)
        content.useForStrokes(ink)
        content.put([width.points], "w")
        content.put([start.x.points, start.y.points], "m")
        content.put([end.x.points, end.y.points], "l S")
    }

    package func draw(_ art: Art) throws(DrawingError) {
        content.saved { content in
            // Art counts from its lower left corner upwards.
            content.put([1, 0, 0, -1, offset.x.points, offset.y.points + art.size.height.points], "cm")
            content.put(raw: art.operators)
            content.forget()
        }
    }

    package func draw(_ picture: PixelArt, in frame: Rect) {
        let name = document.image(picture)
        let frame = frame.moved(by: offset)
        content.saved { content in
            content.put(
                [
                    frame.size.width.points, 0, 0, -frame.size.height.points, frame.left.points,
                    frame.bottom.points,
                ], "cm")
            content.put("/\(name) Do")
        }
    }

    package func layer(_ key: AnyHashable, bounds: Rect, _ body: (PDFCanvas) throws(DrawingError) -> Void)
        throws(DrawingError)
    {
        let name = try document.form(key, bounds: bounds, body)
        content.saved { content in
            content.put([1, 0, 0, 1, offset.x.points, offset.y.points], "cm")
            content.put("/\(name) Do")
        }
    }

    package func tagged<E: Error>(_ tag: Tag, _ body: (PDFCanvas) throws(E) -> Void) throws(E) {
        guard !isForm else { return try body(self) }
        switch tag {
        case .section: try group(.section, body)
        case .table: try group(.table, body)
        case .row: try group(.row, body)
        case .heading: try group(.heading, body)
        case .cell: try group(.cell, body)
        case .artifact:
            content.put("/Artifact BMC")
            try body(self)
            content.put("EMC")
        case .paragraph(let reading):
            try mark(PDFStructure.Element(kind: .paragraph, reading: reading), body)
        case .figure(let alternative):
            try mark(PDFStructure.Element(kind: .figure, alternative: alternative), body)
        }
    }

    /// An element of the elements that `body` makes.
    private func group<E: Error>(
        _ kind: PDFStructure.Kind, _ body: (PDFCanvas) throws(E) -> Void
    ) throws(E) {
        let before = elements
        elements = []
        try body(self)
        elements = before + [PDFStructure.Element(kind: kind, children: elements)]
    }

    /// Draws the content of one element between marks that carry its number on this page.
    private func mark<E: Error>(
        _ element: PDFStructure.Element, _ body: (PDFCanvas) throws(E) -> Void
    ) throws(E) {
        var element = element
        element.content = [contentCount]
        content.put("/\(element.kind.rawValue)<</MCID \(contentCount)>>BDC")
        contentCount += 1
        elements.append(element)
        try body(self)
        content.put("EMC")
    }

    package func draw(_ placed: PlacedRun) {
        let font = document.font(placed.run.font)
        let size = placed.size.points
        content.use(placed.ink)
        content.put("BT")
        content.use(placed.run.font, size: size)
        let origin = placed.origin + offset
        let turn = placed.angle * .pi / 180
        let (sine, cosine) = placed.angle == 0 ? (0, 1) : (sin(turn), cos(turn))
        // Text stands upright although y counts downwards.
        content.put([cosine, sine, sine, -cosine, origin.x.points, origin.y.points], "Tm")
        for piece in PDFGlyphs.pieces(of: placed.run, font: font) {
            if let meaning = piece.meaning {
                content.put("/Span<</ActualText\(PDFString.text(meaning))>>BDC")
            }
            if piece.rise != 0 { content.put([piece.rise * size], "Ts") }
            content.put(raw: piece.operators + [0x0A])
            if piece.rise != 0 { content.put("0 Ts") }
            if piece.meaning != nil { content.put("EMC") }
        }
        content.put("ET")
    }

    package func stamp(_ bitmap: Bitmap, in area: Rect, ground: Rect, limit: Rect) {
        fill(ground, with: .white)
        let area = area.moved(by: offset)
        content.use(.black)
        content.saved { content in
            content.put(
                [
                    area.size.width.points, 0, 0, -area.size.height.points, area.left.points,
                    area.bottom.points,
                ], "cm",
                places: 4)
            // An inline stencil: smaller than an object of its own, and as exact. 8.9.7
            content.put("BI/IM true/W \(bitmap.side)/H \(bitmap.side)/BPC 1/D[1 0]\nID")
            content.put(raw: bitmap.rows)
            content.put("\nEI")
        }
    }
}
