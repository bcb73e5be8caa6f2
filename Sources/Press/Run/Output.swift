import Drawing
import Pages

/// Where a piece was printed: what the manifest says of it.
struct Printed {
    let file: String
    /// The page of the front, from 1.
    let page: Int
    /// The place on the sheet, from 1, row by row.
    let cell: Int
}

/// A sheet with what belongs on it.
struct FilledSheet {
    /// For every cell its piece, nil where it stays empty.
    let cells: [Piece?]
    let imprint: Imprint
    /// What stands around the pieces instead of the imprint; nil where they are cut out.
    let frame: FilledFrame?

    /// The pages for each cell.
    var pages: [[Page]] { cells.map { $0?.pages ?? [] } }

    /// What was printed, when the fronts are on `page` of `file`.
    func printed(file: String, page: Int) -> [Printed] {
        cells.indices.filter { cells[$0] != nil }.map { Printed(file: file, page: page, cell: $0 + 1) }
    }
}

extension Document {
    fileprivate mutating func add(_ sheet: FilledSheet) throws(DrawingError) -> Int {
        try add(sheet.pages, imprint: sheet.imprint, frame: sheet.frame)
    }
}

/// The documents of a run, made in the order in which the sheets come.
protocol Output: ~Copyable {
    /// Answers for each piece of the sheet where it is.
    mutating func print(_ sheet: FilledSheet) throws(PressError) -> [Printed]

    /// Prints the sheet before a group.
    mutating func print(_ separator: Separator) throws(PressError)

    /// Gives the documents their names. Answers the names and the number of pages.
    consuming func finish() throws(PressError) -> (files: [String], pages: Int)
}

/// One PDF for the whole run, in a file.
struct PDFOutput: Output, ~Copyable {
    private let order: Order
    private let name: String
    private let file: PendingFile
    private var document: Document

    init(_ order: Order, folder: String) throws(PressError) {
        let name = "\(order.press.template.id)-0001.pdf"
        let file = try PendingFile(path: "\(folder)/\(name)")
        let document = Document(
            title: order.documentTitle, sheet: order.sheet, arrangement: order.arrangement,
            fonts: order.press.fonts
        ) { file.take($0) }
        self.order = order
        self.name = name
        self.file = file
        self.document = document
    }

    mutating func print(_ sheet: FilledSheet) throws(PressError) -> [Printed] {
        do throws(DrawingError) {
            return sheet.printed(file: name, page: try document.add(sheet))
        } catch {
            throw file.writeError ?? .drawing(error)
        }
    }

    mutating func print(_ separator: Separator) throws(PressError) {
        let faces = try order.faces(of: separator)
        do throws(DrawingError) { try document.add(faces) } catch {
            throw file.writeError ?? .drawing(error)
        }
    }

    /// A document without any piece is dropped: an empty PDF would look like a print that failed.
    consuming func finish() throws(PressError) -> (files: [String], pages: Int) {
        let pages: Int
        do throws(DrawingError) {
            pages = try document.finish()
        } catch {
            throw file.writeError ?? .drawing(error)
        }
        guard pages > 0 else { return ([], 0) }
        try file.publish()
        return ([name], pages)
    }
}

/// One PDF for the whole run, handed on byte by byte.
struct StreamOutput: Output, ~Copyable {
    private let order: Order
    private var document: Document

    init(_ order: Order, sink: @escaping Sink) {
        self.order = order
        document = Document(
            title: order.documentTitle, sheet: order.sheet, arrangement: order.arrangement,
            fonts: order.press.fonts, sink: sink)
    }

    mutating func print(_ sheet: FilledSheet) throws(PressError) -> [Printed] {
        do throws(DrawingError) {
            return sheet.printed(file: "-", page: try document.add(sheet))
        } catch {
            throw .drawing(error)
        }
    }

    mutating func print(_ separator: Separator) throws(PressError) {
        let faces = try order.faces(of: separator)
        do throws(DrawingError) { try document.add(faces) } catch { throw .drawing(error) }
    }

    consuming func finish() throws(PressError) -> (files: [String], pages: Int) {
        do throws(DrawingError) { return ([], try document.finish()) } catch { throw .drawing(error) }
    }
}

/// One picture for each side of each piece.
struct PNGOutput: Output, ~Copyable {
    private let folder: String
    private var pictures: PNGDocument
    private var names = FileNames()
    private var files: [String] = []

    init(_ order: Order, folder: String, dpi: Int) throws(PressError) {
        self.folder = folder
        do throws(DrawingError) {
            pictures = try PNGDocument(size: order.press.template.trim, dpi: dpi, fonts: order.press.fonts)
        } catch {
            throw .drawing(error)
        }
    }

    mutating func print(_ sheet: FilledSheet) throws(PressError) -> [Printed] {
        var printed: [Printed] = []
        for piece in sheet.cells.compactMap(\.self) { printed.append(try print(piece)) }
        return printed
    }

    /// Pictures have no sheets, so nothing stands between them.
    mutating func print(_ separator: Separator) {}

    private mutating func print(_ piece: Piece) throws(PressError) -> Printed {
        let name = names.name(recordID: piece.recordID, line: piece.line)
        let first = files.count
        for page in piece.pages {
            let bytes: [UInt8]
            do throws(DrawingError) {
                bytes = try pictures.picture(of: page)
            } catch {
                throw .drawing(error)
            }
            files.append(page.side == "front" ? "\(name).png" : "\(name)-\(page.side).png")
            let file = try PendingFile(path: "\(folder)/\(files[files.count - 1])")
            try file.take(bytes)
            try file.publish()
        }
        return Printed(file: files[first], page: 1, cell: 1)
    }

    consuming func finish() throws(PressError) -> (files: [String], pages: Int) { (files, files.count) }
}
