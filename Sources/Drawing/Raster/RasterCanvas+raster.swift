import CCairo

extension RasterCanvas {
    /// Draws a picture of a piece with its upper left corner at `origin`, one pixel to a point, its corners rounded
    /// by `corner` and a hairline of `outline` around it.
    ///
    /// Sharp when a point is a pixel and `origin` is whole.
    package func draw(_ raster: Raster, at origin: Point, corner: Length, outline: Ink) {
        var pixels = raster.pixels
        cairo_save(context)
        defer { cairo_restore(context) }
        cairo_translate(context, origin.x.points, origin.y.points)
        pixels.withUnsafeMutableBytes { bytes in
            let surface: OpaquePointer = cairo_image_surface_create_for_data(
                bytes.bindMemory(to: UInt8.self).baseAddress, CAIRO_FORMAT_RGB24, Int32(raster.width),
                Int32(raster.height), Int32(raster.width * 4))
            let frame = (width: Double(raster.width), height: Double(raster.height))
            path(of: frame, inset: 0, corner: corner.points)
            cairo_set_source_surface(context, surface, 0, 0)
            cairo_fill(context)
            // The pixels go away with this closure, and cairo may still hold on to the surface.
            cairo_set_source_rgb(context, 0, 0, 0)
            cairo_surface_finish(surface)
            cairo_surface_destroy(surface)
            path(of: frame, inset: 0.5, corner: corner.points)
        }
        use(outline)
        cairo_set_line_width(context, 1)
        cairo_stroke(context)
    }

    private func path(of frame: (width: Double, height: Double), inset: Double, corner: Double) {
        let (right, bottom) = (frame.width - inset, frame.height - inset)
        let radius = max(0, min(corner - inset, (right - inset) / 2, (bottom - inset) / 2))
        cairo_new_path(context)
        guard radius > 0 else {
            cairo_rectangle(context, inset, inset, right - inset, bottom - inset)
            return
        }
        let quarter = Double.pi / 2
        cairo_arc(context, right - radius, inset + radius, radius, -quarter, 0)
        cairo_arc(context, right - radius, bottom - radius, radius, 0, quarter)
        cairo_arc(context, inset + radius, bottom - radius, radius, quarter, 2 * quarter)
        cairo_arc(context, inset + radius, inset + radius, radius, 2 * quarter, 3 * quarter)
        cairo_close_path(context)
    }
}
