import Tables

/// Which lines of a table are planned for which cells of which page.
///
/// It lies in temporary files without a name, so that memory does not grow with the run; rows may come in any order.
struct PlannedPages {
    struct Cell: Hashable {
        let line: Int
        /// From 1.
        let cell: Int
    }

    private struct Entry {
        var line: UInt64 = 0
        var cell: UInt64 = 0
        /// The entry before it on the same page, from 1; 0 for none.
        var next: UInt64 = 0
    }

    private let heads: OpenFile
    private let entries: OpenFile
    private var count: UInt64 = 0

    /// For pages that are numbered from 0 through all documents.
    ///
    /// Throws ``TableError/noRoom(errno:)``.
    init(pages: Int) throws(TableError) {
        heads = try OpenFile.made(byteCount: pages * MemoryLayout<UInt64>.stride)
        entries = try OpenFile.made()
    }

    mutating func add(_ cell: Cell, page: Int) throws(TableError) {
        let head = try heads.value(UInt64(0), number: page)
        let entry = Entry(line: UInt64(clamping: cell.line), cell: UInt64(clamping: cell.cell), next: head)
        try entries.set(entry, number: Int(count))
        count += 1
        try heads.set(count, number: page)
    }

    /// What is planned for the page, in the order of adding.
    func cells(page: Int) throws(TableError) -> [Cell] {
        var cells: [Cell] = []
        var next = try heads.value(UInt64(0), number: page)
        while next > 0 {
            let entry = try entries.value(Entry(), number: Int(next) - 1)
            cells.append(Cell(line: Int(clamping: entry.line), cell: Int(clamping: entry.cell)))
            next = entry.next
        }
        return cells.reversed()
    }
}
