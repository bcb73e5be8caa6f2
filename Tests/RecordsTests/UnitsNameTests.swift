import Foundation
import Records
import Testing

/// Every unit of every epoch, written in every way, is found where it is.
@Suite("The names of all units")
struct UnitsNameTests {
    let tables = AdministrativeUnits.shared

    /// A unit and those above it as an address of its epoch names them.
    struct Address {
        let units: [UnitLevel: AdministrativeUnit]

        init(_ unit: AdministrativeUnit, in epoch: AdministrativeEpoch, _ tables: AdministrativeUnits) {
            var units: [UnitLevel: AdministrativeUnit] = [:]
            var next: AdministrativeUnit? = unit
            while let unit = next {
                units[unit.level] = unit
                next = unit.parent.flatMap { tables.unit(code: $0.code, in: epoch) }
            }
            self.units = units
        }
    }

    /// Asks for every unit of the epoch by the texts that `text` makes; answers the codes of those that are ambiguous.
    ///
    /// An ambiguous one must have the letters of its name in common with units beside it.
    private func ambiguous(
        in number: Int, _ text: (AdministrativeUnit) -> String
    ) throws -> [String] {
        let epoch = try #require(tables.epochs.first { $0.number == number })
        var ambiguous: [String] = []
        for unit in tables.all where unit.epochs.contains(epoch) {
            let units = Address(unit, in: epoch, tables).units
            let verdict = tables.find(
                ward: units[.ward].map(text), district: units[.district].map(text),
                province: units[.province].map(text))
            switch verdict {
            case .known(let found)?:
                #expect(
                    found.code == unit.code || Self.followed(unit, by: found), "\(unit) is taken for \(found)"
                )
            case .ambiguous(let units)?:
                #expect(units.contains { $0.code == unit.code }, "\(unit) is not among \(units)")
                let isAlike = units.allSatisfy {
                    Self.withoutAccents($0.name) == Self.withoutAccents(unit.name)
                        && $0.parent?.code == unit.parent?.code
                }
                #expect(isAlike, "\(unit) is not like each of \(units)")
                ambiguous.append(unit.code)
            default: Issue.record("\(unit) is \(verdict as Any)")
            }
        }
        return ambiguous
    }

    /// True for a unit of the same name in the same place that came after, as the Tỉnh Lào Cai of today.
    private static func followed(_ unit: AdministrativeUnit, by later: AdministrativeUnit) -> Bool {
        later.name.bareLetters == unit.name.bareLetters && later.parent?.code == unit.parent?.code
            && unit.epochs.allSatisfy { epoch in later.epochs.allSatisfy { epoch < $0 } }
    }

    @Test("By the full name: none is ambiguous", arguments: [1, 2, 3, 4, 5, 6])
    func fullNames(_ epoch: Int) throws {
        #expect(try ambiguous(in: epoch, \.fullName) == [])
    }

    @Test("By the full name in capitals and taken apart (NFD)", arguments: [1, 2, 6])
    func capitals(_ epoch: Int) throws {
        #expect(
            try ambiguous(in: epoch) { $0.fullName.uppercased().decomposedStringWithCanonicalMapping } == [])
    }

    @Test("By the code", arguments: [1, 2, 3, 4, 5, 6])
    func codes(_ epoch: Int) throws {
        #expect(try ambiguous(in: epoch, \.code) == [])
        #expect(try ambiguous(in: epoch) { String(Int($0.code) ?? 0) } == [])
    }

    @Test(
        "By the name alone: a xã and a thị trấn, a huyện and a thị xã of one name in one place are ambiguous",
        arguments: [(1, 51), (2, 51), (3, 0), (6, 0)])
    func bareNames(_ epoch: Int, _ count: Int) throws {
        #expect(try ambiguous(in: epoch, \.name).count == count)
    }

    @Test(
        "By the full name without accents: siblings that differ in accents alone are ambiguous",
        arguments: [(1, 44), (2, 45), (6, 16)])
    func fullNamesWithoutAccents(_ epoch: Int, _ count: Int) throws {
        #expect(try ambiguous(in: epoch) { Self.withoutAccents($0.fullName) }.count == count)
    }

    @Test(
        "By the name alone without accents: siblings that differ in accents or kind are ambiguous",
        arguments: [(1, 102), (2, 102), (6, 20)])
    func bareNamesWithoutAccents(_ epoch: Int, _ count: Int) throws {
        #expect(try ambiguous(in: epoch) { Self.withoutAccents($0.name) }.count == count)
    }

    private static func withoutAccents(_ text: String) -> String {
        text.replacing("đ", with: "d").replacing("Đ", with: "D")
            .folding(options: .diacriticInsensitive, locale: nil).lowercased()
    }

    @Test("No text makes the search trap")
    func anyText() {
        var dice = Dice(state: 7)
        let alphabet = Array(
            "Pphường xã.TQ 01239'-–\u{301}\u{323}\u{31B}đĐÐơà漢й🏠\u{200B}\t,;İß".unicodeScalars)
        func text() -> String {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...12, using: &dice) {
                text.append(alphabet[Int.random(in: alphabet.indices, using: &dice)])
            }
            return String(text)
        }
        for _ in 0..<20_000 {
            let (ward, district, province) = (text(), text(), text())
            let verdict = tables.find(ward: ward, district: district, province: province)
            _ = verdict?.problem(line: 1, ward: ward, district: district, province: province)
        }
    }

    @Test(
        "A name with a letter changed is never taken for another: what is known has the letters that are written"
    )
    func noGuess() throws {
        var dice = Dice(state: 8)
        // Not those called by a number, which may be Roman.
        let wards = tables.all.filter { $0.level == .ward && $0.name.count > 3 }
        let letters = Array("aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạ")
        for _ in 0..<5_000 {
            let unit = wards[Int.random(in: wards.indices, using: &dice)]
            var name = Array(unit.name)
            name[Int.random(in: name.indices, using: &dice)] =
                letters[Int.random(in: letters.indices, using: &dice)]
            let parent = unit.parent
            let isOfThree = parent?.level == .district
            let verdict = tables.find(
                ward: String(name), district: isOfThree ? parent?.fullName : nil,
                province: isOfThree ? parent?.parent?.fullName : parent?.fullName)
            guard case .known(let found)? = verdict else { continue }
            #expect(
                found.name.bareLetters == String(name).bareLetters, "\(String(name)) is taken for \(found)")
        }
    }

    @Test("Many may ask at once")
    func concurrency() async {
        let tables = tables
        await withTaskGroup(of: UnitVerdict?.self) { group in
            for _ in 0..<200 {
                group.addTask { tables.find(ward: "P. Bến Nghé", district: "Q.1", province: "TP.HCM") }
            }
            var verdicts: Set<UnitVerdict?> = []
            for await verdict in group { verdicts.insert(verdict) }
            #expect(verdicts.count == 1)
        }
    }
}
