package import Drawing

/// A thin straight line on a sheet that is no part of a piece: where to cut, where to fold, a tick of a ruler.
package struct Mark: Sendable, Hashable {
    package let start: Point
    package let end: Point
    package let width: Length

    /// Thin enough to cut along its middle.
    static let hairline = Length.pt(0.25)

    package init(from start: Point, to end: Point, width: Length = hairline) {
        self.start = start
        self.end = end
        self.width = width
    }

    static func upright(x: Length, from top: Length, to bottom: Length) -> Mark {
        Mark(from: Point(x: x, y: top), to: Point(x: x, y: bottom))
    }

    static func level(y: Length, from left: Length, to right: Length) -> Mark {
        Mark(from: Point(x: left, y: y), to: Point(x: right, y: y))
    }

    /// The four sides of a frame.
    static func outline(of frame: Rect) -> [Mark] {
        [
            level(y: frame.top, from: frame.left, to: frame.right),
            upright(x: frame.right, from: frame.top, to: frame.bottom),
            level(y: frame.bottom, from: frame.left, to: frame.right),
            upright(x: frame.left, from: frame.top, to: frame.bottom),
        ]
    }

    /// The mark as dots of half a millimetre, a millimetre apart.
    ///
    /// For upright and level marks.
    var dotted: [Mark] {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let length = max(dx, dy)
        guard length > .zero else { return [] }
        return stride(from: 0, to: length.mm - 0.49, by: 1).map { way in
            let place = { (mm: Double) in
                Point(x: start.x + dx * (mm / length.mm), y: start.y + dy * (mm / length.mm))
            }
            return Mark(from: place(way), to: place(way + 0.5), width: width)
        }
    }
}

extension Rect {
    /// The frame with `margin` more on every side.
    ///
    /// Is nil when a margin below zero leaves nothing.
    package func grown(by margin: Length) -> Rect? {
        Size(width: size.width + margin * 2, height: size.height + margin * 2).map {
            Rect(origin: Point(x: left - margin, y: top - margin), size: $0)
        }
    }

    /// Where a thing of this size begins that stands in the middle.
    func origin(centring thing: Size) -> Point {
        Point(x: left + (size.width - thing.width) / 2, y: top + (size.height - thing.height) / 2)
    }
}
