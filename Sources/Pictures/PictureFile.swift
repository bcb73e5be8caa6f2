/// A file of one picture (PNG, JPEG) or of pages that are drawn one after the other (PDF).
package struct PictureFile {
    /// 1 for a PNG or a JPEG.
    package let pageCount: Int
    private let content: Content

    private enum Content {
        case picture(Picture)
        case document(PDFPages)
    }

    /// The most pages of a PDF.
    package static let mostPages = 1000
    /// The longest that the drawing of a page may take.
    package static let mostSeconds = 30

    /// The folders where the programs for PDF are looked for.
    package static let programs = ["/usr/bin", "/usr/local/bin"]

    /// Reads a PNG or a JPEG, or counts the pages of a PDF.
    ///
    /// The first bytes tell what the file is, not its name. A PDF needs the programs `pdfinfo` and `pdftoppm` (Debian:
    /// poppler-utils) in one of the folders `programs`; they are asked as programs because their licence, the GPL,
    /// would pass to one that is linked with them.
    package init(_ path: String, programs: [String] = Self.programs) throws(PictureError) {
        let file = try OpenFile(path)
        let format = PictureFormat(file.beginning())
        switch format {
        case .png: content = .picture(try Picture(png: file))
        case .jpeg: content = .picture(try Picture(jpeg: file))
        case .pdf: content = .document(try PDFPages(file, programs: programs))
        case .other(let name): throw .unknownFormat(looksLike: name)
        }
        pageCount =
            switch content {
            case .picture: 1
            case .document(let pages): pages.sizes.count
            }
    }

    /// The picture of a page, 1…`pageCount`.
    ///
    /// A page is drawn at 300 dpi, a very large one at as many as ``Picture/mostPixels`` allow.
    package func picture(page: Int = 1) throws(PictureError) -> Picture {
        switch content {
        case .picture(let picture): picture
        case .document(let pages): try pages.picture(page: page)
        }
    }
}
