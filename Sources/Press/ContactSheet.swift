package import Drawing
package import Pages
import Records

/// All templates on one picture, each with its name, for a look at the whole family.
///
/// A poster is five times as long as a card. To one scale either the poster would not go in or the card could not be
/// read, so a piece is drawn as long as the square root of its length: larger is still larger, and both can be seen.
/// Sizes in millimetres stand beneath.
package struct ContactSheet {
    /// A template and the piece that stands for it.
    package struct Entry {
        let template: Template
        /// Its sides, or of a list a whole sheet; at least one.
        let faces: [Imposition]

        package init(template: Template, faces: [Imposition]) {
            self.template = template
            self.faces = faces
        }
    }

    // Everything is in pixels; the picture has one to a point.
    private static let width = 1600.0
    private static let margin = 56.0
    private static let gap = 56.0
    /// Between the sides of one piece.
    private static let sideGap = 14.0
    private static let rowGap = 52.0
    /// Pixels of a piece to the square root of a millimetre of its length: at least and at most.
    private static let units = stride(from: 34.0, through: 22.0, by: -0.25)
    /// Pieces are drawn so many times larger and made smaller afterwards, so that modules of a symbol keep their shape.
    private static let finer = 4
    private static let outline = Ink(red: 176, green: 176, blue: 176)

    private let items: [Item]
    private let fonts: FontBook

    /// Throws ``DrawingError/noSuchFace(family:weight:available:)`` without Noto Sans for the names.
    package init(_ entries: [Entry], fonts: FontBook) throws(DrawingError) {
        var items: [Item] = []
        for entry in entries { items.append(try Item(entry, fonts: fonts)) }
        // The longest first: pieces of one height come to stand in one row.
        self.items = items.sorted {
            ($1.trim.height, $1.trim.width, $0.id) < ($0.trim.height, $0.trim.width, $1.id)
        }
        self.fonts = fonts
    }

    /// The picture as PNG, 1600 pixels wide.
    package func png() throws(DrawingError) -> [UInt8] {
        let rows = rows()
        let height = rows.reduce(Self.margin * 2 - Self.rowGap) { $0 + $1.height + Self.rowGap }
        guard let size = Size(width: .pt(Self.width), height: .pt(height.rounded())) else {
            throw .png("there is no template to be shown")
        }
        var document = try PNGDocument(size: size, dpi: 72, fonts: fonts)
        return try document.picture { canvas throws(DrawingError) in
            var y = Self.margin
            for row in rows {
                try draw(row, top: y, on: canvas)
                y += row.height + Self.rowGap
            }
        }
    }

    private struct Row {
        let items: [Item]
        let unit: Double

        var artHeight: Double { items.map { $0.artSize(unit).height }.max() ?? 0 }
        var height: Double { artHeight + Item.captionHeight }
        var width: Double { items.reduce(0) { $0 + $1.width(unit) } }
        func width(gap: Double) -> Double { width + gap * Double(items.count - 1) }
    }

    /// As large as can be without more rows than the smallest scale needs.
    private func rows() -> [Row] {
        let fewest = rows(unit: Self.units.map { $0 }.last ?? 22)
        return Self.units.lazy.map { rows(unit: $0) }.first { $0.count <= fewest.count } ?? fewest
    }

    private func rows(unit: Double) -> [Row] {
        var rows: [Row] = []
        for item in items {
            if let last = rows.last {
                let longer = Row(items: last.items + [item], unit: unit)
                if longer.width(gap: Self.gap) <= Self.width - Self.margin * 2 {
                    rows[rows.count - 1] = longer
                    continue
                }
            }
            rows.append(Row(items: [item], unit: unit))
        }
        return rows
    }

    private func draw(_ row: Row, top: Double, on canvas: RasterCanvas) throws(DrawingError) {
        let room = Self.width - Self.margin * 2 - row.width
        // Rows are as wide as the picture; two pieces would be torn apart by that.
        let gap = row.items.count > 2 ? room / Double(row.items.count - 1) : Self.gap
        var x = Self.margin
        for item in row.items {
            let size = item.artSize(row.unit)
            var left = x.rounded()
            for face in item.faces {
                let picture = try picture(of: face, density: item.density(row.unit))
                canvas.draw(
                    picture,
                    at: Point(x: .pt(left), y: .pt((top + row.artHeight - size.height).rounded())),
                    corner: .pt(item.corner.mm * picture.density), outline: Self.outline)
                left += Double(picture.width) + Self.sideGap
            }
            for run in item.caption(x: x.rounded(), y: top + row.artHeight) { canvas.draw(run) }
            x += item.width(row.unit) + gap
        }
    }

    private func picture(of face: Imposition, density: Double) throws(DrawingError) -> Raster {
        let large = try Raster(size: face.paper, density: density * Double(Self.finer), fonts: fonts) {
            canvas throws(DrawingError) in try canvas.draw(face)
        }
        return large.reduced(by: Self.finer)
    }

    /// A piece with its caption, before its scale is known.
    private struct Item {
        static let captionHeight = 74.0
        private static let grey = Ink(red: 89, green: 89, blue: 89)

        let id: String
        let trim: Size
        let corner: Length
        let faces: [Imposition]
        private let lines: [(run: GlyphRun, size: Double, ink: Ink, drop: Double)]

        init(_ entry: Entry, fonts: FontBook) throws(DrawingError) {
            let template = entry.template
            id = template.id
            trim = entry.faces.first?.paper ?? template.trim
            corner = template.corner
            faces = entry.faces
            let size = "\(trim.millimetres)"
            let texts = [
                (template.id, 700, 16.0, Ink.black, 30.0), (template.title.vi, 400, 15, .black, 52),
                ("\(template.title.en) · \(size)", 400, 13, Self.grey, 72),
            ]
            var lines: [(run: GlyphRun, size: Double, ink: Ink, drop: Double)] = []
            for (text, weight, size, ink, drop) in texts {
                let font = try fonts.face(family: "Noto Sans", weight: weight)
                do throws(TextError) {
                    lines.append((try fonts.shape(text, font: font), size, ink, drop))
                } catch {
                    throw .png("“\(text)” cannot be shown: \(error)")
                }
            }
            self.lines = lines
        }

        /// Pixels to a millimetre.
        func density(_ unit: Double) -> Double {
            unit / max(trim.width.mm, trim.height.mm).squareRoot()
        }

        func artSize(_ unit: Double) -> (width: Double, height: Double) {
            let (width, height) = (trim.width.mm * density(unit), trim.height.mm * density(unit))
            let sides = Double(faces.count)
            return (width.rounded() * sides + ContactSheet.sideGap * (sides - 1), height)
        }

        func width(_ unit: Double) -> Double {
            max(artSize(unit).width, lines.map { $0.run.advance * $0.size }.max() ?? 0)
        }

        func caption(x: Double, y: Double) -> [PlacedRun] {
            lines.map { run, size, ink, drop in
                PlacedRun(
                    run: run, size: .pt(size), ink: ink,
                    origin: Point(x: .pt(x), y: .pt((y + drop).rounded())))
            }
        }
    }
}
