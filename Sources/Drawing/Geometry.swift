/// A length on paper.
///
/// Stored in points (1/72 inch), written in millimetres.
package struct Length: Sendable, Hashable, Comparable {
    package let points: Double

    package init(points: Double) { self.points = points }

    package static func mm(_ value: Double) -> Length { Length(points: value * 72 / 25.4) }
    package static func pt(_ value: Double) -> Length { Length(points: value) }
    package static let zero = Length(points: 0)

    package var mm: Double { points * 25.4 / 72 }

    package static func < (a: Length, b: Length) -> Bool { a.points < b.points }
    // Written out because the usual “not smaller” would be true of a length that is no number.
    package static func <= (a: Length, b: Length) -> Bool { a.points <= b.points }
    package static func > (a: Length, b: Length) -> Bool { a.points > b.points }
    package static func >= (a: Length, b: Length) -> Bool { a.points >= b.points }
    package static func + (a: Length, b: Length) -> Length { Length(points: a.points + b.points) }
    package static func - (a: Length, b: Length) -> Length { Length(points: a.points - b.points) }
    package static func * (a: Length, factor: Double) -> Length { Length(points: a.points * factor) }
    package static func * (factor: Double, a: Length) -> Length { Length(points: a.points * factor) }
    package static func / (a: Length, divisor: Double) -> Length { Length(points: a.points / divisor) }
    package static func / (a: Length, b: Length) -> Double { a.points / b.points }
    package static prefix func - (a: Length) -> Length { Length(points: -a.points) }
}

/// A place on paper: to the right of and below the top left corner.
package struct Point: Sendable, Hashable {
    package let x: Length
    package let y: Length

    package init(x: Length, y: Length) {
        self.x = x
        self.y = y
    }

    package static let zero = Point(x: .zero, y: .zero)

    package static func + (a: Point, b: Point) -> Point { Point(x: a.x + b.x, y: a.y + b.y) }
    package static func * (a: Point, factor: Double) -> Point { Point(x: a.x * factor, y: a.y * factor) }
}

/// Width and height, both above zero by construction.
///
/// cairo takes a page of −1 × −1 pt without a word, so nothing below this type has to look again.
package struct Size: Sendable, Hashable {
    package let width: Length
    package let height: Length

    /// Is nil unless both lengths are finite and above zero.
    package init?(width: Length, height: Length) {
        guard width.points.isFinite, height.points.isFinite, width > .zero, height > .zero else { return nil }
        self.width = width
        self.height = height
    }

    /// `factor` is above zero.
    package func scaled(by factor: Double) -> Size {
        Size(width: width * factor, height: height * factor) ?? self
    }
}

/// An upright rectangle, given by its top left corner and its size.
package struct Rect: Sendable, Hashable {
    package let origin: Point
    package let size: Size

    package init(origin: Point, size: Size) {
        self.origin = origin
        self.size = size
    }

    package var left: Length { origin.x }
    package var top: Length { origin.y }
    package var right: Length { origin.x + size.width }
    package var bottom: Length { origin.y + size.height }
    package var centre: Point { Point(x: left + size.width / 2, y: top + size.height / 2) }

    /// The square of side `side` with the same centre.
    ///
    /// Is nil unless `side` is above zero.
    package func centredSquare(side: Length) -> Rect? {
        Size(width: side, height: side).map {
            Rect(origin: Point(x: centre.x - side / 2, y: centre.y - side / 2), size: $0)
        }
    }

    /// The same on paper that is `factor` times as large; `factor` is above zero.
    package func scaled(by factor: Double) -> Rect {
        Rect(origin: origin * factor, size: size.scaled(by: factor))
    }

    package func moved(by offset: Point) -> Rect { Rect(origin: origin + offset, size: size) }

    /// Whether `other` lies inside, with a hundredth of a millimetre of grace for decimal fractions.
    package func contains(_ other: Rect) -> Bool {
        let grace = Length.mm(0.01)
        return other.left >= left - grace && other.top >= top - grace
            && other.right <= right + grace && other.bottom <= bottom + grace
    }

    package func contains(_ point: Point) -> Bool {
        let grace = Length.mm(0.01)
        return point.x >= left - grace && point.x <= right + grace
            && point.y >= top - grace && point.y <= bottom + grace
    }

    package func overlaps(_ other: Rect) -> Bool {
        let grace = Length.mm(0.01)
        return other.left + grace < right && left + grace < other.right
            && other.top + grace < bottom && top + grace < other.bottom
    }
}
