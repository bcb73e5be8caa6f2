import Drawing
import Pages

/// Draws planned documents and gives each its name once it is whole and durable.
///
/// Documents may be made by several threads at once.
struct DocumentMaking: Sendable {
    let drawing: SheetDrawing
    let folder: RunFolder
    /// Nil for documents.
    let pictures: PicturePool?
    /// Nil where nothing is read before it gets its name.
    let proofreading: Proofreading?

    private var filling: SheetFilling { drawing.filling }
    private var order: Order { drawing.filling.order }

    /// Makes a document, and answers what the ledger says of it.
    ///
    /// A piece that cannot be drawn is left out, with its reason. Throws what concerns the whole run.
    func make(_ document: Makeup.Document) throws(PressError) -> Ledger.Line {
        var quarantined: [Ledger.Quarantined] = []
        if let pictures {
            let files = try draw(document, by: pictures, &quarantined)
            return Ledger.Line(document: document.name, files: files, quarantined: quarantined)
        }
        // A page that was begun cannot be taken back, so a document begins anew without the piece that failed.
        while true {
            guard let file = try draw(document, &quarantined) else { continue }
            return Ledger.Line(document: document.name, files: [file], quarantined: quarantined)
        }
    }

    /// Draws a document as one PDF; nil when a piece failed, which is quarantined then.
    private func draw(
        _ document: Makeup.Document, _ quarantined: inout [Ledger.Quarantined]
    ) throws(PressError) -> Report.File? {
        let file = try folder.file(document.name)
        do throws(PressError) {
            var pdf = Document(
                title: order.documentTitle, sheet: order.sheet, arrangement: order.arrangement,
                fonts: order.press.fonts
            ) { file.take($0) }
            let without = Set(quarantined.map(\.piece))
            let culprits = try drawing.add(document, to: &pdf, without: without)
            guard culprits.isEmpty else {
                quarantined += culprits
                return nil
            }
            let pages = try pdf.end()
            try file.settle()
            try proofreading?.read(file, pages: pages, of: document, without: without)
            try file.publish()
            try folder.sync()
            return Report.File(name: document.name, pages: pages, sha256: file.sha256)
        } catch {
            throw file.writeError ?? error
        }
    }

    /// Draws a batch of pictures.
    private func draw(
        _ document: Makeup.Document, by pictures: PicturePool, _ quarantined: inout [Ledger.Quarantined]
    ) throws(PressError) -> [Report.File] {
        var files: [Report.File] = []
        var failed: [Ledger.Quarantined] = []
        var pieces = document.places().map(\.piece).makeIterator()
        try inOrder(
            jobs: drawing.jobs, next: { () throws(PressError) in pieces.next() },
            work: { (index: Int) throws(PressError) -> (Int, Result<[[UInt8]], DrawingError>) in
                let piece = try filling.piece(index)
                return (
                    index,
                    Result { () throws(DrawingError) in
                        if let fault = drawing.proof(piece) { throw fault }
                        return try pictures.pictures(of: piece)
                    }
                )
            },
            take: { (done: (Int, Result<[[UInt8]], DrawingError>)) throws(PressError) in
                switch done.1 {
                case .success(let pictures):
                    files += try publish(pictures, of: done.0)
                    drawing.printed(1)
                case .failure(let error):
                    failed.append(Ledger.Quarantined(piece: done.0, reason: "\(error)"))
                }
            })
        quarantined += failed
        try folder.sync()
        return files
    }

    private func publish(_ pictures: [[UInt8]], of piece: Int) throws(PressError) -> [Report.File] {
        var files: [Report.File] = []
        let names = order.press.template.pictureNames(try filling.entry(piece).pictureName)
        for (face, (name, picture)) in zip(names, pictures).enumerated() {
            let file = try folder.file(name)
            try file.take(picture)
            try file.settle()
            try proofreading?.read(file, name, piece: piece, face: face)
            try file.publish()
            files.append(Report.File(name: name, pages: 1, sha256: file.sha256))
        }
        return files
    }
}
