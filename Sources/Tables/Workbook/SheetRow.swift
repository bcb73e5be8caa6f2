/// A row of a worksheet that has a cell with something in it.
struct SheetRow {
    /// Its number in the worksheet, from 1.
    let line: Int
    /// Up to the last that is not empty, but at most 256.
    private(set) var cells: [[UInt8]] = []
    /// The first column beyond these 256 with a cell that is not empty.
    private(set) var surplus: Int?
    private(set) var numbers: ColumnSet = []
    private(set) var defects: [RowDefect] = []
    private var byteCount = 0

    init(line: Int) { self.line = line }

    var isEmpty: Bool { cells.isEmpty && surplus == nil && defects.isEmpty }

    /// Columns come in their order.
    mutating func place(_ cell: [UInt8], at column: Int) {
        guard !cell.isEmpty else { return }
        guard column < RowScan.columnLimit else {
            surplus = surplus ?? column
            return
        }
        byteCount += cell.count
        guard byteCount <= CSVFile.rowLimit else {
            (cells, defects, numbers) = ([], [.rowTooLong(limit: CSVFile.rowLimit)], [])
            return
        }
        while cells.count < column { cells.append([]) }
        cells.append(cell)
        if cell.count > RowScan.cellLimit { note(.cellTooLong(column: column, byteCount: cell.count)) }
    }

    mutating func place(_ number: CellNumber, at column: Int) {
        place(number.text, at: column)
        if number.isNumber { numbers.insert(column) }
        switch number.fault {
        case .digitsLost: note(.digitsLost(column: column))
        case .unreadable: note(.unreadableNumber(column: column))
        case nil: break
        }
    }

    mutating func note(_ defect: RowDefect) {
        // Of a row that is not kept nothing more is said.
        if byteCount <= CSVFile.rowLimit { defects.append(defect) }
    }
}
