import Drawing
import Glibc

/// Numbers that a renderer would lose without a word, and paths without end.
extension SVGElement {
    /// Millimetres beyond which nothing of a piece can lie; cairo's own numbers end not much later.
    private static let farthest = 10_000.0
    /// The path data of all elements of a file, in bytes: a hundred times that of a rich sign.
    private static let mostPathData = 500_000

    private static let lengths = [
        "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2", "d", "points",
        "transform",
    ]
    private static let strokes = ["stroke-width", "stroke-dasharray", "stroke-dashoffset"]
    private static let neverNegative: Set = ["width", "height", "r", "rx", "ry", "stroke-width"]

    /// Throws when a number in this element or in one inside is none, is too large or may not be negative,
    /// and when there is too much path data.
    func checkNumbers(file: String) throws(TemplateError) {
        var pathData = 0
        try checkNumbers(pathData: &pathData, file: file)
    }

    private func checkNumbers(pathData: inout Int, file: String) throws(TemplateError) {
        pathData += (attributes["d"]?.utf8.count ?? 0) + (attributes["points"]?.utf8.count ?? 0)
        guard pathData <= Self.mostPathData else {
            throw TemplateError(
                file: file, element: label,
                reason: "the paths are longer than \(Self.mostPathData / 1000) kB; simplify them")
        }
        for key in Self.lengths {
            if let value = attributes[key] { try check(key, value, file: file) }
        }
        for key in Self.strokes {
            if let value = property(key) { try check(key, value, file: file) }
        }
        for child in elements { try child.checkNumbers(pathData: &pathData, file: file) }
    }

    private func check(_ key: String, _ value: String, file: String) throws(TemplateError) {
        let shown = "\(key) “\(value.prefix(40))”"
        guard let range = value.range, range.low >= -Self.farthest, range.high <= Self.farthest else {
            throw TemplateError(
                file: file, element: label, reason: "\(shown) has a number that is none or beyond 10,000 mm")
        }
        guard range.low >= 0 || !Self.neverNegative.contains(key) else {
            throw TemplateError(file: file, element: label, reason: "\(shown) is negative")
        }
    }
}

extension String {
    /// The smallest and the largest number in an attribute, zero among them; nil when one is not finite.
    fileprivate var range: (low: Double, high: Double)? {
        let words = split { !$0.isLetter }.map { $0.lowercased() }
        guard !words.contains(where: { $0 == "nan" || $0 == "inf" || $0 == "infinity" }) else { return nil }
        var (low, high) = (0.0, 0.0)
        withCString { start in
            var place = start
            while place.pointee != 0 {
                let byte = UInt8(bitPattern: place.pointee)
                var end: UnsafeMutablePointer<CChar>?
                // Hexadecimal and words, which strtod knows too, never begin like this after a letter of a path.
                if byte >= 0x30 && byte <= 0x39 || byte == 0x2E || byte == 0x2D {
                    let number = strtod(place, &end)
                    (low, high) = (min(low, number), max(high, number))
                }
                if let end, end > UnsafeMutablePointer(mutating: place) {
                    place = UnsafePointer(end)
                } else {
                    place += 1
                }
            }
        }
        return low.isFinite && high.isFinite ? (low, high) : nil
    }
}
