import Foundation
import CRsvg

/// The shapes of an SVG, without any text, drawn by librsvg from memory.
///
/// @unchecked Sendable because the handle is parsed in `init` and never changed again; drawing from it reads only,
/// and takes `lock` because librsvg promises no more than one thread at a time.
package final class Art: @unchecked Sendable {
    package let size: Size
    /// The operators that draw it in a PDF, from its lower left corner upwards.
    let operators: [UInt8]
    private let handle: OpaquePointer
    private let lock = NSLock()

    /// `xml` is a whole SVG document whose user unit is one millimetre.
    ///
    /// Throws ``DrawingError/svg(element:reason:)`` with librsvg's reason, or when the art needs more than opaque
    /// shapes in plain colours.
    package init(xml: String, size: Size) throws(DrawingError) {
        var error: UnsafeMutablePointer<GError>?
        var xml = xml
        let handle = xml.withUTF8 { rsvg_handle_new_from_data($0.baseAddress, UInt($0.count), &error) }
        guard let handle else {
            let reason = error.map { String(cString: $0.pointee.message) } ?? "unknown"
            g_clear_error(&error)
            throw .svg(element: "svg", reason: reason)
        }
        self.size = size
        self.handle = OpaquePointer(handle)
        do throws(DrawingError) {
            operators = try PDFArt.operators(size: size) { context throws(DrawingError) in
                try Self.render(OpaquePointer(handle), size: size, on: context)
            }
        } catch {
            g_object_unref(UnsafeMutableRawPointer(handle))
            throw error
        }
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(handle)) }

    /// Draws the art into the rectangle from the origin to ``size``, in points.
    func render(on context: OpaquePointer) throws(DrawingError) {
        lock.lock()
        defer { lock.unlock() }
        try Self.render(handle, size: size, on: context)
    }

    private static func render(
        _ handle: OpaquePointer, size: Size, on context: OpaquePointer
    ) throws(DrawingError) {
        var frame = RsvgRectangle(x: 0, y: 0, width: size.width.points, height: size.height.points)
        var error: UnsafeMutablePointer<GError>?
        if rsvg_handle_render_document(.init(handle), context, &frame, &error) == 0 {
            let reason = error.map { String(cString: $0.pointee.message) } ?? "unknown"
            g_clear_error(&error)
            throw .svg(element: "svg", reason: reason)
        }
    }
}

extension SVGElement {
    /// The smallest rectangle around a shape, by librsvg: x, y, width and height in the units outside `transform`.
    ///
    /// The line around the shape does not count; what draws nothing has no size. Is nil when librsvg cannot read it.
    package func bounds(
        transform: String
    ) -> (x: Double, y: Double, width: Double, height: Double)? {
        let plain = changing(["id": nil, "clip-path": nil]).setting(["fill": "#000000", "stroke": "none"])
        // Inside the group that is asked for, so that the shape's own transform counts.
        var xml =
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><g id=\"shape\"><g transform=\"\(transform)\">"
            + plain.xml + "</g></g></svg>"
        guard
            let handle = xml.withUTF8({ rsvg_handle_new_from_data($0.baseAddress, UInt($0.count), nil) })
        else { return nil }
        defer { g_object_unref(UnsafeMutableRawPointer(handle)) }
        // Without a viewBox a unit is a unit, however large the view is.
        var view = RsvgRectangle(x: 0, y: 0, width: 1000, height: 1000)
        var place = RsvgRectangle(x: 0, y: 0, width: 0, height: 0)
        guard rsvg_handle_get_geometry_for_layer(handle, "#shape", &view, nil, &place, nil) != 0,
            place.x.isFinite, place.y.isFinite, place.width.isFinite, place.height.isFinite
        else { return nil }
        return (place.x, place.y, place.width, place.height)
    }
}
