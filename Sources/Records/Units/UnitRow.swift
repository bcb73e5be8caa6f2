/// A line of units.tsv: a unit as it was called at some time.
struct UnitRow: Sendable {
    let tables: UnitTables
    let level: UnitLevel
    /// The digits as a number; with the level they are the code.
    let code: Int32
    let kind: UnitKind
    /// Without the word of its kind; where it stands in the table.
    let name: Range<Int32>
    /// The level of the unit above; nil for provinces.
    let parentLevel: UnitLevel?
    let parent: Int32
    /// The code of the province that it is in or is.
    let province: Int32

    private enum Column: Int, CaseIterable {
        case tables, code, kind, name, parent, otherNames
    }

    /// Nil if the cells are not those of a unit.
    ///
    /// `provinces` are the provinces of the districts, by their codes.
    init?(_ cells: [Range<Int>], of table: [UInt8], provinces: [Int32]) {
        guard cells.count == Column.allCases.count else { return nil }
        func cell(_ column: Column) -> ArraySlice<UInt8> { table[cells[column.rawValue]] }
        guard let tables = UnitTables(digits: cell(.tables)),
            let (level, code) = Self.code(cell(.code)),
            let kind = UnitKind.allCases.first(where: { $0.rawValue.utf8.elementsEqual(cell(.kind)) })
        else { return nil }
        let parent = Self.code(cell(.parent))
        guard (parent == nil) == (level == .province) else { return nil }
        self.tables = tables
        self.level = level
        self.code = code
        self.kind = kind
        let place = cells[Column.name.rawValue]
        name = Int32(place.lowerBound)..<Int32(place.upperBound)
        parentLevel = parent?.level
        self.parent = parent?.code ?? 0
        province =
            switch parent?.level {
            case .province?: self.parent
            case .district?: provinces[Int(self.parent)]
            case .ward?, nil: code
            }
    }

    /// True if the other unit is the one right above; whether at the same time is another question.
    func isDirectly(in other: UnitRow) -> Bool { parentLevel == other.level && parent == other.code }

    /// The names under which the unit is found too, in a row's last cell with semicolons between.
    static func otherNames(_ cells: [Range<Int>], of table: [UInt8]) -> [String] {
        table[cells[Column.otherNames.rawValue]].split(separator: UInt8(ascii: ";"))
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// The level and number of a code; nil if it does not have the digits of one.
    static func code(_ digits: ArraySlice<UInt8>) -> (level: UnitLevel, code: Int32)? {
        guard let level = UnitLevel.allCases.first(where: { $0.codeWidth == digits.count }),
            let number = Int(digits: digits)
        else { return nil }
        return (level, Int32(number))
    }
}
