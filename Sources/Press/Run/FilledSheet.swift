import Drawing
import Pages

/// A sheet with what belongs on it.
struct FilledSheet: Sendable {
    /// For every cell its piece, nil where it stays empty.
    let cells: [Piece?]
    let imprint: Imprint
    /// What stands around the pieces instead of the imprint; nil where they are cut out.
    let frame: FilledFrame?

    var pieces: [Piece] { cells.compactMap(\.self) }
}

extension Document {
    /// Ends the file, and answers the number of its pages.
    consuming func end() throws(PressError) -> Int {
        do throws(DrawingError) { return try finish() } catch { throw .drawing(error) }
    }

    mutating func add(_ sheet: FilledSheet) throws(DrawingError) {
        try add(sheet.cells.map { $0?.pages ?? [] }, imprint: sheet.imprint, frame: sheet.frame)
    }
}
