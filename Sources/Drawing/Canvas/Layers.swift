import CCairo

/// What one document keeps between its pages: layers already drawn, and the plain way of setting type.
final class Layers {
    var surfaces: [AnyHashable: OpaquePointer] = [:]

    /// No hinting: hinted widths would break words apart when the text of a PDF is copied.
    let plainType: OpaquePointer = {
        let options: OpaquePointer = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        return options
    }()

    deinit {
        surfaces.values.forEach { cairo_surface_destroy($0) }
        cairo_font_options_destroy(plainType)
    }

    /// A surface as large as the page: a recording for a PDF, a picture for a raster.
    func make(size: Size, scale: Double?) -> OpaquePointer {
        guard let scale else {
            var extents = cairo_rectangle_t(x: 0, y: 0, width: size.width.points, height: size.height.points)
            return cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents)
        }
        return cairo_image_surface_create(
            CAIRO_FORMAT_ARGB32, PNGDocument.pixels(size.width, scale), PNGDocument.pixels(size.height, scale)
        )
    }

    /// The bitmap as a surface of one bit a module.
    func stencil(of bitmap: Bitmap) -> OpaquePointer {
        let surface: OpaquePointer = cairo_image_surface_create(
            CAIRO_FORMAT_A1, Int32(bitmap.side), Int32(bitmap.side))
        cairo_surface_flush(surface)
        let stride = Int(cairo_image_surface_get_stride(surface))
        if let bytes = cairo_image_surface_get_data(surface) {
            for row in 0..<bitmap.side {
                for column in 0..<bitmap.side where bitmap.dark[row * bitmap.side + column] {
                    // A1 is packed into native words, the leftmost bit lowest on little-endian machines.
                    bytes[row * stride + column / 8] |= 1 << UInt8(column % 8)
                }
            }
        }
        cairo_surface_mark_dirty(surface)
        return surface
    }
}

extension DrawingError {
    static func check(_ status: cairo_status_t) throws(DrawingError) {
        switch status {
        case CAIRO_STATUS_SUCCESS: return
        case CAIRO_STATUS_WRITE_ERROR: throw .sink
        default:
            let meaning: UnsafePointer<CChar> = cairo_status_to_string(status)
            throw .cairo(status: status.rawValue, meaning: String(cString: meaning))
        }
    }
}
