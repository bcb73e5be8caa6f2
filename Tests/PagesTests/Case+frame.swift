import Drawing
import Foundation
import Pages
import Testing

extension Case {
    /// For a list the files that prove its frame around one row: its text, and a picture of the sheet.
    func framed(_ pages: [Page], of template: Template, _ settings: Settings) throws -> [String: Data] {
        guard let frame = template.frame else { return [:] }
        let book = try fonts()
        let sheet = try #require(Sheet.catalogue(in: templates).first { $0.id == template.sheets.first })
        let place = ["group", "ward", "district", "province"].compactMap { order.fields[$0] }
        let folio = Folio(
            run: "0123abcd", group: place.isEmpty ? nil : place.joined(separator: ", "), sheet: 3, of: 4,
            rows: 41...41, of: 61)
        let filled = try sheet.fill(frame, folio, settings: settings, fonts: book)
        let face = try #require(sheet.framed(sheet.impose([pages]), filled).first)
        let everything = Page(
            side: filled.page.side, trim: filled.page.trim, layer: filled.page.layer,
            items: filled.heads + filled.page.items + filled.beside.flatMap(\.self))
        var document = try PNGDocument(size: face.paper, dpi: Self.dpi, fonts: book)
        let png = try document.picture { canvas throws(DrawingError) in try canvas.draw(face) }
        return ["frame.txt": Data(everything.dump(fonts: book).utf8), "frame.png": Data(png)]
    }
}
