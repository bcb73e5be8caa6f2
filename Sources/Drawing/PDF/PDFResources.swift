/// What the pages of one document share: fonts, and forms and pictures that are drawn more than once.
final class PDFResources {
    let file: PDFFile
    private let book: FontBook
    private var fonts: [FontID: PDFFont] = [:]
    private var forms: [AnyHashable: Int] = [:]
    private var formNumbers: [PDFFile.Number] = []
    /// The pictures so far; held, so that no other can take the identity of one.
    private var pictures: [(picture: PixelArt, number: PDFFile.Number)] = []
    /// The dictionary that every page and form names.
    let number: PDFFile.Number

    init(_ file: PDFFile, fonts: FontBook) {
        self.file = file
        book = fonts
        number = file.reserve()
    }

    /// The face as this document has it.
    func font(_ id: FontID) -> PDFFont {
        if let font = fonts[id] { return font }
        let font = PDFFont(book[id], number: file.reserve())
        fonts[id] = font
        return font
    }

    /// What a page calls a form or a picture.
    struct Name {
        /// X for a form, I for a picture.
        let kind: UInt8
        let index: Int

        static func form(_ index: Int) -> Name { Name(kind: UInt8(ascii: "X"), index: index) }
        static func picture(_ index: Int) -> Name { Name(kind: UInt8(ascii: "I"), index: index) }
    }

    /// The name of the form under `key`, drawn by `body` if there is none yet.
    func form(
        _ key: AnyHashable, bounds: Rect, _ body: (PDFCanvas) throws(DrawingError) -> Void
    ) throws(DrawingError) -> Name {
        if let index = forms[key] { return .form(index) }
        let canvas = PDFCanvas(self, isForm: true)
        try body(canvas)
        let box = [bounds.left, bounds.top, bounds.right, bounds.bottom].map { PDFSyntax.number($0.points) }
        let form = file.add(
            stream: canvas.content.bytes,
            entries: "/Type/XObject/Subtype/Form/BBox[\(box.joined(separator: " "))]/Resources \(number) 0 R")
        formNumbers.append(form)
        forms[key] = formNumbers.count - 1
        return .form(formNumbers.count - 1)
    }

    /// The name of a picture.
    ///
    /// Opaque and without interpolation, as PDF/A-2 asks: ISO 19005-2, 6.2.8.
    func image(_ picture: PixelArt) -> Name {
        if let index = pictures.firstIndex(where: { $0.picture === picture }) { return .picture(index) }
        let (bytes, areGrey) = picture.samples()
        let number = file.add(
            stream: bytes,
            entries: "/Type/XObject/Subtype/Image/Width \(picture.width)/Height \(picture.height)"
                + "/ColorSpace/Device\(areGrey ? "Gray" : "RGB")/BitsPerComponent 8")
        pictures.append((picture, number))
        return .picture(pictures.count - 1)
    }

    /// Writes the fonts with all glyphs that were used, and the dictionary.
    func finish() throws(DrawingError) {
        let used = fonts.sorted { $0.key.index < $1.key.index }
        for (_, font) in used { try font.write(to: file) }
        let fontEntries = used.map { "/F\($0.key.index) \($0.value.number) 0 R" }.joined()
        let formEntries = formNumbers.enumerated().map { "/X\($0.offset) \($0.element) 0 R" }.joined()
        let imageEntries = pictures.enumerated().map { "/I\($0.offset) \($0.element.number) 0 R" }.joined()
        file.write("<</Font<<\(fontEntries)>>/XObject<<\(formEntries)\(imageEntries)>>>>", as: number)
    }
}
