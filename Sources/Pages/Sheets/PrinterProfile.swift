import Drawing
import Foundation
import Yams

/// What makes good where a printer puts ink beside the place it was told.
///
/// The middle of the paper is moved by the offset, and everything else is scaled about it.
package struct PrinterProfile: Sendable, Hashable {
    package struct Pair: Sendable, Hashable, Decodable {
        package let x: Double
        package let y: Double

        package init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// How far fronts are moved right and down, in millimetres.
    package let front: Pair
    /// How far backs are moved, as seen from the back.
    package let back: Pair
    /// Of both faces, in per cent.
    package let scale: Pair
    /// How many dots the printer puts on an inch: decides nothing on paper, but whether a symbol is fine enough.
    package let dpi: Int

    /// Office printers have 600 dots to the inch, the cheapest half of it.
    package static let usualDPI = 300
    package static let dpis = 72...4800

    /// Changes nothing.
    package static let exact = PrinterProfile(
        unchecked: Pair(x: 0, y: 0), back: Pair(x: 0, y: 0), scale: Pair(x: 100, y: 100), dpi: usualDPI)

    /// Beyond these something else is wrong: the paper, the tray or the print dialogue.
    private static let offsets = -5.0...5.0
    private static let scales = 97.0...103.0

    private init(unchecked front: Pair, back: Pair, scale: Pair, dpi: Int) {
        self.front = front
        self.back = back
        self.scale = scale
        self.dpi = dpi
    }

    /// Throws ``PrinterProfileError`` for a value that no printer in order needs.
    package init(
        front: Pair, back: Pair, scale: Pair, dpi: Int = usualDPI
    ) throws(PrinterProfileError) {
        for (name, value) in [("scale.x", scale.x), ("scale.y", scale.y)]
        where !Self.scales.contains(value) {
            throw .scale(name: name, value: value)
        }
        let offsets = [("front.x", front.x), ("front.y", front.y), ("back.x", back.x), ("back.y", back.y)]
        for (name, value) in offsets where !Self.offsets.contains(value) {
            throw .offset(name: name, value: value)
        }
        guard Self.dpis.contains(dpi) else { throw .dpi(dpi) }
        self.init(unchecked: front, back: back, scale: scale, dpi: dpi)
    }

    /// Reads a profile as ``yaml`` writes it.
    package init(yaml text: String) throws(PrinterProfileError) {
        let read: Written
        do {
            read = try YAMLDecoder().decode(Written.self, from: text)
        } catch {
            throw .unreadable
        }
        try self.init(front: read.front, back: read.back, scale: read.scale, dpi: read.dpi ?? Self.usualDPI)
    }

    /// A profile as it stands in a file.
    private struct Written: Decodable {
        let front: Pair
        let back: Pair
        let scale: Pair
        let dpi: Int?
    }

    package var yaml: String {
        let pair = { (pair: Pair) in
            "{x: \(decimal(pair.x, places: 2)), y: \(decimal(pair.y, places: 2))}"
        }
        return """
            # Hồ sơ máy in, từ qrpress calibrate. Printer profile, by qrpress calibrate.
            # front, back: mm; scale: %; dpi: điểm mỗi inch, dots to the inch.
            front: \(pair(front))
            back: \(pair(back))
            scale: \(pair(scale))
            dpi: \(dpi)

            """
    }
}

package enum PrinterProfileError: Error, Sendable, Hashable {
    /// More than ±5 mm.
    case offset(name: String, value: Double)
    /// Less than 97 or more than 103 per cent.
    case scale(name: String, value: Double)
    case dpi(Int)
    case unreadable
}

extension Imposition {
    /// The face as it must be sent to a printer with this profile.
    ///
    /// A piece is moved with its middle and keeps its size: a symbol is never scaled, and 3 per cent of a card is little
    /// more than a millimetre at its edge. The edges of the paper stay where they are.
    package func corrected(by profile: PrinterProfile, isFront: Bool) -> Imposition {
        guard
            profile.front != PrinterProfile.exact.front || profile.back != PrinterProfile.exact.back
                || profile.scale != PrinterProfile.exact.scale
        else { return self }
        let offset = isFront ? profile.front : profile.back
        let centre = Rect(origin: .zero, size: paper).centre
        let sent = { (point: Point) in
            Point(
                x: centre.x + .mm(offset.x) + (point.x - centre.x) * (profile.scale.x / 100),
                y: centre.y + .mm(offset.y) + (point.y - centre.y) * (profile.scale.y / 100))
        }
        if surround != nil { return moved(by: Point(x: .mm(offset.x), y: .mm(offset.y))) }
        let places = places.map { place in
            let half = Point(x: place.page.trim.width / 2, y: place.page.trim.height / 2)
            let middle = sent(place.origin + half)
            return Place(page: place.page, origin: Point(x: middle.x - half.x, y: middle.y - half.y))
        }
        return Imposition(
            paper: paper, places: places,
            marks: marks.map { Mark(from: sent($0.start), to: sent($0.end), width: $0.width) },
            text: text.map {
                PlacedRun(run: $0.run, size: $0.size, ink: $0.ink, origin: sent($0.origin), angle: $0.angle)
            }, blanks: blanks)
    }

    /// The face with everything on it moved: a table is one piece, so it is moved with its middle and keeps its size.
    private func moved(by offset: Point) -> Imposition {
        Imposition(
            paper: paper, places: places.map { Place(page: $0.page, origin: $0.origin + offset) },
            blanks: blanks,
            surround: surround.map { Surround(frame: $0.frame, origin: $0.origin + offset) })
    }
}
