/// The name of a cell in a worksheet: letters for the column, digits for the row.
package enum CellReference {
    /// The last column is XFD.
    static let columnCount = 16_384

    /// The letters of a column, which is counted from 0: A, B … Z, AA.
    package static func letters(of column: Int) -> String {
        let letter = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(max(0, column) % 26)))
        return column < 26 ? letter : letters(of: column / 26 - 1) + letter
    }

    /// The column, from 0, of a name such as `AB12`; nil if there is no such column.
    static func column(of name: some Sequence<UInt8>) -> Int? {
        var column = 0
        for letter in name {
            guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) else { break }
            column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
            guard column <= columnCount else { return nil }
        }
        return column > 0 ? column - 1 : nil
    }
}
