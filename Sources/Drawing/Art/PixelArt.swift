import CCairo
import Foundation

/// A picture of pixels, opaque and on white.
///
/// @unchecked Sendable because the pixels are drawn in `init` and never changed again, and reading them takes `lock`,
/// as `grey` does: cairo counts and caches on a surface even when it only copies from it.
package final class PixelArt: @unchecked Sendable {
    package let width: Int
    package let height: Int
    private let surface: OpaquePointer
    private let lock = NSLock()
    private var grey: PixelArt?

    /// The most bytes that a file may have.
    package static let mostBytes = 4_000_000
    /// The most pixels along a side.
    package static let longestSide = 2000

    /// Reads a PNG; what is transparent becomes white, for print knows no transparency.
    ///
    /// Throws ``DrawingError/png(_:)`` for anything else, and for a picture that is too large or interlaced. The
    /// size is judged before any pixel is unpacked.
    package convenience init(png bytes: [UInt8]) throws(DrawingError) {
        guard bytes.count <= Self.mostBytes else { throw .png("the file is larger than 4 MB") }
        let header = try Header(bytes)
        guard (1...Self.longestSide).contains(header.width), (1...Self.longestSide).contains(header.height)
        else {
            throw .png(
                "the picture has \(header.width) × \(header.height) pixels; at most 2000 × 2000 are taken")
        }
        guard !header.isInterlaced else { throw .png("the picture is interlaced; save it without") }
        let rest = Rest(bytes)
        let picture: OpaquePointer = cairo_image_surface_create_from_png_stream(
            { context, into, count in
                guard let context, let into else { return CAIRO_STATUS_READ_ERROR }
                return Unmanaged<Rest>.fromOpaque(context).takeUnretainedValue().fill(into, Int(count))
            }, Unmanaged.passUnretained(rest).toOpaque())
        defer { cairo_surface_destroy(picture) }
        guard withExtendedLifetime(rest, { cairo_surface_status(picture) == CAIRO_STATUS_SUCCESS }) else {
            throw .png("the picture is damaged; save it again as PNG")
        }
        try self.init(width: header.width, height: header.height) { context in
            cairo_set_source_surface(context, picture, 0, 0)
            cairo_paint(context)
        }
    }

    /// What `draw` leaves on white.
    private init(width: Int, height: Int, _ draw: (OpaquePointer) -> Void) throws(DrawingError) {
        self.width = width
        self.height = height
        surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
        let context: OpaquePointer = cairo_create(surface)
        defer { cairo_destroy(context) }
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        draw(context)
        try DrawingError.check(cairo_status(context))
        cairo_surface_flush(surface)
    }

    deinit { cairo_surface_destroy(surface) }

    /// The picture in greys that give back as much light.
    ///
    /// Always the same one, so that a document that shows it twice keeps it once.
    package func greyed() throws(DrawingError) -> PixelArt {
        if let known = lock.withLock({ grey }) { return known }
        let pixels = samples(of: { $0.grey })
        let made = try PixelArt(width: width, height: height) { context in
            let target: OpaquePointer = cairo_get_target(context)
            cairo_surface_flush(target)
            Self.write(pixels, to: target, width: self.width, height: self.height)
            cairo_surface_mark_dirty(target)
        }
        return lock.withLock {
            grey = grey ?? made
            return grey ?? made
        }
    }

    /// Draws the picture over the square from 0, 0 to 1, 1.
    func draw(on context: OpaquePointer) {
        lock.lock()
        defer { lock.unlock() }
        cairo_save(context)
        defer { cairo_restore(context) }
        cairo_scale(context, 1 / Double(width), 1 / Double(height))
        cairo_set_source_surface(context, surface, 0, 0)
        let pattern: OpaquePointer = cairo_get_source(context)
        // Without it the edge of the picture would fade into nothing.
        cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
        cairo_rectangle(context, 0, 0, Double(width), Double(height))
        cairo_fill(context)
    }

    /// The samples as a PDF has them, row by row: one byte a pixel when all are grey, else red, green and blue.
    func samples() -> (bytes: [UInt8], areGrey: Bool) {
        let pixels = samples(of: { $0 })
        guard pixels.allSatisfy(\.isGrey) else {
            return (pixels.flatMap { [$0.red, $0.green, $0.blue] }, false)
        }
        return (pixels.map(\.red), true)
    }

    private func samples(of change: (Ink) -> Ink) -> [Ink] {
        lock.lock()
        defer { lock.unlock() }
        guard let data = cairo_image_surface_get_data(surface) else { return [] }
        let stride = Int(cairo_image_surface_get_stride(surface))
        var pixels: [Ink] = []
        pixels.reserveCapacity(width * height)
        for y in 0..<height {
            for x in 0..<width {
                let word = UnsafeRawPointer(data).load(fromByteOffset: y * stride + x * 4, as: UInt32.self)
                pixels.append(change(Ink(pixel: word)))
            }
        }
        return pixels
    }

    private static func write(_ pixels: [Ink], to surface: OpaquePointer, width: Int, height: Int) {
        guard let data = cairo_image_surface_get_data(surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(surface))
        for (index, ink) in pixels.enumerated() {
            UnsafeMutableRawPointer(data).storeBytes(
                of: ink.pixel, toByteOffset: index / width * stride + index % width * 4, as: UInt32.self)
        }
    }

    /// What the first chunk of a PNG says.
    private struct Header {
        let width: Int
        let height: Int
        let isInterlaced: Bool

        /// Source: PNG, 5.2 and 11.2.2.
        init(_ bytes: [UInt8]) throws(DrawingError) {
            let beginning: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
            guard bytes.count > 33, bytes.starts(with: beginning + Array("IHDR".utf8)) else {
                throw .png("the file is not a PNG")
            }
            func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
            (width, height) = (number(16), number(20))
            isInterlaced = bytes[28] != 0
        }
    }

    /// The bytes that cairo has not yet read.
    private final class Rest {
        private let bytes: [UInt8]
        private var next = 0

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        func fill(_ into: UnsafeMutablePointer<UInt8>, _ count: Int) -> cairo_status_t {
            guard count <= bytes.count - next else { return CAIRO_STATUS_READ_ERROR }
            bytes.withUnsafeBufferPointer { all in
                if let start = all.baseAddress, count > 0 { into.update(from: start + next, count: count) }
            }
            next += count
            return CAIRO_STATUS_SUCCESS
        }
    }
}
