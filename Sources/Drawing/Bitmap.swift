/// A square of modules that are dark or light: what a symbol looks like before anything is known of paper.
package struct Bitmap: Sendable, Hashable {
    /// Modules along one side.
    package let side: Int
    /// Row by row from the top left, a bit for each module and one for dark, the first module of a byte highest; every
    /// row is filled up to whole bytes.
    package let rows: [UInt8]

    /// Is nil unless `rows` has exactly as many bytes as that takes, and there is at least one.
    package init?(side: Int, rows: [UInt8]) {
        guard side > 0, rows.count == side * ((side + 7) / 8) else { return nil }
        self.side = side
        self.rows = rows
    }

    /// The runs of dark modules of one row, as ranges of columns.
    func runs(row: Int) -> [Range<Int>] {
        let start = row * ((side + 7) / 8)
        var runs: [Range<Int>] = []
        var begun: Int?
        for column in 0...side {
            let isDark = column < side && rows[start + column / 8] << UInt8(column % 8) & 0x80 != 0
            if isDark, begun == nil { begun = column }
            if !isDark, let first = begun {
                runs.append(first..<column)
                begun = nil
            }
        }
        return runs
    }
}
