import Records
import Testing

@Suite("What is said of units that are not plain")
struct UnitsVerdictTests {
    let units = AdministrativeUnits.shared

    private func unknown(_ ward: String?, _ district: String?, _ province: String?) throws -> (
        UnitLevel, [String]
    ) {
        let verdict = units.find(ward: ward, district: district, province: province)
        guard case .unknown(let level, let nearest)? = verdict else {
            Issue.record("\(verdict as Any)")
            throw Unexpected()
        }
        return (level, nearest.map(\.path))
    }

    @Test("A name that differs in accents alone is unknown, and the unit is shown")
    func otherAccents() throws {
        let (level, nearest) = try unknown("Phường Bến Nghê", "Quận 1", "TP.HCM")
        #expect(level == .ward && nearest == ["Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh"])
        #expect(try unknown(nil, nil, "Đà Nằng").1 == ["Thành phố Đà Nẵng"])
        #expect(try unknown("Đại Kim", "Hoang Mài", "Hà Nội").0 == .district)
    }

    @Test("A name with a wrong kind is unknown, and the unit is shown")
    func otherKind() throws {
        #expect(
            try unknown("Xã Bến Nghé", "Quận 1", "TP.HCM").1 == [
                "Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh"
            ])
        #expect(try unknown(nil, nil, "Tỉnh Hà Nội").1 == ["Thành phố Hà Nội"])
    }

    @Test("A misspelt name is unknown, and the likest in the unit above are shown, at most three")
    func misspelt() throws {
        let (level, nearest) = try unknown("Phường Bến Ngé", "Quận 1", "TP.HCM")
        #expect(level == .ward && nearest == ["Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh"])
        #expect(
            try unknown("Bến Nge", nil, "TP.HCM").1.contains("Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh")
        )
        #expect(try unknown("Phường Tân Phú Trungg", nil, "TP.HCM").1.count <= 3)
        #expect(try unknown("Xã Tân Phúx", nil, nil).1 == [])
        #expect(try unknown("Phường Sài Gon", nil, nil).1 == ["Phường Sài Gòn, Thành phố Hồ Chí Minh"])
        #expect(try unknown("Xyz", "Quận 1", "TP.HCM").1 == [])
        #expect(try unknown("99999", nil, nil) == (.ward, []))
        #expect(try unknown("Bến Nghé 漢", "Quận 1", "TP.HCM").0 == .ward)
    }

    @Test("The level farthest up is told first")
    func topFirst() throws {
        #expect(try unknown("Xyz", "Xyz", "Xyz") == (.province, []))
        #expect(
            try unknown("Xyz", "Quận Hoàn Kiêm", "Hà Nội") == (
                .district, ["Quận Hoàn Kiếm, Thành phố Hà Nội"]
            ))
    }

    @Test(
        "Names that fit several units are ambiguous",
        arguments: [
            ("Xã Tân Phú", nil, nil), ("Phường 1", nil, "TP.HCM"), (nil, "Châu Thành", nil),
            ("Yên Viên", "Gia Lâm", "Hà Nội"), ("sa pa", "sa pa", "lao cai"), ("Phường Tân Định", nil, nil),
        ] as [(String?, String?, String?)])
    func ambiguous(_ ward: String?, _ district: String?, _ province: String?) throws {
        let verdict = units.find(ward: ward, district: district, province: province)
        guard case .ambiguous(let units)? = verdict else {
            Issue.record("\(verdict as Any)")
            return
        }
        #expect(units.count > 1 && Set(units.map(\.description)).count == units.count)
        #expect(units.map(\.code) == units.map(\.code).sorted())
    }

    @Test("A code that was given to another unit since is ambiguous by itself and not with its district")
    func reusedCode() throws {
        guard case .ambiguous(let found)? = units.find(ward: "00004", district: nil, province: nil) else {
            throw Unexpected()
        }
        #expect(found.count == 2)
        guard case .known(let unit)? = units.find(ward: "00004", district: "001", province: nil) else {
            throw Unexpected()
        }
        #expect(unit.path == "Phường Trúc Bạch, Quận Ba Đình, Thành phố Hà Nội")
    }

    @Test(
        "Levels that contradict each other are told, with where the unit is",
        arguments: [
            (
                "Phường Bến Nghé", "Quận 3", "TP.HCM", UnitLevel.ward,
                "Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh"
            ),
            (
                "Phường Bến Nghé", "Quận 1", "Hà Nội", .province,
                "Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh"
            ),
            (
                "Phường Bến Nghé", "Quận Ba Đình", "TP.HCM", .district,
                "Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh"
            ),
            (nil, "Quận Ba Đình", "TP.HCM", .district, "Quận Ba Đình, Thành phố Hà Nội"),
            ("Phường Sài Gòn", "Quận 1", "TP.HCM", .ward, "Phường Sài Gòn, Thành phố Hồ Chí Minh"),
            (
                "Phường Bến Nghé", nil, "Cà Mau", .ward,
                "Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh"
            ),
        ] as [(String?, String?, String?, UnitLevel, String)])
    func contradictions(
        _ ward: String?, _ district: String?, _ province: String?, _ level: UnitLevel, _ path: String
    ) throws {
        let verdict = units.find(ward: ward, district: district, province: province)
        guard case .contradiction(level, let candidates)? = verdict else {
            Issue.record("\(verdict as Any)")
            return
        }
        #expect(candidates.map(\.path) == [path])
    }

    @Test("Each verdict but known is a problem in two languages that says what to do")
    func problems() throws {
        func problem(_ ward: String?, _ district: String?, _ province: String?) throws -> Problem? {
            try #require(units.find(ward: ward, district: district, province: province))
                .problem(line: 7, ward: ward, district: district, province: province)
        }
        #expect(try problem("Bến Nghé", "Quận 1", "TP.HCM") == nil)
        let unknown = try #require(try problem("Bến Nghê", "Quận 1", "TP.HCM"))
        #expect(unknown.code == "unit.unknown" && unknown.field == "ward" && unknown.line == 7)
        #expect(unknown.message.vi == "Phường/xã “Bến Nghê” không có trong danh mục đơn vị hành chính.")
        #expect(
            unknown.hint.en
                == "Is it: Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh? Check the spelling and the unit above."
                + " The address is printed as it is written."
        )
        let nowhere = try #require(try problem("Xyz", nil, nil))
        #expect(nowhere.hint.vi.hasPrefix("Xem lại chính tả"))
        let ambiguous = try #require(try problem("Phường 1", nil, "TP.HCM"))
        #expect(ambiguous.code == "unit.ambiguous" && ambiguous.hint.vi.contains("; …?"))
        #expect(ambiguous.hint.vi.split(separator: ";").count == 4)
        let displaced = try #require(try problem("Bến Nghé", "Quận 3", "TP.HCM"))
        #expect(displaced.code == "unit.contradiction")
        #expect(displaced.message.vi == "“Bến Nghé” không thuộc “Quận 3”.")
        #expect(try problem("Bến Nghé", "Quận 1", "Hà Nội")?.message.en == "“Quận 1” is not in “Hà Nội”.")
        #expect(try problem(nil, nil, "Hà Nộix")?.field == "province")
    }

    @Test("A message shows no personal number and no endless text")
    func discreet() throws {
        let text = "079190004321 " + String(repeating: "a", count: 500)
        let problem = try #require(
            units.find(ward: text, district: nil, province: nil)?
                .problem(line: 1, ward: text, district: nil, province: nil))
        #expect(!problem.message.vi.contains("079190") && problem.message.vi.count < 130)
    }

    @Test("Where a unit is unknown and has no like, it is told where the one below it is")
    func unitBelow() throws {
        #expect(
            try unknown("Phường Thảo Điền", "Quận 2", "TP.HCM") == (
                .district, ["Phường Thảo Điền, Thành phố Thủ Đức, Thành phố Hồ Chí Minh"]
            ))
        #expect(try unknown(nil, "Nam Trà My", "QNAM").1 == ["Huyện Nam Trà My, Tỉnh Quảng Nam"])
        #expect(try unknown("Phường 1", "Quận 2", "TP.HCM").1 == [])
    }
}
