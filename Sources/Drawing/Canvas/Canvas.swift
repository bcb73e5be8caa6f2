import CCairo

/// The paper of one page, for as long as it is drawn on.
///
/// Places are in points from the top left corner.
///
/// What goes wrong inside cairo stays in its context and is thrown when the page is finished.
package struct Canvas: ~Copyable {
    let context: OpaquePointer
    private let fonts: FontBook
    private let layers: Layers
    /// Pixels per point on a raster, nil where modules can be drawn exactly.
    private let scale: Double?

    init(on surface: OpaquePointer, fonts: FontBook, layers: Layers, scale: Double?) throws(DrawingError) {
        context = cairo_create(surface)
        self.fonts = fonts
        self.layers = layers
        self.scale = scale
        try DrawingError.check(cairo_status(context))
        if let scale { cairo_scale(context, scale, scale) }
    }

    deinit { cairo_destroy(context) }

    /// Everything that `body` draws lands `offset` further right and down.
    package borrowing func moved<E: Error>(
        by offset: Point, _ body: (borrowing Canvas) throws(E) -> Void
    ) throws(E) {
        cairo_save(context)
        defer { cairo_restore(context) }
        cairo_translate(context, offset.x.points, offset.y.points)
        try body(self)
    }

    package borrowing func fill(_ rect: Rect, with ink: Ink) {
        cairo_rectangle(
            context, rect.left.points, rect.top.points, rect.size.width.points, rect.size.height.points)
        use(ink)
        cairo_fill(context)
    }

    package borrowing func line(from start: Point, to end: Point, width: Length, ink: Ink) {
        cairo_move_to(context, start.x.points, start.y.points)
        cairo_line_to(context, end.x.points, end.y.points)
        cairo_set_line_width(context, width.points)
        use(ink)
        cairo_stroke(context)
    }

    package borrowing func draw(_ art: Art) throws(DrawingError) {
        try art.render(on: context)
    }

    /// Draws glyphs that were placed before; the text travels along so that it can be copied from a PDF.
    package borrowing func draw(_ placed: PlacedRun) {
        cairo_save(context)
        defer { cairo_restore(context) }
        cairo_translate(context, placed.origin.x.points, placed.origin.y.points)
        cairo_rotate(context, placed.angle * .pi / 180)
        cairo_set_font_face(context, fonts[placed.run.font].cairo.pointer)
        cairo_set_font_size(context, placed.size.points)
        cairo_set_font_options(context, layers.plainType)
        use(placed.ink)
        show(placed.run, size: placed.size.points)
    }

    private borrowing func show(_ run: GlyphRun, size: Double) {
        var glyphs = run.glyphs.map {
            cairo_glyph_t(index: UInt($0.id), x: $0.x * size, y: -$0.y * size)
        }
        var clusters: [cairo_text_cluster_t] = []
        for (index, glyph) in run.glyphs.enumerated() {
            if index > 0, glyph.cluster == run.glyphs[index - 1].cluster {
                clusters[clusters.count - 1].num_glyphs += 1
            } else {
                let rest = run.glyphs[index...].first { $0.cluster > glyph.cluster }
                let end = rest?.cluster ?? run.text.utf8.count
                clusters.append(.init(num_bytes: Int32(end - glyph.cluster), num_glyphs: 1))
            }
        }
        var text = run.text
        text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) {
                cairo_show_text_glyphs(
                    context, $0.baseAddress, Int32($0.count), &glyphs, Int32(glyphs.count), &clusters,
                    Int32(clusters.count), cairo_text_cluster_flags_t(rawValue: 0))
            }
        }
    }

    /// Draws `body` the first time a document asks for `key`, and uses the result again after that.
    ///
    /// `size` is the size of the page; `body` draws as if on the whole page.
    package borrowing func layer(
        _ key: AnyHashable, size: Size, _ body: (borrowing Canvas) throws(DrawingError) -> Void
    ) throws(DrawingError) {
        let surface: OpaquePointer
        if let made = layers.surfaces[key] {
            surface = made
        } else {
            surface = layers.make(size: size, scale: scale)
            do throws(DrawingError) {
                let canvas = try Canvas(on: surface, fonts: fonts, layers: layers, scale: scale)
                try body(canvas)
                try DrawingError.check(cairo_status(canvas.context))
            } catch {
                // A layer that is half drawn must not be used again.
                cairo_surface_destroy(surface)
                throw error
            }
            layers.surfaces[key] = surface
        }
        cairo_save(context)
        if scale != nil { cairo_identity_matrix(context) }
        cairo_set_source_surface(context, surface, 0, 0)
        cairo_paint(context)
        cairo_restore(context)
    }

    /// Draws a symbol into the square `area`, on white that reaches to `ground`.
    ///
    /// On a raster every module takes the same whole number of pixels: enough for the wanted size, or as many as
    /// let the white ground lie inside `limit`.
    package borrowing func stamp(_ bitmap: Bitmap, in area: Rect, ground: Rect, limit: Rect) {
        fill(ground, with: .white)
        if let scale {
            stampPixels(bitmap, area: area, ground: ground, limit: limit, scale: scale)
        } else {
            use(.black)
            stampStencil(bitmap, area: area)
        }
    }

    /// A 1-bit stencil: the smallest form in a PDF, with edges exactly on the modules.
    private borrowing func stampStencil(_ bitmap: Bitmap, area: Rect) {
        let stencil: OpaquePointer = layers.stencil(of: bitmap)
        defer { cairo_surface_destroy(stencil) }
        cairo_save(context)
        defer { cairo_restore(context) }
        let module = area.size.width.points / Double(bitmap.side)
        cairo_translate(context, area.left.points, area.top.points)
        cairo_scale(context, module, module)
        let pattern: OpaquePointer = cairo_pattern_create_for_surface(stencil)
        defer { cairo_pattern_destroy(pattern) }
        cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST)
        cairo_mask(context, pattern)
    }

    private borrowing func stampPixels(
        _ bitmap: Bitmap, area: Rect, ground: Rect, limit: Rect, scale: Double
    ) {
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

    private borrowing func use(_ ink: Ink) {
        cairo_set_source_rgb(
            context, Double(ink.red) / 255, Double(ink.green) / 255, Double(ink.blue) / 255)
    }
}
