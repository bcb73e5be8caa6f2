import Foundation

/// One page of a PDF, or a form that pages share, for as long as it is drawn on.
///
/// What is drawn is gathered as operators; nothing is written before the page is whole.
package final class PDFCanvas: Canvas {
    private let document: PDFResources
    private(set) var content = PDFContent()
    private(set) var elements: [PDFStructure.Element] = []
    /// How many pieces of content are marked with numbers.
    private(set) var contentCount = 0
    /// A form holds no tags of its own: its content belongs to whatever draws it.
    private let isForm: Bool

    init(_ document: PDFResources, isForm: Bool = false) {
        self.document = document
        self.isForm = isForm
    }

    /// Turns the page so that places count from the top.
    func begin(height: Length) { content.put(1, 0, 0, -1, 0, height.points, then: "cm") }

    package func moved<E: Error>(by offset: Point, _ body: (PDFCanvas) throws(E) -> Void) throws(E) {
        if offset == .zero { return try body(self) }
        content.saveMoved(by: offset)
        defer { content.restore() }
        try body(self)
    }

    package func fill(_ rect: Rect, with ink: Ink) {
        content.use(ink)
        content.put(
            rect.left.points, rect.top.points, rect.size.width.points, rect.size.height.points, then: "re f")
    }

    package func line(from start: Point, to end: Point, width: Length, ink: Ink) {
        content.useForStrokes(ink)
        content.put(width.points, then: "w")
        content.put(start.x.points, start.y.points, then: "m")
        content.put(end.x.points, end.y.points, then: "l S")
    }

    package func draw(_ art: Art) throws(DrawingError) {
        content.save()
        // Art counts from its lower left corner upwards.
        content.put(1, 0, 0, -1, 0, art.size.height.points, then: "cm")
        content.put(raw: art.operators)
        content.restore()
    }

    package func draw(_ picture: PixelArt, in frame: Rect) {
        content.save()
        content.put(
            frame.size.width.points, 0, 0, -frame.size.height.points, frame.left.points, frame.bottom.points,
            then: "cm")
        content.paint(document.image(picture))
        content.restore()
    }

    package func layer(_ key: AnyHashable, bounds: Rect, _ body: (PDFCanvas) throws(DrawingError) -> Void)
        throws(DrawingError)
    {
        content.paint(try document.form(key, bounds: bounds, body))
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
        case .fixture(let reading):
            try mark(PDFStructure.Element(kind: .paragraph, reading: reading, readsAlike: true), body)
        case .figure(let alternative):
            try mark(PDFStructure.Element(kind: .figure, alternative: alternative), body)
        }
    }

    /// An element of the elements that `body` makes.
    private func group<E: Error>(
        _ kind: PDFStructure.Kind, _ body: (PDFCanvas) throws(E) -> Void
    ) throws(E) {
        var children: [PDFStructure.Element] = []
        swap(&children, &elements)
        try body(self)
        swap(&children, &elements)
        elements.append(PDFStructure.Element(kind: kind, children: children))
    }

    /// Draws the content of one element between marks that carry its number on this page.
    private func mark<E: Error>(
        _ element: PDFStructure.Element, _ body: (PDFCanvas) throws(E) -> Void
    ) throws(E) {
        var element = element
        let number = contentCount
        element.content = number
        contentCount += 1
        content.put { out in
            out.put("/")
            out.put(element.kind.name)
            out.put("<</MCID ")
            out.put(number)
            out.put(">>BDC\n")
        }
        elements.append(element)
        try body(self)
        content.put("EMC")
    }

    package func draw(_ placed: PlacedRun) {
        let size = placed.size.points
        content.use(placed.ink)
        content.put("BT")
        content.use(placed.run.font, size: size)
        let turn = placed.angle * .pi / 180
        let (sine, cosine) = placed.angle == 0 ? (0, 1) : (sin(turn), cos(turn))
        // Text stands upright although y counts downwards.
        content.put(
            cosine, sine, sine, -cosine, placed.origin.x.points, placed.origin.y.points, then: "Tm")
        let font = document.font(placed.run.font)
        content.put { PDFText.show(placed.run, font: font, size: size, in: &$0) }
        content.put("ET")
    }

    package func stamp(_ bitmap: Bitmap, in area: Rect, ground: Rect, limit: Rect) {
        fill(ground, with: .white)
        content.use(.black)
        content.save()
        content.put(
            area.size.width.points, 0, 0, -area.size.height.points, area.left.points, area.bottom.points,
            then: "cm", places: 4)
        // An inline stencil: smaller than an object of its own, and as exact. 8.9.7
        content.put { out in
            out.put("BI/IM true/W ")
            out.put(bitmap.side)
            out.put("/H ")
            out.put(bitmap.side)
            out.put("/BPC 1/D[1 0]\nID\n")
            out += bitmap.rows
            out.put("\nEI\n")
        }
        content.restore()
    }
}
