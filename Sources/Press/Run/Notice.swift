import Drawing
package import Pages
import Records

/// A template that says the same for everybody, printed without a table: one sheet, with the piece in every cell.
package struct Notice {
    private let press: Press
    private let sheet: Sheet
    private let arrangement: Arrangement

    /// Throws as ``Order`` does when the sheet cannot hold the piece.
    package init(press: Press, sheet: Sheet, arrangement: Arrangement) throws(PressError) {
        self.press = press
        self.sheet = try arrangement.sheet(sheet, for: press.template)
        self.arrangement = arrangement
    }

    /// Prints it and answers the names of the files, none for a stream.
    ///
    /// Throws ``PressError/stopped(_:)`` with every reason why it cannot be printed.
    package func print(to destination: Destination, format: Format) throws(PressError) -> [String] {
        let pages: [Page]
        do throws(Problems) { pages = try press.notice() } catch { throw .stopped(error.all) }
        guard case .folder(let path) = destination else {
            if case .stream(let sink) = destination { try write(pages, to: sink, file: nil) }
            return []
        }
        let folder = try RunFolder(path: path, input: nil)
        switch format {
        case .pdf:
            let name = press.template.documentName
            let file = try folder.file(name)
            try write(pages, to: { file.take($0) }, file: file)
            try file.publish()
            return [name]
        case .png(let dpi):
            var files: [String] = []
            for page in pages {
                files.append(Side.pictureName(press.template.id, side: page.side))
                let file = try folder.file(files[files.count - 1])
                try file.take(try picture(of: page, dpi: dpi))
                try file.publish()
            }
            return files
        }
    }

    private func write(_ pages: [Page], to sink: @escaping Sink, file: PendingFile?) throws(PressError) {
        var document = Document(
            title: press.documentTitle(flip: arrangement.flip, isFolded: sheet.isFolded), sheet: sheet,
            arrangement: arrangement, fonts: press.fonts, sink: sink)
        do throws(DrawingError) {
            try document.add(sheet.cells.map { _ in pages }, imprint: nil)
            _ = try document.finish()
        } catch {
            throw file?.writeError ?? .drawing(error)
        }
    }

    private func picture(of page: Page, dpi: Int) throws(PressError) -> [UInt8] {
        do throws(DrawingError) {
            var pictures = try PNGDocument(size: page.trim, dpi: dpi, fonts: press.fonts)
            return try pictures.picture(of: page)
        } catch {
            throw .drawing(error)
        }
    }
}
