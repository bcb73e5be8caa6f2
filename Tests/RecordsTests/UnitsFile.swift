import Foundation
import Records
import Testing

/// The table as it lies beside its C module, read by other means than those of Records.
struct UnitsFile {
    struct Unit: Sendable {
        /// The numbers of the tables that have it, 1 and 2 with districts, 3 and 4 without.
        let tables: Set<Int>
        let code: String
        let kind: String
        let name: String
        let parent: String

        var fullName: String { "\(UnitsFile.words[kind] ?? "") \(name)" }
        var level: UnitLevel { code.count == 2 ? .province : code.count == 3 ? .district : .ward }
    }

    static let words = [
        "P": "Phường", "X": "Xã", "TT": "Thị trấn", "ĐK": "Đặc khu", "Q": "Quận", "H": "Huyện",
        "TX": "Thị xã", "TP": "Thành phố", "T": "Tỉnh",
    ]

    let units: [Unit]

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "Sources/CUnits/units.tsv"), encoding: .utf8)
        units = try text.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            try #require(cells.count == 6)
            return Unit(
                tables: Set(cells[0].compactMap(\.wholeNumberValue)), code: cells[1], kind: cells[2],
                name: cells[3], parent: cells[4])
        }
    }

    /// The units of one table, each with those above it.
    func addresses(in table: Int) -> [[UnitLevel: Unit]] {
        let units = units.filter { $0.tables.contains(table) }
        let byCode = Dictionary(units.map { ($0.code, $0) }) { first, _ in first }
        return units.map { unit in
            var address = [unit.level: unit]
            var next = byCode[unit.parent]
            while let unit = next {
                address[unit.level] = unit
                next = byCode[unit.parent]
            }
            return address
        }
    }
}
