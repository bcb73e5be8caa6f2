extension Row {
    /// The row with these words in the place of some cells, by column; what was wrong with those cells is gone.
    ///
    /// What is wrong with the row as a whole stays wrong: which cell belongs to which column is not known then.
    package func correcting(_ words: [Int: String]) -> Row {
        var (cells, mended) = (cells, mended)
        for (column, text) in words {
            while cells.count <= column { cells.append([]) }
            cells[column] = Array(text.utf8)
            mended[column] = nil
        }
        let open = defects.filter { defect in defect.column.map { words[$0] == nil } ?? true }
        // What was typed is looked at like any other cell.
        let found = Row(line: line, cells: cells, defects: open).defects
        return Row(self, cells: cells, defects: found, mended: mended)
    }
}

extension RowDefect {
    /// The cell that alone is wrong; nil when it is the row.
    fileprivate var column: Int? {
        switch self {
        case .invalidUTF8(let column, _, _), .cellTooLong(let column, _), .notInEncoding(_, let column, _, _),
            .otherEncoding(let column, _), .unsureCase(let column), .mended(let column),
            .errorValue(let column, _), .formulaWithoutValue(let column), .digitsLost(let column),
            .unreadableNumber(let column), .doubledKey(let column), .nestedValue(let column):
            column
        case .tooFewCells, .tooManyCells, .unclosedQuote, .strayQuote, .rowTooLong, .unnamedCell, .notJSON,
            .unknownKey:
            nil
        }
    }
}
