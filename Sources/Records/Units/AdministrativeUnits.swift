import CUnits

/// The tables of Vietnam's administrative units before and after 1 July 2025, and what became of each.
///
/// Immutable. Source: Documentation/Units.md.
package final class AdministrativeUnits: Sendable {
    /// The tables inside the program; they are laid out when first asked for.
    package static let shared = AdministrativeUnits(table: embeddedTable())

    /// In the order of time.
    package let epochs: [AdministrativeEpoch]
    /// The bytes that names are parts of.
    let table: [UInt8]
    /// In the order of levels, then of codes, then of time.
    let rows: [UnitRow]
    let names: NameIndex

    /// Lines that are neither an epoch nor a unit are passed over.
    init(table: [UInt8]) {
        // A line has 32 bytes or more.
        let capacity = table.count / 32
        var epochs: [AdministrativeEpoch] = []
        var rows: [UnitRow] = []
        var names = NameIndex(capacity: capacity)
        rows.reserveCapacity(capacity)
        var provinces = [Int32](repeating: 0, count: 1_000)
        var name = NameScan()
        Self.forEachLine(of: table) { cells in
            guard let row = UnitRow(cells, of: table, provinces: provinces) else {
                if let epoch = AdministrativeEpoch(cells, of: table) { epochs.append(epoch) }
                return
            }
            name.read(Self.text(row.name, of: table).unicodeScalars)
            names.add(name, row: rows.count)
            for other in UnitRow.otherNames(cells, of: table) {
                name.read(other.unicodeScalars)
                names.add(name, row: rows.count)
            }
            if row.level == .district { provinces[Int(row.code)] = row.province }
            rows.append(row)
        }
        self.table = table
        self.epochs = epochs
        self.rows = rows
        self.names = names
    }

    /// Every unit of every epoch; one that changed its name, kind or place is here once for each.
    package var all: some RandomAccessCollection<AdministrativeUnit> {
        rows.indices.lazy.map { AdministrativeUnit(tables: self, row: $0) }
    }

    /// The unit that had the code in the epoch: 2 digits for a province, 3 for a district, 5 for a ward.
    package func unit(code: String, in epoch: AdministrativeEpoch) -> AdministrativeUnit? {
        guard let (level, code) = UnitRow.code(ArraySlice(code.utf8)) else { return nil }
        return rows(level, code).last { rows[$0].epochs.contains(number: epoch.number) }
            .map { AdministrativeUnit(tables: self, row: $0) }
    }

    /// The rows of a code, in the order of time.
    func rows(_ level: UnitLevel, _ code: Int32) -> Range<Int> {
        let first = firstRow { ($0.level, $0.code) >= (level, code) }
        let end = firstRow { ($0.level, $0.code) > (level, code) }
        return first..<end
    }

    private func firstRow(where isReached: (UnitRow) -> Bool) -> Int {
        var low = 0, high = rows.count
        while low < high {
            let middle = low + (high - low) / 2
            if isReached(rows[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    static func text(_ place: Range<Int32>, of table: [UInt8]) -> String {
        String(decoding: table[Int(place.lowerBound)..<Int(place.upperBound)], as: UTF8.self)
    }

    private static func forEachLine(of table: [UInt8], _ body: ([Range<Int>]) -> Void) {
        var cells: [Range<Int>] = []
        var start = 0
        for (place, byte) in table.enumerated() where byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
        {
            cells.append(start..<place)
            start = place + 1
            if byte == UInt8(ascii: "\n") {
                body(cells)
                cells.removeAll(keepingCapacity: true)
            }
        }
    }

    private static func embeddedTable() -> [UInt8] {
        var count = 0
        let bytes = units_table(&count)
        return Array(UnsafeBufferPointer(start: bytes, count: count))
    }
}
