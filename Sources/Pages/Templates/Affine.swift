import Drawing
import Foundation

/// Where an SVG transform moves a point: `x' = a x + c y + e`, `y' = b x + d y + f`, in user units (millimetres).
struct Affine: Hashable {
    var (a, b, c, d, e, f) = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

    static let identity = Affine()

    /// Reads `translate`, `rotate`, `scale` and `matrix`, one after the other.
    ///
    /// Is nil for anything else.
    init?(svg text: String) {
        var result = Affine.identity
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "(") {
            guard let close = rest[open...].firstIndex(of: ")") else { return nil }
            let name = rest[..<open].filter { $0.isLetter }
            let words = rest[rest.index(after: open)..<close].split { $0 == "," || $0.isWhitespace }
            let numbers = words.compactMap { Double($0) }
            guard numbers.count == words.count, numbers.allSatisfy(\.isFinite),
                let next = Affine(name: name, numbers)
            else { return nil }
            result = result.then(inner: next)
            rest = rest[rest.index(after: close)...]
        }
        guard rest.allSatisfy(\.isWhitespace) else { return nil }
        self = result
    }

    private init() {}

    private init?(name: String, _ n: [Double]) {
        switch (name, n.count) {
        case ("translate", 1...2): (e, f) = (n[0], n.count == 2 ? n[1] : 0)
        case ("scale", 1...2): (a, d) = (n[0], n.count == 2 ? n[1] : n[0])
        case ("matrix", 6): (a, b, c, d, e, f) = (n[0], n[1], n[2], n[3], n[4], n[5])
        case ("rotate", 1), ("rotate", 3):
            let (sine, cosine) = (sin(n[0] * .pi / 180), cos(n[0] * .pi / 180))
            (a, b, c, d) = (cosine, sine, -sine, cosine)
            if n.count == 3 {
                (e, f) = (n[1] - cosine * n[1] + sine * n[2], n[2] - sine * n[1] - cosine * n[2])
            }
        default: return nil
        }
    }

    /// First `inner`, then this one, as nested groups do.
    func then(inner: Affine) -> Affine {
        var result = Affine()
        result.a = a * inner.a + c * inner.b
        result.b = b * inner.a + d * inner.b
        result.c = a * inner.c + c * inner.d
        result.d = b * inner.c + d * inner.d
        result.e = a * inner.e + c * inner.f + e
        result.f = b * inner.e + d * inner.f + f
        return result
    }

    func apply(x: Double, y: Double) -> Point {
        Point(x: .mm(a * x + c * y + e), y: .mm(b * x + d * y + f))
    }

    func apply(_ point: Point) -> Point { apply(x: point.x.mm, y: point.y.mm) }

    /// Where an upright rectangle lies; exact when the transform turns by right angles.
    func apply(_ rect: Rect) -> Rect {
        // Written out, because corners that are moved and subtracted are not quite as far apart.
        if onlyMoves { return Rect(origin: apply(rect.origin), size: rect.size) }
        let one = apply(rect.origin)
        let other = apply(Point(x: rect.right, y: rect.bottom))
        let origin = Point(x: min(one.x, other.x), y: min(one.y, other.y))
        let far = Point(x: max(one.x, other.x), y: max(one.y, other.y))
        return Size(width: far.x - origin.x, height: far.y - origin.y).map { Rect(origin: origin, size: $0) }
            ?? rect
    }

    /// First this one, then a move.
    func moved(by shift: Point) -> Affine {
        var result = self
        (result.e, result.f) = (e + shift.x.mm, f + shift.y.mm)
        return result
    }

    /// The same with all lengths times `factor`, after which it moves points of a drawing that is so much larger.
    func scaled(by factor: Double) -> Affine {
        var result = self
        (result.e, result.f) = (e * factor, f * factor)
        return result
    }

    /// Whether it turns by a quarter, a half or three quarters and keeps sizes.
    var turnsRight: Bool { angle.map { near($0 / 90, ($0 / 90).rounded()) } ?? false }

    var onlyMoves: Bool { near(a, 1) && near(b, 0) && near(c, 0) && near(d, 1) }

    /// Clockwise degrees if the transform moves and turns only, else nil.
    var angle: Double? {
        guard near(a, d), near(b, -c), near(a * a + b * b, 1) else { return nil }
        return onlyMoves ? 0 : atan2(b, a) * 180 / .pi
    }

    private func near(_ x: Double, _ y: Double) -> Bool { abs(x - y) < 1e-6 }
}
