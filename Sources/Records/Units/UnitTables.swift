/// Which of the tables in units.tsv have a unit, by their numbers.
///
/// Each is of one day. Of the time between two days nothing is known, so a unit counts for the whole epoch in which
/// it stood on any day. Source: Documentation/Units.md, 2.
struct UnitTables: OptionSet, Sendable {
    let rawValue: UInt8

    static let endOf2022 = UnitTables(rawValue: 1 << 1)
    static let march2025 = UnitTables(rawValue: 1 << 2)
    static let july2025 = UnitTables(rawValue: 1 << 3)
    static let september2026 = UnitTables(rawValue: 1 << 4)

    /// The two epochs: with districts, which ended on 30 June 2025, and without.
    private static let epochs: [UnitTables] = [[.endOf2022, .march2025], [.july2025, .september2026]]

    /// The number of the last table.
    var last: Int { UInt8.bitWidth - 1 - rawValue.leadingZeroBitCount }

    /// All tables of the epochs to which these belong.
    var wholeEpochs: UnitTables {
        Self.epochs.reduce([]) { isDisjoint(with: $1) ? $0 : $0.union($1) }
    }
}

extension UnitTables {
    /// Nil unless `digits` are the numbers of tables, as "12".
    init?(digits: some Collection<UInt8>) {
        guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "1")...UInt8(ascii: "4")).contains($0) })
        else { return nil }
        rawValue = digits.reduce(0) { $0 | 1 << ($1 - UInt8(ascii: "0")) }
    }
}
