/// One pass over the bytes of a row: RFC 4180, with every way a real file departs from it named as a defect.
struct RowScan {
    static let quote = UInt8(ascii: "\"")
    /// A quoted cell longer than this is taken for a quote that was never closed; 64 KiB.
    static let cellLimit = 65_536
    static let columnLimit = 256
    /// A rejects file has the findings beside as many columns.
    static let keptLimit = columnLimit + RejectsFile.columns.count

    private let delimiter: UInt8
    private let isLast: Bool
    private(set) var cells: [[UInt8]] = []
    /// Cells found, also those beyond the limit of columns, which are counted but not kept.
    private(set) var cellCount = 0
    private(set) var defects: [RowDefect] = []
    /// Bytes of the row with its line end.
    private(set) var length = 0
    /// Physical lines the row takes.
    private(set) var lineCount = 1

    /// Scans the row at the start of `bytes`; nil if more must be read first.
    ///
    /// `isLast` says that the file ends with `bytes`; `width` is how many cells to expect.
    init?(_ bytes: Span<UInt8>, delimiter: UInt8, isLast: Bool, width: Int) {
        self.delimiter = delimiter
        self.isLast = isLast
        cells.reserveCapacity(width)
        var position = 0
        while true {
            let isQuoted = position < bytes.count && bytes[position] == Self.quote
            guard let end = isQuoted ? quotedCell(bytes, position) : plainCell(bytes, position..<position)
            else { return nil }
            guard end < bytes.count, bytes[end] == delimiter else {
                guard let lineEnd = LineEnd.length(in: bytes, at: end, isLast: isLast) else { return nil }
                length = end + lineEnd
                return
            }
            position = end + 1
        }
    }

    /// Takes a cell without quotes; returns where it ends, nil if that is not in memory.
    ///
    /// `passed` is the part of it already looked at: empty, or a quoted text with more behind it.
    private mutating func plainCell(_ bytes: Span<UInt8>, _ passed: Range<Int>) -> Int? {
        var index = passed.upperBound
        var quotes = !passed.isEmpty
        while index < bytes.count {
            let byte = bytes[index]
            if byte == delimiter || LineEnd.begins(with: byte) { break }
            quotes = quotes || byte == Self.quote
            index += 1
        }
        guard index < bytes.count || isLast else { return nil }
        if quotes { defects.append(.strayQuote(column: cellCount)) }
        keep(bytes, passed.lowerBound..<index)
        return index
    }

    /// Takes a cell that opens with a quote; returns where it ends, nil if that is not in memory.
    private mutating func quotedCell(_ bytes: Span<UInt8>, _ open: Int) -> Int? {
        guard let (close, lines, escapes) = closingQuote(bytes, after: open) else { return nil }
        guard close < bytes.count else { return unclosed(bytes, open) }
        let end = close + 1
        guard end < bytes.count || isLast else { return nil }
        guard end == bytes.count || bytes[end] == delimiter || LineEnd.begins(with: bytes[end]) else {
            // Over several lines it is far likelier that this quote opens another row's cell.
            return lines > 0 ? unclosed(bytes, open) : plainCell(bytes, open..<end)
        }
        lineCount += lines
        keep(bytes, open + 1..<close, unescaping: escapes)
        return end
    }

    /// The quote that closes the cell, or the count if none does.
    ///
    /// Nil if it may still come. `lines` counts line ends inside, `escapes` says there are doubled quotes.
    private func closingQuote(
        _ bytes: Span<UInt8>, after open: Int
    ) -> (close: Int, lines: Int, escapes: Bool)? {
        var (index, lines, escapes) = (open + 1, 0, false)
        while index < bytes.count {
            let byte = bytes[index]
            if byte == Self.quote {
                guard index + 1 < bytes.count else { return isLast ? (index, lines, escapes) : nil }
                guard bytes[index + 1] == Self.quote else { return (index, lines, escapes) }
                escapes = true
                index += 1
            } else if byte == LineEnd.carriageReturn
                || byte == LineEnd.lineFeed && bytes[index - 1] != LineEnd.carriageReturn
            {
                lines += 1
            }
            index += 1
            if index - open - 1 > Self.cellLimit { return (bytes.count, lines, escapes) }
        }
        return isLast ? (bytes.count, lines, escapes) : nil
    }

    /// Takes the rest of the line on which the quote opened, so that the next line is a row again.
    private mutating func unclosed(_ bytes: Span<UInt8>, _ open: Int) -> Int? {
        let end = LineEnd.index(in: bytes, from: open)
        guard end < bytes.count || isLast else { return nil }
        defects.append(.unclosedQuote(column: cellCount))
        keep(bytes, open..<end)
        return end
    }

    private mutating func keep(_ bytes: Span<UInt8>, _ range: Range<Int>, unescaping: Bool = false) {
        let column = cellCount
        cellCount += 1
        guard column < Self.keptLimit else { return }
        if range.count > Self.cellLimit {
            defects.append(.cellTooLong(column: column, byteCount: range.count))
        }
        let cell = bytes.extracting(range).withUnsafeBytes { [UInt8]($0) }
        cells.append(unescaping ? Self.unescaped(cell) : cell)
    }

    /// Doubled quotes become one.
    private static func unescaped(_ cell: [UInt8]) -> [UInt8] {
        var result = [UInt8]()
        result.reserveCapacity(cell.count)
        var followsQuote = false
        for byte in cell {
            followsQuote = byte == quote && !followsQuote
            if byte != quote || followsQuote { result.append(byte) }
        }
        return result
    }
}
