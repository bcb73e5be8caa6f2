import Pages
import Tables

/// `manifest.csv`: one row for every printed item, in the order of printing.
///
/// Where an item is was decided when the run was made up, so nothing of it has to be kept while documents are drawn.
struct Manifest {
    static let columns = ["record_id", "line", "template", "file", "page", "cell", "copy", "qr_sha256"]

    private let file: PendingFile
    private let filling: SheetFilling

    init(_ file: PendingFile, _ filling: SheetFilling) throws(PressError) {
        self.file = file
        self.filling = filling
        try file.take(CSV.line(Self.columns))
    }

    /// Writes the pieces of all documents, in their order, but for those in `without`.
    func add(
        _ documents: [Makeup.Document], without: Set<Int>, jobs: Int
    ) throws(PressError) {
        var documents = documents.makeIterator()
        try inOrder(
            jobs: jobs, next: { () throws(PressError) in documents.next() },
            work: { [filling] (document: Makeup.Document) throws(PressError) in
                try Self.rows(of: document, filling, without: without)
            },
            take: { (rows: [UInt8]) throws(PressError) in try file.take(rows) })
    }

    private static func rows(
        of document: Makeup.Document, _ filling: SheetFilling, without: Set<Int>
    ) throws(PressError) -> [UInt8] {
        let order = filling.order
        var rows: [UInt8] = []
        let lead = order.hasSeparator(document, of: filling.makeup) ? order.pagesOfSeparator : 0
        for (piece, sheet, cell) in document.places() where !without.contains(piece) {
            let entry = try filling.entry(piece)
            let place: (file: String, page: Int, cell: Int) =
                switch order.format {
                case .pdf: (document.name, lead + sheet * order.pagesOfSheet + 1, cell + 1)
                case .png: (order.press.template.pictureNames(entry.pictureName)[0], 1, 1)
                }
            rows += CSV.line([
                entry.recordID, "\(entry.row.line)", order.press.template.id, place.file, "\(place.page)",
                "\(place.cell)", "1", entry.fingerprint,
            ])
        }
        return rows
    }

    func publish() throws(PressError) -> Report.File {
        try file.publish()
        return Report.File(name: RunFolder.manifest, pages: 0, sha256: file.sha256)
    }
}
