import CUnits
import Synchronization

/// Vietnam's administrative units before and after 1 July 2025.
///
/// Source: Documentation/Units.md.
package final class AdministrativeUnits: Sendable {
    /// Those inside the program; they are laid out when first asked for, in about ten milliseconds.
    package static let shared = AdministrativeUnits(table: embeddedTable())

    /// The bytes that names are parts of.
    let table: [UInt8]
    /// In the order of levels, then of codes, then of time.
    let rows: [UnitRow]
    let names: NameIndex
    /// The answers of late; rows beside each other ask the same.
    private let recent = Mutex<[Question: UnitVerdict]>([:])

    /// Lines that are not a unit are passed over.
    init(table: [UInt8]) {
        // A line has 24 bytes or more.
        let capacity = table.count / 24
        var rows: [UnitRow] = []
        var names = NameIndex(capacity: capacity)
        rows.reserveCapacity(capacity)
        var provinces = [Int32](repeating: 0, count: 1_000)
        var name = NameScan()
        Self.forEachLine(of: table) { cells in
            guard let row = UnitRow(cells, of: table, provinces: provinces) else { return }
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
        self.rows = rows
        self.names = names
    }

    /// Which unit these names mean; nil if nothing is written in any of them.
    ///
    /// Any of the three may be missing; a name comes with its kind or without, in any case, with accents or with none
    /// at all, or is a code. What is written is only read.
    package func find(ward: String?, district: String?, province: String?) -> UnitVerdict? {
        let question = Question(ward: ward, district: district, province: province)
        if let verdict = recent.withLock({ $0[question] }) { return verdict }
        let search = UnitSearch(self, ward: ward, district: district, province: province)
        guard let verdict = search?.verdict() else { return nil }
        recent.withLock { recent in
            if recent.count >= Self.recentLimit { recent.removeAll(keepingCapacity: true) }
            recent[question] = verdict
        }
        return verdict
    }

    private static let recentLimit = 1_000

    private struct Question: Hashable {
        let ward: String?
        let district: String?
        let province: String?
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
