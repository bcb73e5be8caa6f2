import Records
import Testing

/// The counts are those that the packages and the resolutions themselves give; see Documentation/Units.md.
@Suite("The tables of administrative units")
struct UnitsTableTests {
    let file: UnitsFile

    init() throws { file = try UnitsFile() }

    @Test(
        "Each has its provinces, districts and wards",
        arguments: [
            (1, [63, 705, 10_599]), (2, [63, 696, 10_035]), (3, [34, 0, 3_321]), (4, [34, 0, 3_321]),
        ])
    func counts(_ table: Int, _ counts: [Int]) {
        let units = file.units.filter { $0.tables.contains(table) }
        let found = UnitLevel.allCases.map { level in
            Set(units.filter { $0.level == level }.map(\.code)).count
        }
        #expect(found == counts)
    }

    @Test(
        "Each has its kinds of ward and its cities",
        arguments: [
            (1, [1_737, 8_248, 614, 0, 5]), (2, [1_726, 7_692, 617, 0, 6]), (3, [687, 2_621, 0, 13, 6]),
            (4, [709, 2_599, 0, 13, 9]),
        ])
    func kinds(_ table: Int, _ counts: [Int]) {
        let units = file.units.filter { $0.tables.contains(table) }
        let wards = ["P", "X", "TT", "ĐK"].map { kind in units.count { $0.kind == kind } }
        let cities = units.count { $0.level == .province && $0.kind == "TP" }
        #expect(wards + [cities] == counts)
    }

    @Test(
        "Every unit has a unit above it in each of its tables: wards a district until 2025, then a province")
    func hierarchy() {
        for table in 1...4 {
            for address in file.addresses(in: table) {
                #expect(address[.province] != nil)
                #expect((address[.district] != nil) == (table < 3 && address.count > 1))
            }
        }
    }

    @Test(
        "Units of the packages, taken from their own files, are known by their codes",
        arguments: UnitsSample.addresses)
    func sample(_ code: String, _ path: String) throws {
        let names = path.split(separator: ", ").map(String.init)
        let verdict = AdministrativeUnits.shared.find(
            ward: names[0], district: names.count == 3 ? names[1] : nil, province: names.last)
        guard case .known(let unit)? = verdict else {
            Issue.record("\(path): \(verdict as Any)")
            return
        }
        #expect(unit.code == code)
    }

    @Test("The first digits of an identity number are one of the 63 provinces before July 2025, or a country")
    func birthplaces() throws {
        let provinces = Set(
            file.units.filter { $0.level == .province && $0.tables.contains(1) }.map { "0" + $0.code })
        for place in 0...999 {
            let digits = String(String(place + 1_000).dropFirst())
            let isKnown = try !remarks(["national_id": digits + "190004321"]).contains("national-id.province")
            #expect(isKnown == (place > 100 || provinces.contains(digits)), "\(digits)")
        }
    }
}
