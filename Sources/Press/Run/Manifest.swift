import Tables

/// `manifest.csv`: one row for every printed item.
struct Manifest {
    private let file: PendingFile

    init(_ file: PendingFile) throws(PressError) {
        self.file = file
        try file.take(
            CSV.line(["record_id", "line", "template", "file", "page", "cell", "copy", "qr_sha256"]))
    }

    func add(_ piece: Piece, template: String, _ printed: Printed) throws(PressError) {
        try file.take(
            CSV.line([
                piece.recordID, "\(piece.line)", template, printed.file, "\(printed.page)", "\(printed.cell)",
                "1",
                piece.fingerprint,
            ]))
    }

    func publish() throws(PressError) { try file.publish() }
}
