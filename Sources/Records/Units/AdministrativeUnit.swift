/// A province, district or ward as it was called at some time.
package struct AdministrativeUnit: Sendable {
    let units: AdministrativeUnits
    /// Its place in ``AdministrativeUnits/rows``.
    let row: Int

    private var line: UnitRow { units.rows[row] }

    package var level: UnitLevel { line.level }

    /// The statistical code: 2 digits for a province, 3 for a district, 5 for a ward.
    ///
    /// The same code may have been another unit at another time.
    package var code: String { Int(line.code).padded(to: level.codeWidth) }

    /// With the units above, as an address has it: "Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh".
    package var path: String { above.map { "\(fullName), \($0.path)" } ?? fullName }

    private var fullName: String {
        "\(line.kind.word) \(AdministrativeUnits.text(line.name, of: units.table))"
    }

    /// The unit above, as it was called last while this one stood; nil for a province.
    private var above: AdministrativeUnit? {
        guard let level = line.parentLevel else { return nil }
        return units.rows(level, line.parent).last { !units.rows[$0].tables.isDisjoint(with: line.tables) }
            .map { AdministrativeUnit(units: units, row: $0) }
    }
}

extension AdministrativeUnit: CustomStringConvertible {
    package var description: String { "\(code) \(path)" }
}
