import Records
import Testing

/// The counts are those that a Python program took from the packages themselves; see derive.py beside the table.
@Suite("The tables of administrative units")
struct UnitsTableTests {
    let tables = AdministrativeUnits.shared

    @Test(
        "Each epoch has its provinces, districts and wards",
        arguments: [
            ("2022-12-31", [63, 705, 10_599]), ("2025-03-01", [63, 696, 10_035]),
            ("2025-07-01", [34, 0, 3_321]),
            ("2026-04-30", [34, 0, 3_321]), ("2026-09-01", [34, 0, 3_321]), ("2026-09-20", [34, 0, 3_321]),
        ])
    func counts(_ day: String, _ counts: [Int]) throws {
        let epoch = try #require(tables.epochs.first { $0.day.iso == day })
        let units = tables.all.filter { $0.epochs.contains(epoch) }
        let found = UnitLevel.allCases.map { level in
            Set(units.filter { $0.level == level }.map(\.code)).count
        }
        #expect(found == counts)
        #expect(epoch.hasDistricts == (counts[1] > 0))
    }

    @Test(
        "Each epoch has its kinds of ward and its cities",
        arguments: [
            (1, [1_737, 8_248, 614, 0, 5]), (2, [1_726, 7_692, 617, 0, 6]), (3, [687, 2_621, 0, 13, 6]),
            (4, [697, 2_611, 0, 13, 7]), (5, [697, 2_611, 0, 13, 8]), (6, [709, 2_599, 0, 13, 9]),
        ])
    func kinds(_ number: Int, _ counts: [Int]) {
        let units = tables.all.filter { $0.epochs.contains { $0.number == number } }
        let wards = [UnitKind.phuong, .xa, .thiTran, .dacKhu].map { kind in units.count { $0.kind == kind } }
        let cities = units.count { $0.level == .province && $0.kind == .thanhPho }
        #expect(wards + [cities] == counts)
    }

    @Test("Every unit has a unit above it in each of its epochs, and its code finds it there")
    func hierarchy() throws {
        for unit in tables.all {
            let parent = unit.parent
            #expect((parent == nil) == (unit.level == .province), "\(unit)")
            for epoch in unit.epochs {
                #expect(tables.unit(code: unit.code, in: epoch)?.code == unit.code)
                guard let parent else { continue }
                let above = tables.unit(code: parent.code, in: epoch)
                #expect(above?.level == (epoch.hasDistricts && unit.level == .ward ? .district : .province))
            }
        }
    }

    @Test("Every unit that ended has successors, but the districts of 2025 and one ward")
    func successors() throws {
        let today = try #require(tables.epochs.last)
        var ends: [String] = []
        for unit in tables.all where !unit.epochs.contains(today) {
            let isDistrictOf2025 = unit.level == .district && unit.epochs.last?.number == 2
            if unit.successors.isEmpty, !isDistrictOf2025 { ends.append(unit.path) }
            #expect(unit.successors.allSatisfy { $0.epochs[0].number <= (unit.epochs.last?.number ?? 0) + 1 })
        }
        #expect(ends == ["Xã Phú An Hòa, Huyện Châu Thành, Tỉnh Bến Tre"])
        #expect(!tables.all.contains { $0.epochs.contains(today) && !$0.successors.isEmpty })
    }

    @Test("Every ward of July 2025 was made of wards of March 2025")
    func predecessors() {
        let before = tables.all.filter { $0.epochs.last?.number == 2 }
        let made = Set(before.flatMap(\.successors).filter { $0.level == .ward }.map(\.code))
        let wards = tables.all.filter { $0.level == .ward && $0.epochs.contains { $0.number == 3 } }
        #expect(Set(wards.map(\.code)) == made)
    }

    @Test(
        "Who became whom",
        arguments: [
            ("26740", 2, ["26740 Phường Sài Gòn, Thành phố Hồ Chí Minh"]),
            (
                "00016", 2,
                ["00004 Phường Ba Đình, Thành phố Hà Nội", "00008 Phường Ngọc Hà, Thành phố Hà Nội"]
            ),
            ("00010", 1, ["00004 Phường Trúc Bạch, Quận Ba Đình, Thành phố Hà Nội"]),
            ("755", 2, ["26732 Đặc khu Côn Đảo, Thành phố Hồ Chí Minh"]),
            ("474", 1, ["474 Quận Thuận Hóa, Thành phố Huế", "475 Quận Phú Xuân, Thành phố Huế"]),
            ("74", 2, ["79 Thành phố Hồ Chí Minh"]), ("10", 2, ["15 Tỉnh Lào Cai"]),
            ("75", 3, ["75 Thành phố Đồng Nai"]),
            ("26485", 3, ["26485 Phường Nhơn Trạch, Thành phố Đồng Nai"]),
        ])
    func examples(_ code: String, _ number: Int, _ successors: [String]) throws {
        let epoch = try #require(tables.epochs.first { $0.number == number })
        let unit = try #require(tables.unit(code: code, in: epoch))
        #expect(Set(unit.successors.map(\.description)) == Set(successors))
    }

    @Test("The first digits of an identity number are one of 63 provinces or another country")
    func birthplaces() {
        let provinces = (0...999).compactMap { place -> String? in
            let digits = String(String(place + 1_000).dropFirst())
            switch tables.birthplace(ofIdentityNumber: digits + "190004321") {
            case .province(let unit)?: return unit.code
            case .abroad(let number)?:
                #expect(number == place && place > 100)
                return nil
            case nil:
                #expect(place <= 100)
                return nil
            }
        }
        #expect(
            provinces.joined(separator: " ")
                == """
                01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 \
                49 51 52 54 56 58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96
                """)
    }

    @Test(
        "What is no identity number has no birthplace", arguments: ["", "079", "025123456", "******004321"])
    func noBirthplace(_ number: String) {
        #expect(tables.birthplace(ofIdentityNumber: number) == nil)
    }

    @Test("A birthplace is a province of before the merger")
    func oldNames() throws {
        let birthplace = tables.birthplace(ofIdentityNumber: "010090000777")
        guard case .province(let unit)? = birthplace else { throw Unexpected() }
        #expect(unit.path == "Tỉnh Lào Cai" && unit.epochs.allSatisfy(\.hasDistricts))
        let hue = tables.birthplace(ofIdentityNumber: "046090000777")
        guard case .province(let unit)? = hue else { throw Unexpected() }
        #expect(unit.path == "Tỉnh Thừa Thiên Huế")
    }
}
