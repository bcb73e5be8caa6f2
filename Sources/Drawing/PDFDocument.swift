import CCairo

/// Takes the bytes of a document in order; answers false when it cannot take them.
package typealias Sink = (UnsafeRawBufferPointer) -> Bool

/// What a PDF says about itself.
///
/// Holds no personal data.
package struct DocumentTitle: Sendable, Hashable {
    package let title: String
    /// ISO 8601 with an offset, for example `2021-12-20T00:00:00+07:00`.
    ///
    /// The only date in the file.
    package let created: String

    package init(title: String, created: String) {
        self.title = title
        self.created = created
    }
}

/// A PDF that is written page by page.
///
/// The same calls give the same bytes.
package struct PDFDocument: ~Copyable {
    private let surface: OpaquePointer
    private let fonts: FontBook
    private let layers = Layers()
    private let sink: SinkBox

    package init(
        _ title: DocumentTitle, fonts: FontBook, sink: @escaping Sink
    ) throws(DrawingError) {
        self.fonts = fonts
        self.sink = SinkBox(sink)
        // The size is that of no page: every page sets its own.
        surface = cairo_pdf_surface_create_for_stream(
            { context, bytes, count in
                guard let context else { return CAIRO_STATUS_WRITE_ERROR }
                let sink = Unmanaged<SinkBox>.fromOpaque(context).takeUnretainedValue()
                let taken = sink.take(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
                return taken ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR
            }, Unmanaged.passUnretained(self.sink).toOpaque(), 1, 1)
        try DrawingError.check(cairo_surface_status(surface))
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "QRPress")
        // Without a date cairo takes the clock, and no two runs are alike.
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, title.created)
    }

    deinit { cairo_surface_destroy(surface) }

    /// Adds a page that `body` draws.
    package mutating func page(
        _ size: Size, _ body: (borrowing Canvas) throws(DrawingError) -> Void
    ) throws(DrawingError) {
        cairo_pdf_surface_set_size(surface, size.width.points, size.height.points)
        let canvas = try Canvas(on: surface, fonts: fonts, layers: layers, scale: nil)
        try body(canvas)
        cairo_show_page(canvas.context)
        try DrawingError.check(cairo_status(canvas.context))
    }

    /// Writes what is left.
    ///
    /// A document that is dropped without this is not whole.
    package consuming func finish() throws(DrawingError) {
        layers.surfaces.values.forEach { cairo_surface_flush($0) }
        cairo_surface_finish(surface)
        try DrawingError.check(cairo_surface_status(surface))
    }
}

private final class SinkBox {
    let take: Sink

    init(_ take: @escaping Sink) { self.take = take }
}
