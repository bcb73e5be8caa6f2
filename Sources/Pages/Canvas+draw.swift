package import Drawing
import Symbols

extension Canvas {
    /// Draws one face of a sheet.
    ///
    /// Everything was decided before; this only carries it out.
    package borrowing func draw(_ imposition: Imposition) throws(DrawingError) {
        try layer(Backdrop(imposition), size: imposition.paper) { canvas throws(DrawingError) in
            for place in imposition.places {
                try canvas.moved(by: place.origin) { canvas throws(DrawingError) in
                    try canvas.draw(place.page.layer)
                }
            }
            for mark in imposition.marks {
                canvas.line(from: mark.start, to: mark.end, width: mark.width, ink: .black)
            }
        }
        for place in imposition.places {
            moved(by: place.origin) { canvas in canvas.draw(place.page.items) }
        }
        imposition.text.forEach { draw($0) }
        imposition.blanks.forEach { fill($0, with: .white) }
    }

    private borrowing func draw(_ layer: StaticLayer) throws(DrawingError) {
        if let art = layer.art {
            try moved(by: Point(x: -layer.bleed, y: -layer.bleed)) { canvas throws(DrawingError) in
                try canvas.draw(art)
            }
        }
        layer.text.forEach { draw($0) }
    }

    private borrowing func draw(_ items: [PageItem]) {
        for item in items {
            switch item {
            case .text(_, let lines): lines.forEach { draw($0) }
            case .symbol(let placed):
                guard let bitmap = Bitmap(side: placed.symbol.size, dark: placed.symbol.modules) else {
                    continue
                }
                stamp(bitmap, in: placed.area, ground: placed.ground, limit: placed.limit)
            }
        }
    }
}

/// What is the same on sheet after sheet: which layers and marks lie where.
///
/// Sheets with equal backdrops share one drawing.
private struct Backdrop: Hashable {
    private let layers: [StaticLayer]
    private let origins: [Point]
    private let marks: [Mark]

    init(_ imposition: Imposition) {
        layers = imposition.places.map(\.page.layer)
        origins = imposition.places.map(\.origin)
        marks = imposition.marks
    }
}
