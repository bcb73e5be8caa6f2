package import Drawing
import Symbols

extension Canvas {
    /// Draws one face of a sheet.
    ///
    /// Everything was decided before; this only carries it out.
    package func draw(_ imposition: Imposition) throws(DrawingError) {
        if let surround = imposition.surround {
            try draw(imposition.places, in: surround)
        } else {
            for place in imposition.places {
                try moved(by: place.origin) { canvas throws(DrawingError) in
                    try canvas.tagged(.section) { canvas throws(DrawingError) in try canvas.draw(place.page) }
                }
            }
        }
        try tagged(.artifact) { canvas throws(DrawingError) in
            // Marks and rulers are the same on sheet after sheet.
            let paper = Rect(origin: .zero, size: imposition.paper)
            try canvas.layer(MarkLayer(marks: imposition.marks), bounds: paper) {
                canvas throws(DrawingError) in
                for mark in imposition.marks {
                    canvas.line(from: mark.start, to: mark.end, width: mark.width, ink: .black)
                }
            }
            imposition.blanks.forEach { canvas.fill($0, with: .white) }
        }
        // Beside pieces text is furniture; on a sheet of its own it is what the sheet says.
        let tag: Tag = imposition.places.isEmpty ? .paragraph(reading: nil) : .artifact
        for line in imposition.text { tagged(tag) { canvas in canvas.draw(line) } }
    }

    private func draw(_ page: Page) throws(DrawingError) {
        try draw(page.layer, of: page, as: .fixture(reading: page.layer.reading))
        page.items.forEach { draw($0) }
    }

    /// Draws the layer as one thing.
    func draw(_ layer: StaticLayer, of page: Page, as tag: Tag) throws(DrawingError) {
        try tagged(tag) { canvas throws(DrawingError) in
            try canvas.layer(layer, bounds: page.bounds) { canvas throws(DrawingError) in
                try canvas.draw(layer)
            }
        }
    }

    func draw(_ item: PageItem) {
        switch item {
        case .text(_, let lines):
            let reading = lines.count > 1 ? lines.map(\.run.text).joined(separator: " ") : nil
            tagged(.paragraph(reading: reading)) { canvas in lines.forEach { canvas.draw($0) } }
        case .symbol(let placed):
            tagged(.figure(alternative: placed.label)) { canvas in canvas.draw(placed) }
        }
    }

    private func draw(_ layer: StaticLayer) throws(DrawingError) {
        if let art = layer.art {
            try moved(by: Point(x: -layer.bleed, y: -layer.bleed)) { canvas throws(DrawingError) in
                try canvas.draw(art)
            }
        }
        if let logo = layer.logo { try draw(logo) }
        layer.text.forEach { draw($0) }
    }

    private func draw(_ logo: PlacedLogo) throws(DrawingError) {
        switch logo.content {
        case .shapes(let art):
            try moved(by: logo.frame.origin) { canvas throws(DrawingError) in try canvas.draw(art) }
        case .pixels(let picture): draw(picture, in: logo.frame)
        }
    }

    private func draw(_ placed: PlacedSymbol) {
        guard let bitmap = Bitmap(side: placed.symbol.size, rows: placed.symbol.rows) else { return }
        stamp(bitmap, in: placed.area, ground: placed.ground, limit: placed.limit)
    }
}

/// The marks of a sheet as the key of a layer: an array alone would be compared mark by mark as keys of their own.
private struct MarkLayer: Hashable {
    let marks: [Mark]
}

extension Page {
    /// The piece with its bleed.
    fileprivate var bounds: Rect {
        let bleed = layer.bleed
        let size = Size(width: trim.width + bleed * 2, height: trim.height + bleed * 2)
        return Rect(origin: Point(x: -bleed, y: -bleed), size: size ?? trim)
    }
}
