import CHarfBuzz
import Foundation

extension PlacedRun {
    /// The upright rectangle around the ink of the run, marks of the letters included.
    ///
    /// Is nil when nothing of it is to be seen. `fonts` must be the book that the run was shaped with.
    package func inkBounds(_ fonts: FontBook) -> Rect? {
        let face = fonts[run.font]
        var (left, top, right, bottom) = (
            Double.infinity, Double.infinity, -Double.infinity, -Double.infinity
        )
        let (cosine, sine) = (cos(angle * .pi / 180), sin(angle * .pi / 180))
        for glyph in run.glyphs {
            var extents = hb_glyph_extents_t()
            guard hb_font_get_glyph_extents(face.font, glyph.id, &extents) != 0, extents.width != 0 else {
                continue
            }
            let x = glyph.x + Double(extents.x_bearing) / face.unitsPerEm
            let y = -glyph.y - Double(extents.y_bearing) / face.unitsPerEm
            // Heights count upwards, so the height of a glyph is below zero.
            let far = (
                x: x + Double(extents.width) / face.unitsPerEm,
                y: y - Double(extents.height) / face.unitsPerEm
            )
            for (x, y) in [(x, y), (far.x, y), (x, far.y), far] {
                left = min(left, x * cosine - y * sine)
                right = max(right, x * cosine - y * sine)
                top = min(top, x * sine + y * cosine)
                bottom = max(bottom, x * sine + y * cosine)
            }
        }
        guard let size = Size(width: size * (right - left), height: size * (bottom - top)) else { return nil }
        return Rect(origin: origin + Point(x: self.size * left, y: self.size * top), size: size)
    }
}
