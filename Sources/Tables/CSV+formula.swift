extension CSV {
    /// The cell with a `'` before each of its lines that a spreadsheet would run as a formula.
    ///
    /// A formula begins with `=`, `+`, `-`, `@` or a tab, also in full width, after any blanks. A line of one or
    /// more `'` and then a formula gets one more, so ``restored(_:)`` gives back every cell exactly.
    package static func neutralised(_ cell: [UInt8]) -> [UInt8] {
        guard cell.contains(where: isSuspicious) else { return cell }
        return lines(of: cell).flatMap { line in
            isFormula(line.drop { $0 == apostrophe }) ? [apostrophe] + line : Array(line)
        }
    }

    /// The cell that ``neutralised(_:)`` made this of; a cell it cannot have made is returned as it is.
    package static func restored(_ cell: [UInt8]) -> [UInt8] {
        guard cell.contains(apostrophe) else { return cell }
        return lines(of: cell).flatMap { line in
            let rest = line.drop { $0 == apostrophe }
            return rest.count < line.count && isFormula(rest) ? Array(line.dropFirst()) : Array(line)
        }
    }

    private static let apostrophe = UInt8(ascii: "'")

    private static let starters = ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"].map { Array($0.utf8) }

    /// Space, no-break space, ideographic space, zero-width space and byte order mark.
    private static let blanks = [" ", "\u{A0}", "\u{3000}", "\u{200B}", "\u{FEFF}"].map { Array($0.utf8) }

    /// True for a byte with which a starter begins: a quick way past the cells that need no second look.
    private static func isSuspicious(_ byte: UInt8) -> Bool {
        starters.contains { $0.first == byte }
    }

    private static func isFormula(_ line: ArraySlice<UInt8>) -> Bool {
        var rest = line
        while let blank = blanks.first(where: { rest.starts(with: $0) }) {
            rest = rest.dropFirst(blank.count)
        }
        return starters.contains { rest.starts(with: $0) }
    }

    /// The lines of a cell, each with the CR or LF behind it.
    private static func lines(of cell: [UInt8]) -> [ArraySlice<UInt8>] {
        var (lines, start) = ([ArraySlice<UInt8>](), 0)
        for index in cell.indices where LineEnd.begins(with: cell[index]) {
            lines.append(cell[start...index])
            start = index + 1
        }
        return lines + [cell[start...]]
    }
}
