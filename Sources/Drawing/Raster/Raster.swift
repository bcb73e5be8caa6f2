import CCairo

/// The pixels of a drawing, for those who look at it before it is printed.
package struct Raster: Sendable, Hashable {
    package let width: Int
    package let height: Int
    /// Pixels along a millimetre.
    package let density: Double
    /// Row by row from the top left, `width * height` entries of `0x00RRGGBB`.
    package let pixels: [UInt32]

    /// The largest raster, about 100 MB: enough to look at anything, however it is asked for.
    package static let mostPixels = 24_000_000

    /// What `body` draws on white, `density` pixels to the millimetre.
    ///
    /// Throws when that is more than ``mostPixels`` pixels.
    package init(
        size: Size, density: Double, fonts: FontBook, _ body: (RasterCanvas) throws(DrawingError) -> Void
    ) throws(DrawingError) {
        let scale = density * 25.4 / 72
        let (width, height) = (
            PNGDocument.pixels(size.width, scale), PNGDocument.pixels(size.height, scale)
        )
        guard Int(width) * Int(height) <= Self.mostPixels else {
            throw .png("\(width) × \(height) pixels are too many")
        }
        let surface: OpaquePointer = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)
        defer { cairo_surface_destroy(surface) }
        try DrawingError.check(cairo_surface_status(surface))
        let canvas = try RasterCanvas(on: surface, fonts: fonts, scale: scale)
        cairo_set_source_rgb(canvas.context, 1, 1, 1)
        cairo_paint(canvas.context)
        try body(canvas)
        try DrawingError.check(cairo_status(canvas.context))
        cairo_surface_flush(surface)
        self.init(
            width: Int(width), height: Int(height), density: density, pixels: Self.copy(of: surface))
    }

    private init(width: Int, height: Int, density: Double, pixels: [UInt32]) {
        self.width = width
        self.height = height
        self.density = density
        self.pixels = pixels
    }

    private static func copy(of surface: OpaquePointer) -> [UInt32] {
        guard let start = cairo_image_surface_get_data(surface) else { return [] }
        let (width, height) = (
            Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface))
        )
        let stride = Int(cairo_image_surface_get_stride(surface))
        return [UInt32](unsafeUninitializedCapacity: width * height) { pixels, count in
            for y in 0..<height {
                let row = UnsafeRawPointer(start + y * stride)
                for x in 0..<width {
                    // cairo leaves the upper byte of RGB24 undefined.
                    pixels[y * width + x] = row.load(fromByteOffset: x * 4, as: UInt32.self) & 0xFF_FFFF
                }
            }
            count = width * height
        }
    }

    /// The raster with each square of `factor` × `factor` pixels as one, the mean of their light.
    ///
    /// What is left over at the right and at the bottom is left out.
    package func reduced(by factor: Int) -> Raster {
        guard factor > 1, width >= factor, height >= factor else { return self }
        let (columns, rows) = (width / factor, height / factor)
        var out = [UInt32](repeating: 0, count: columns * rows)
        for row in 0..<rows {
            for column in 0..<columns {
                var light = (red: 0.0, green: 0.0, blue: 0.0)
                for y in row * factor..<(row + 1) * factor {
                    for x in column * factor..<(column + 1) * factor {
                        let pixel = pixels[y * width + x]
                        light.red += Ink.light[Int(pixel >> 16 & 0xFF)]
                        light.green += Ink.light[Int(pixel >> 8 & 0xFF)]
                        light.blue += Ink.light[Int(pixel & 0xFF)]
                    }
                }
                let share = 1 / Double(factor * factor)
                let mean = Ink(
                    red: Ink.level(of: light.red * share), green: Ink.level(of: light.green * share),
                    blue: Ink.level(of: light.blue * share))
                out[row * columns + column] = mean.pixel
            }
        }
        return Raster(width: columns, height: rows, density: density / Double(factor), pixels: out)
    }
}

extension Ink {
    /// A pixel of a ``Raster``.
    package init(pixel: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: pixel >> 16), green: UInt8(truncatingIfNeeded: pixel >> 8),
            blue: UInt8(truncatingIfNeeded: pixel))
    }

    /// As a pixel of a ``Raster``.
    var pixel: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }
}
