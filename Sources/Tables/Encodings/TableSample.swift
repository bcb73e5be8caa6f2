/// The beginning of a table, by which its encoding is guessed: what differs from one encoding to another.
package struct TableSample: Sendable {
    /// How much of a table is looked at.
    package static let rowLimit = 1_000
    package static let byteLimit = 262_144
    private static let wordLimit = 2_000

    /// The words with bytes beyond ASCII, column by column, each word once.
    private(set) var words: [Int: Set<[UInt8]>] = [:]
    /// Cells that are likely names, each once, in the order of the table.
    private(set) var names: [[UInt8]] = []
    /// True if everything is UTF-8.
    private(set) var isUTF8 = true

    /// `rows` are the header and the rows below it.
    package init(_ rows: some Sequence<[[UInt8]]>) {
        var shorter: [[UInt8]] = []
        for (number, cells) in rows.enumerated() {
            for (column, cell) in cells.enumerated() where cell.contains(where: Self.isTelling) {
                take(cell, column: column)
                guard names.count < Self.nameLimit else { continue }
                if number > 0, Self.isLikelyName(cell) {
                    if !names.contains(cell) { names.append(cell) }
                } else if shorter.count < Self.nameLimit, !shorter.contains(cell) {
                    shorter.append(cell)
                }
            }
        }
        names += shorter.prefix(Self.nameLimit - names.count)
    }

    private static let nameLimit = 5

    private mutating func take(_ cell: [UInt8], column: Int) {
        if isUTF8, RowDefect.invalidUTF8(in: cell, column: column) != nil { isUTF8 = false }
        guard words[column, default: []].count < Self.wordLimit else { return }
        for word in cell.split(whereSeparator: Self.isBetweenWords) where word.contains(where: Self.isTelling)
        {
            words[column, default: []].insert(Array(word))
        }
    }

    /// True for a byte that is not the same character in all encodings: VISCII has letters below 0x20.
    private static func isTelling(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte < 0x20 && CodePage.viscii[byte]?.value != UInt32(byte)
    }

    private static func isBetweenWords(_ byte: UInt8) -> Bool {
        byte < 0x80 && !(0x41...0x5A).contains(byte & 0xDF) && !isTelling(byte)
    }

    private static func isLikelyName(_ cell: [UInt8]) -> Bool {
        cell.count < 100 && cell.contains(UInt8(ascii: " "))
            && !cell.contains { (0x21...0x40).contains($0) && $0 != 0x27 }
    }
}
