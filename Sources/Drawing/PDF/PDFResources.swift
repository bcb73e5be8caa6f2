/// What the pages of one document share: fonts, and forms that are drawn more than once.
final class PDFResources {
    let file: PDFFile
    private let book: FontBook
    private var fonts: [FontID: PDFFont] = [:]
    private var forms: [AnyHashable: Int] = [:]
    private var formNumbers: [PDFFile.Number] = []
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

    /// The name of the form under `key`, drawn by `body` if there is none yet.
    func form(
        _ key: AnyHashable, bounds: Rect, _ body: (PDFCanvas) throws(DrawingError) -> Void
    ) throws(DrawingError) -> String {
        if let index = forms[key] { return "X\(index)" }
        let canvas = PDFCanvas(self, isForm: true)
        try body(canvas)
        let box = [bounds.left, bounds.top, bounds.right, bounds.bottom].map { PDFNumber.text($0.points) }
        let form = file.add(
            stream: canvas.content.bytes,
            entries: "/Type/XObject/Subtype/Form/BBox[\(box.joined(separator: " "))]/Resources \(number) 0 R")
        formNumbers.append(form)
        forms[key] = formNumbers.count - 1
        return "X\(formNumbers.count - 1)"
    }

    /// Writes the fonts with all glyphs that were used, and the dictionary.
    func finish() throws(DrawingError) {
        let used = fonts.sorted { $0.key.index < $1.key.index }
        for (_, font) in used { try font.write(to: file) }
        let fontEntries = used.map { "/F\($0.key.index) \($0.value.number) 0 R" }.joined()
        let formEntries = formNumbers.enumerated().map { "/X\($0.offset) \($0.element) 0 R" }.joined()
        file.write("<</Font<<\(fontEntries)>>/XObject<<\(formEntries)>>>>", as: number)
    }
}
