/// Lines of CSV as QRPress writes them: RFC 4180, quotes only where needed, LF at the end.
package enum CSV {
    package static let comma = UInt8(ascii: ",")

    /// One line, with its LF.
    package static func line(_ cells: [some StringProtocol]) -> [UInt8] {
        line(cells.map { Array($0.utf8) })
    }

    /// One line, with its LF; the bytes of the cells are carried as they are.
    package static func line(_ cells: [[UInt8]], delimiter: UInt8 = comma) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(cells.reduce(cells.count) { $0 + $1.count + 2 })
        for (column, cell) in cells.enumerated() {
            if column > 0 { line.append(delimiter) }
            append(cell, to: &line, delimiter: delimiter)
        }
        line.append(LineEnd.lineFeed)
        return line
    }

    private static func append(_ cell: [UInt8], to line: inout [UInt8], delimiter: UInt8) {
        let needsQuotes = cell.contains {
            $0 == delimiter || $0 == RowScan.quote || LineEnd.begins(with: $0)
        }
        guard needsQuotes else { return line.append(contentsOf: cell) }
        line.append(RowScan.quote)
        for byte in cell {
            if byte == RowScan.quote { line.append(byte) }
            line.append(byte)
        }
        line.append(RowScan.quote)
    }
}
