/// One question to the tables of units: which unit the names of a ward, a district and a province mean.
struct UnitSearch {
    /// A unit that fits its own name and those above it.
    struct Place {
        let row: Int
        /// All tables of the epochs in which it and the units above it stood so.
        let epochs: UnitTables
        /// False if its letters fit and not its marks.
        let isExact: Bool
        /// True if no level above it was left out.
        let isComplete: Bool
    }

    static let candidateLimit = 3

    let units: AdministrativeUnits
    private let province: WrittenUnit?
    private let district: WrittenUnit?
    private let ward: WrittenUnit?
    /// False if the whole is written without accents.
    private let hasMarks: Bool

    /// Nil if nothing is written.
    init?(_ units: AdministrativeUnits, ward: String?, district: String?, province: String?) {
        self.units = units
        self.province = province.flatMap { WrittenUnit($0, level: .province) }
        self.district = district.flatMap { WrittenUnit($0, level: .district) }
        self.ward = ward.flatMap { WrittenUnit($0, level: .ward) }
        let written = [self.province, self.district, self.ward].compactMap(\.self)
        guard !written.isEmpty else { return nil }
        hasMarks = written.contains(where: \.hasMarks)
    }

    /// Goes down from the province; the first level that does not fit is told.
    func verdict() -> UnitVerdict {
        var above: [Place]?
        for case let written? in [province, district, ward] {
            let places = places(of: written)
            guard !places.isEmpty else {
                let nearest = nearest(to: written, within: above)
                return .unknown(written.level, nearest: nearest.isEmpty ? below(written, above) : nearest)
            }
            let fitting = places.within(above, units)
            guard !fitting.isEmpty else { return displaced(written, places, outside: above) }
            above = fitting
        }
        return settled(above ?? [])
    }

    /// Where the ward or district is that is written below an unknown unit; empty if in more than three places.
    private func below(_ written: WrittenUnit, _ above: [Place]?) -> [AdministrativeUnit] {
        let districts = written.level == .province ? district.map(places) : nil
        guard let lowest = ward.map(places) ?? districts, written.level != .ward else { return [] }
        let places = distinct(lowest.within(ward == nil ? above : districts ?? above, units))
        return places.count > Self.candidateLimit ? [] : places.map(unit)
    }

    /// Every unit that has the name, wherever it is.
    private func places(of written: WrittenUnit) -> [Place] {
        let (rows, names) = (units.rows, units.names)
        var places: [Place] = []
        func add(_ row: Int, isExact: Bool) {
            places.append(
                Place(
                    row: row, epochs: rows[row].tables.wholeEpochs, isExact: isExact,
                    isComplete: written.level == .province))
        }
        for reading in written.readings {
            names.forEach(named: reading.key) { entry in
                let row = Int(entry.row)
                let isExact = entry.key.exact == reading.key.exact
                guard isExact || !reading.hasMarks, rows[row].level == written.level,
                    reading.kind == nil || reading.kind == rows[row].kind
                else { return }
                add(row, isExact: isExact)
            }
        }
        if let code = written.code {
            for row in units.rows(written.level, code) { add(row, isExact: true) }
        }
        return places
    }

    /// A unit that is there, but not in the one written above it.
    private func displaced(
        _ written: WrittenUnit, _ places: [Place], outside above: [Place]?
    ) -> UnitVerdict {
        let wards = ward.map(self.places) ?? []
        let provinces = province.map(self.places)
        if written.level == .district {
            let inDistrict = wards.within(places, units)
            if !inDistrict.isEmpty { return .contradiction(.province, candidates: candidates(inDistrict)) }
            let inProvince = wards.within(provinces, units)
            let better = inProvince.isEmpty ? places : inProvince
            return .contradiction(.district, candidates: candidates(better))
        }
        let inProvince = places.within(provinces ?? units.provinces(of: above ?? []), units)
        if !inProvince.isEmpty { return .contradiction(.ward, candidates: candidates(inProvince)) }
        let near = nearest(to: written, within: above)
        guard near.isEmpty else { return .unknown(.ward, nearest: near) }
        return .contradiction(.ward, candidates: candidates(places))
    }

    private func candidates(_ places: [Place]) -> [AdministrativeUnit] {
        distinct(places).prefix(Self.candidateLimit).map(unit)
    }

    private func settled(_ places: [Place]) -> UnitVerdict {
        var places = places
        if places.contains(where: \.isComplete) { places.removeAll { !$0.isComplete } }
        // Of siblings like Sa Pa and Sa Pả, "Sa Pa" is the first if anything else has its accents.
        if hasMarks, places.contains(where: \.isExact) { places.removeAll { !$0.isExact } }
        let fitting = distinct(places)
        return fitting.count == 1 ? .known(unit(fitting[0])) : .ambiguous(fitting.map(unit))
    }

    func unit(_ place: Place) -> AdministrativeUnit {
        AdministrativeUnit(units: units, row: place.row)
    }

    private func last(_ place: Place) -> Int { units.rows[place.row].tables.last }

    /// The places without those that are an earlier state of another, in the order of their codes.
    private func distinct(_ places: [Place]) -> [Place] {
        guard places.count > 1 else { return places }
        var distinct: [Place] = []
        for place in places.sorted(by: { (last($0), $0.row) > (last($1), $1.row) })
        where !distinct.contains(where: { units.isSame($0.row, place.row) }) {
            distinct.append(place)
        }
        return distinct.sorted { $0.row < $1.row }
    }
}

extension UnitSearch.Place {
    /// The place as a part of the other; nil if it was never in it.
    func within(_ upper: UnitSearch.Place, _ units: AdministrativeUnits) -> UnitSearch.Place? {
        let epochs = epochs.intersection(upper.epochs)
        guard !epochs.isEmpty, units.row(row, isIn: upper.row) else { return nil }
        let isDirect = units.rows[row].parentLevel == units.rows[upper.row].level
        return UnitSearch.Place(
            row: row, epochs: epochs, isExact: isExact, isComplete: isDirect && upper.isComplete)
    }

    /// The place in the first of those `above` that it was in; itself if there are none to look at.
    func within(_ above: [UnitSearch.Place]?, _ units: AdministrativeUnits) -> UnitSearch.Place? {
        guard let above else { return self }
        return above.lazy.compactMap { within($0, units) }.first
    }
}

extension [UnitSearch.Place] {
    /// Those that lie in one of the places `above`; all if there are none to look at.
    func within(_ above: [UnitSearch.Place]?, _ units: AdministrativeUnits) -> [UnitSearch.Place] {
        guard let above else { return self }
        var fitting: [UnitSearch.Place] = []
        for place in self {
            for upper in above {
                if let part = place.within(upper, units) { fitting.append(part) }
            }
        }
        return fitting
    }
}

extension AdministrativeUnits {
    /// True if the unit is a part of the other, directly or not, at any time.
    func row(_ row: Int, isIn upper: Int) -> Bool {
        let part = rows[row], whole = rows[upper]
        return whole.level == .province ? part.province == whole.code : part.isDirectly(in: whole)
    }

    /// True if the two are one unit, or units of one name and place that followed each other.
    func isSame(_ row: Int, _ otherRow: Int) -> Bool {
        let one = rows[row], other = rows[otherRow]
        let hasCode = one.code == other.code
        let isBeside = one.parentLevel == other.parentLevel && one.parent == other.parent
        if hasCode, isBeside { return true }
        return hasCode != isBeside && one.tables.isDisjoint(with: other.tables) && key(row) == key(otherRow)
    }

    private func key(_ row: Int) -> NameKey { NameScan(Self.text(rows[row].name, of: table)).key() }

    fileprivate func provinces(of places: [UnitSearch.Place]) -> [UnitSearch.Place] {
        places.flatMap { place in
            rows(.province, rows[place.row].province).map {
                UnitSearch.Place(
                    row: $0, epochs: rows[$0].tables.wholeEpochs, isExact: true, isComplete: true)
            }
        }
    }
}
