import Drawing

extension Canvas {
    /// Draws pieces as the rows of a table, with the frame around them.
    ///
    /// The table is read where its header stands in the frame.
    func draw(
        _ places: [Imposition.Place], in surround: Imposition.Surround
    ) throws(DrawingError) {
        let frame = surround.frame
        try tagged(.section) { canvas throws(DrawingError) in
            try canvas.moved(by: surround.origin) { canvas throws(DrawingError) in
                let layer = frame.page.layer
                try canvas.draw(layer, of: frame.page, as: .fixture(reading: layer.reading))
                frame.page.items.prefix(frame.above).forEach { canvas.draw($0) }
            }
            try canvas.tagged(.table) { canvas throws(DrawingError) in
                canvas.moved(by: surround.origin) { canvas in canvas.row(frame.heads, as: .heading) }
                for (index, place) in places.enumerated() {
                    let beside = index < frame.beside.count ? frame.beside[index] : []
                    try canvas.row(place, beside: beside, in: surround)
                }
            }
            canvas.moved(by: surround.origin) { canvas in
                frame.page.items.dropFirst(frame.above).forEach { canvas.draw($0) }
            }
        }
    }

    private func row(
        _ place: Imposition.Place, beside: [PageItem], in surround: Imposition.Surround
    ) throws(DrawingError) {
        let page = place.page
        try moved(by: place.origin) { canvas throws(DrawingError) in
            try canvas.draw(page.layer, of: page, as: .artifact)
        }
        tagged(.row) { canvas in
            canvas.moved(by: surround.origin) { canvas in canvas.cells(beside, as: .cell) }
            canvas.moved(by: place.origin) { canvas in canvas.cells(page.items, as: .cell) }
            // What is written by hand has a column and as yet no content; without its cell a row would be short.
            let written = beside.count + page.items.count
            for _ in 0..<max(0, surround.frame.heads.count - written) { canvas.tagged(.cell) { _ in } }
        }
    }

    private func row(_ items: [PageItem], as tag: Tag) {
        tagged(.row) { canvas in canvas.cells(items, as: tag) }
    }

    private func cells(_ items: [PageItem], as tag: Tag) {
        for item in items {
            tagged(tag) { canvas in
                if !item.isEmpty { canvas.draw(item) }
            }
        }
    }
}
