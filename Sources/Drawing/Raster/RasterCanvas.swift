import CCairo

/// A canvas of pixels, by cairo.
///
/// What goes wrong inside cairo stays in its context and is thrown when the picture is finished.
package final class RasterCanvas: Canvas {
    let context: OpaquePointer
    private let fonts: FontBook
    /// Pixels per point.
    private let scale: Double
    private let plainType: OpaquePointer

    init(on surface: OpaquePointer, fonts: FontBook, scale: Double) throws(DrawingError) {
        context = cairo_create(surface)
        self.fonts = fonts
        self.scale = scale
        plainType = cairo_font_options_create()
        cairo_font_options_set_hint_style(plainType, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(plainType, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_antialias(plainType, CAIRO_ANTIALIAS_GRAY)
        try DrawingError.check(cairo_status(context))
        cairo_scale(context, scale, scale)
    }

    deinit {
        cairo_destroy(context)
        cairo_font_options_destroy(plainType)
    }

    package func moved<E: Error>(
        by offset: Point, _ body: (RasterCanvas) throws(E) -> Void
    ) throws(E) {
        cairo_save(context)
        defer { cairo_restore(context) }
        cairo_translate(context, offset.x.points, offset.y.points)
        try body(self)
    }

    package func fill(_ rect: Rect, with ink: Ink) {
        cairo_rectangle(
            context, rect.left.points, rect.top.points, rect.size.width.points, rect.size.height.points)
        use(ink)
        cairo_fill(context)
    }

    package func line(from start: Point, to end: Point, width: Length, ink: Ink) {
        cairo_move_to(context, start.x.points, start.y.points)
        cairo_line_to(context, end.x.points, end.y.points)
        cairo_set_line_width(context, width.points)
        use(ink)
        cairo_stroke(context)
    }

    package func draw(_ art: Art) throws(DrawingError) {
        try art.render(on: context)
    }

    package func draw(_ picture: PixelArt, in frame: Rect) {
        cairo_save(context)
        defer { cairo_restore(context) }
        cairo_translate(context, frame.left.points, frame.top.points)
        cairo_scale(context, frame.size.width.points, frame.size.height.points)
        picture.draw(on: context)
    }

    package func draw(_ placed: PlacedRun) {
        cairo_save(context)
        defer { cairo_restore(context) }
        cairo_translate(context, placed.origin.x.points, placed.origin.y.points)
        cairo_rotate(context, placed.angle * .pi / 180)
        cairo_set_font_face(context, fonts[placed.run.font].cairo.pointer)
        cairo_set_font_size(context, placed.size.points)
        cairo_set_font_options(context, plainType)
        use(placed.ink)
        show(placed.run, size: placed.size.points)
    }

    private func show(_ run: GlyphRun, size: Double) {
        var glyphs = run.glyphs.map {
            cairo_glyph_t(index: UInt($0.id), x: $0.x * size, y: -$0.y * size)
        }
        cairo_show_glyphs(context, &glyphs, Int32(glyphs.count))
    }

    /// Drawn every time: art takes a hundredth of the time that the pixels of a page do.
    package func layer(
        _ key: AnyHashable, bounds: Rect, _ body: (RasterCanvas) throws(DrawingError) -> Void
    ) throws(DrawingError) {
        try body(self)
    }

    /// Pixels mean nothing to a reader who cannot see them.
    package func tagged<E: Error>(_ tag: Tag, _ body: (RasterCanvas) throws(E) -> Void) throws(E) {
        try body(self)
    }

    package func stamp(_ bitmap: Bitmap, in area: Rect, ground: Rect, limit: Rect) {
        fill(ground, with: .white)
        let wanted = area.size.width.points * scale / Double(bitmap.side)
        let modulesOfGround = ground.size.width / area.size.width * Double(bitmap.side)
        let most = (limit.size.width.points * scale / modulesOfGround).rounded(.down)
        let module = max(1, min((wanted - 0.01).rounded(.up), most))
        var (x, y) = (area.centre.x.points, area.centre.y.points)
        cairo_user_to_device(context, &x, &y)
        let half = module * Double(bitmap.side) / 2
        cairo_save(context)
        defer { cairo_restore(context) }
        cairo_identity_matrix(context)
        cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE)
        let (left, top) = ((x - half).rounded(), (y - half).rounded())
        // The quiet zone grows with the modules.
        let margin = ((modulesOfGround - Double(bitmap.side)) / 2 * module).rounded()
        cairo_rectangle(context, left - margin, top - margin, (half + margin) * 2, (half + margin) * 2)
        use(.white)
        cairo_fill(context)
        use(.black)
        for row in 0..<bitmap.side {
            for run in bitmap.runs(row: row) {
                cairo_rectangle(
                    context, left + Double(run.lowerBound) * module, top + Double(row) * module,
                    Double(run.count) * module, module)
            }
        }
        cairo_fill(context)
    }

    func use(_ ink: Ink) {
        cairo_set_source_rgb(
            context, Double(ink.red) / 255, Double(ink.green) / 255, Double(ink.blue) / 255)
    }
}
