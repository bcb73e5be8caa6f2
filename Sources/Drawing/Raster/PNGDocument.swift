import CCairo

/// Pictures of one size and resolution, drawn one after the other on the same pixels.
package struct PNGDocument: ~Copyable {
    private let surface: OpaquePointer
    private let fonts: FontBook
    private let dpi: Int
    private var file: PNGFile

    /// The largest picture that is made: A3 at 1,200 dpi.
    ///
    /// Beyond it memory goes before paper does.
    package static let mostPixels = 280_000_000

    /// `dpi` is the number of pixels along an inch, 1…2400.
    ///
    /// Throws for another `dpi`, and when the picture would have more than ``mostPixels`` pixels.
    package init(size: Size, dpi: Int, fonts: FontBook) throws(DrawingError) {
        let scale = Double(dpi) / 72
        let (width, height) = (Self.pixels(size.width, scale), Self.pixels(size.height, scale))
        let fits = Int(width) * Int(height) <= Self.mostPixels
        surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, fits ? width : 1, fits ? height : 1)
        self.fonts = fonts
        self.dpi = dpi
        // PNG counts in pixels per metre: 300 dpi is 11,811.
        file = PNGFile(
            width: Int(width), height: Int(height), pixelsPerMetre: (Double(dpi) / 0.0254).rounded())
        guard (1...2400).contains(dpi) else { throw .png("\(dpi) dots per inch: ask for 1 to 2400") }
        if !fits { throw .png("\(width) × \(height) pixels are too many; ask for fewer dots per inch") }
        try DrawingError.check(cairo_surface_status(surface))
    }

    deinit { cairo_surface_destroy(surface) }

    /// The PNG of what `body` draws on white.
    package mutating func picture(
        _ body: (RasterCanvas) throws(DrawingError) -> Void
    ) throws(DrawingError) -> [UInt8] {
        let canvas = try RasterCanvas(on: surface, fonts: fonts, scale: Double(dpi) / 72)
        cairo_set_source_rgb(canvas.context, 1, 1, 1)
        cairo_paint(canvas.context)
        try body(canvas)
        try DrawingError.check(cairo_status(canvas.context))
        cairo_surface_flush(surface)
        return try encoded()
    }

    private mutating func encoded() throws(DrawingError) -> [UInt8] {
        guard let pixels = cairo_image_surface_get_data(surface) else {
            throw .png("the picture has no pixels")
        }
        return file.bytes(of: pixels, stride: Int(cairo_image_surface_get_stride(surface)))
    }

    /// The whole pixels that a length takes, at least one.
    static func pixels(_ length: Length, _ scale: Double) -> Int32 {
        Int32(clamping: max(1, Int((min(length.points * scale, 1e6)).rounded())))
    }
}
