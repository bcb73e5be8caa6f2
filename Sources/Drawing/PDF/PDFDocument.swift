/// Takes the bytes of a document in order; answers false when it cannot take them.
package typealias Sink = (UnsafeRawBufferPointer) -> Bool

/// What a PDF says about itself.
///
/// Holds no personal data.
package struct DocumentTitle: Sendable, Hashable {
    /// How a printer turns the paper for the second side.
    package enum Duplex: String, Sendable, Hashable {
        case simplex = "Simplex"
        case longEdge = "DuplexFlipLongEdge"
        case shortEdge = "DuplexFlipShortEdge"
    }

    package let title: String
    /// The only date in the file: ISO 8601 with an offset, for example `2021-12-20T00:00:00+07:00`.
    package let created: String
    package let duplex: Duplex

    package init(title: String, created: String, duplex: Duplex = .simplex) {
        self.title = title
        self.created = created
        self.duplex = duplex
    }
}

/// The boxes of a page.
///
/// Source: ISO 32000-1, 14.11.2.
package struct PageBoxes: Sendable, Hashable {
    /// The paper.
    package let media: Size
    /// What is printed, with what is meant to be cut away.
    package let bleed: Rect
    /// The finished page after cutting.
    package let trim: Rect

    package init(media: Size, bleed: Rect, trim: Rect) {
        self.media = media
        self.bleed = bleed
        self.trim = trim
    }

    /// Paper that is not cut.
    package init(_ media: Size) {
        let all = Rect(origin: .zero, size: media)
        self.init(media: media, bleed: all, trim: all)
    }
}

/// A PDF that is written page by page: PDF 1.7, PDF/A-2b, tagged.
///
/// The same calls give the same bytes. Pages are written as they come, so memory does not grow with their content.
package struct PDFDocument: ~Copyable {
    private let title: DocumentTitle
    private let file: PDFFile
    private let resources: PDFResources
    private let pages: PDFPages
    private let structure: PDFStructure

    package init(_ title: DocumentTitle, fonts: FontBook, sink: @escaping Sink) {
        self.title = title
        file = PDFFile(sink: sink)
        resources = PDFResources(file, fonts: fonts)
        pages = PDFPages(file)
        structure = PDFStructure(file)
    }

    /// Adds a page that `body` draws.
    package mutating func page(
        _ boxes: PageBoxes, _ body: (PDFCanvas) throws(DrawingError) -> Void
    ) throws(DrawingError) {
        let canvas = PDFCanvas(resources)
        canvas.begin(height: boxes.media.height)
        try body(canvas)
        let content = file.add(stream: canvas.content.bytes)
        let (page, parent) = pages.next()
        let key = structure.add(canvas.elements, contents: canvas.contentCount, page: page)
        let media =
            "0 0 \(PDFSyntax.number(boxes.media.width.points)) \(PDFSyntax.number(boxes.media.height.points))"
        let bleed = Self.box(boxes.bleed, on: boxes.media)
        let trim = Self.box(boxes.trim, on: boxes.media)
        file.write(
            "<</Type/Page/Parent \(parent) 0 R/MediaBox[\(media)]/BleedBox[\(bleed)]/TrimBox[\(trim)]"
                + "/Resources \(resources.number) 0 R/Contents \(content) 0 R/StructParents \(key)/Tabs/S>>",
            as: page)
        if file.isBroken { throw .sink }
    }

    package mutating func page(
        _ size: Size, _ body: (PDFCanvas) throws(DrawingError) -> Void
    ) throws(DrawingError) {
        try page(PageBoxes(size), body)
    }

    /// Writes what is left.
    ///
    /// A document that is dropped without this is not whole. Throws ``DrawingError/sink`` if any byte was not taken.
    package consuming func finish() throws(DrawingError) {
        try resources.finish()
        let metadata = file.add(
            stream: Array(PDFMetadata.packet(title).utf8), entries: "/Type/Metadata/Subtype/XML",
            compressed: false)
        let profile = file.add(stream: ColourProfile.sRGB, entries: "/N 3")
        let intent = file.add(
            "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
                + "/DestOutputProfile \(profile) 0 R>>")
        let root = file.add(
            "<</Type/Catalog/Pages \(pages.finish()) 0 R/StructTreeRoot \(structure.finish()) 0 R"
                + "/MarkInfo<</Marked true>>/Lang(vi-VN)/Metadata \(metadata) 0 R/OutputIntents[\(intent) 0 R]"
                + "/ViewerPreferences<</PrintScaling/None/Duplex/\(title.duplex.rawValue)/DisplayDocTitle true>>>>"
        )
        try file.finish(root: root, info: file.add(PDFMetadata.info(title)))
    }

    /// A rectangle as a page box, which counts from the lower left corner.
    private static func box(_ rect: Rect, on media: Size) -> String {
        [rect.left, media.height - rect.bottom, rect.right, media.height - rect.top]
            .map { PDFSyntax.number($0.points) }.joined(separator: " ")
    }
}
