/// A square of modules that are dark or light: what a symbol looks like before anything is known of paper.
package struct Bitmap: Sendable, Hashable {
    /// Modules along one side.
    package let side: Int
    /// Row by row from the top left, `side * side` entries; true is dark.
    package let dark: [Bool]

    /// Is nil unless `dark` has exactly `side * side` entries and there is at least one.
    package init?(side: Int, dark: [Bool]) {
        guard side > 0, dark.count == side * side else { return nil }
        self.side = side
        self.dark = dark
    }

    /// The runs of dark modules of one row, as ranges of columns.
    func runs(row: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start: Int?
        for column in 0...side {
            let isDark = column < side && dark[row * side + column]
            if isDark, start == nil { start = column }
            if !isDark, let begun = start {
                runs.append(begun..<column)
                start = nil
            }
        }
        return runs
    }

    /// One bit a module, one for dark, every row filled up to whole bytes.
    var packed: [UInt8] {
        let width = (side + 7) / 8
        var bytes = [UInt8](repeating: 0, count: width * side)
        for row in 0..<side {
            for column in 0..<side where dark[row * side + column] {
                bytes[row * width + column / 8] |= 0x80 >> UInt8(column % 8)
            }
        }
        return bytes
    }
}
