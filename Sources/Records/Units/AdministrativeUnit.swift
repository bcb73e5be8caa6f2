/// A province, district or ward as it was called in some epochs.
package struct AdministrativeUnit: Sendable {
    let tables: AdministrativeUnits
    /// Its place in ``AdministrativeUnits/rows``.
    let row: Int
    /// The epochs that are looked at, some of those in which it stood so.
    private let span: EpochSet

    init(tables: AdministrativeUnits, row: Int, in span: EpochSet? = nil) {
        self.tables = tables
        self.row = row
        self.span = span ?? tables.rows[row].epochs
    }

    private var line: UnitRow { tables.rows[row] }

    package var level: UnitLevel { line.level }
    package var kind: UnitKind { line.kind }

    /// The statistical code: 2 digits for a province, 3 for a district, 5 for a ward.
    ///
    /// The same code may be another unit in another epoch.
    package var code: String { Int(line.code).padded(to: level.codeWidth) }

    /// Without the word of its kind: "Bến Nghé", "1".
    package var name: String { AdministrativeUnits.text(line.name, of: tables.table) }

    /// "Phường Bến Nghé".
    package var fullName: String { "\(kind.word) \(name)" }

    /// With the units above, as an address has it: "Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh".
    package var path: String { parent.map { "\(fullName), \($0.path)" } ?? fullName }

    /// The epochs in which it stood so; never empty.
    package var epochs: [AdministrativeEpoch] {
        tables.epochs.filter { line.epochs.contains(number: $0.number) }
    }

    /// The unit above, as it was called last in the epochs that were asked for; nil for a province.
    package var parent: AdministrativeUnit? {
        guard let level = line.parentLevel else { return nil }
        return tables.rows(level, line.parent).last { !tables.rows[$0].epochs.isDisjoint(with: span) }
            .map {
                AdministrativeUnit(tables: tables, row: $0, in: tables.rows[$0].epochs.intersection(span))
            }
    }

    /// What it became when its last epoch ended, likeliest first.
    ///
    /// Empty for a unit of today, for the districts of 2025, which have no successors but their wards', and for one
    /// unit of which it is not known.
    package var successors: [AdministrativeUnit] {
        let end = line.epochs.last
        guard let next = tables.epochs.first(where: { $0.number > end }) else { return [] }
        return AdministrativeUnits.text(line.successors, of: tables.table).split(separator: " ")
            .compactMap { tables.unit(code: String($0), in: next) }
    }
}

extension AdministrativeUnit: Hashable {
    package static func == (left: AdministrativeUnit, right: AdministrativeUnit) -> Bool {
        left.tables === right.tables && left.row == right.row
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(row) }
}

extension AdministrativeUnit: CustomStringConvertible {
    package var description: String { "\(code) \(path)" }
}
