import Judges
import Foundation
import Records
import Testing

/// Every unit of every table, written in every way, is found where it is.
@Suite("The names of all units")
struct UnitsNameTests {
    let units = AdministrativeUnits.shared
    let file: UnitsFile

    init() throws { file = try UnitsFile() }

    /// Asks for every unit of a table by the texts that `text` makes; answers the codes of those that are ambiguous.
    ///
    /// An ambiguous one must have the letters of its name in common with units beside it.
    private func ambiguous(in table: Int, _ text: (UnitsFile.Unit) -> String) throws -> [String] {
        var ambiguous: [String] = []
        for address in file.addresses(in: table) {
            let unit = try #require(address[.ward] ?? address[.district] ?? address[.province])
            let verdict = units.find(
                ward: address[.ward].map(text), district: address[.district].map(text),
                province: address[.province].map(text))
            switch verdict {
            case .known(let found)? where found.level == unit.level && Self.isNamed(found, as: unit): break
            case .ambiguous(let units)?:
                #expect(units.contains { $0.code == unit.code }, "\(unit) is not among \(units)")
                #expect(
                    units.allSatisfy { Self.isNamed($0, as: unit) }, "\(unit) is not like each of \(units)")
                ambiguous.append(unit.code)
            default: Issue.record("\(unit) is \(verdict as Any)")
            }
        }
        return ambiguous
    }

    /// True if it has the code or the letters of the name, as a unit has that followed another.
    private static func isNamed(_ found: AdministrativeUnit, as unit: UnitsFile.Unit) -> Bool {
        found.code == unit.code || bare(String(found.path.prefix { $0 != "," })).hasSuffix(bare(unit.name))
    }

    @Test("By the full name: none is ambiguous", arguments: [1, 2, 3, 4])
    func fullNames(_ table: Int) throws {
        #expect(try ambiguous(in: table, \.fullName) == [])
    }

    @Test("By the full name in capitals and taken apart (NFD)", arguments: [1, 2, 4])
    func capitals(_ table: Int) throws {
        #expect(
            try ambiguous(in: table) { $0.fullName.uppercased().decomposedStringWithCanonicalMapping } == [])
    }

    @Test("By the code", arguments: [1, 2, 3, 4])
    func codes(_ table: Int) throws {
        #expect(try ambiguous(in: table, \.code) == [])
        #expect(try ambiguous(in: table) { String(Int($0.code) ?? 0) } == [])
    }

    @Test(
        "By the name alone: a xã and a thị trấn, a huyện and a thị xã of one name in one place are ambiguous",
        arguments: [(1, 51), (2, 51), (3, 0), (4, 0)])
    func bareNames(_ table: Int, _ count: Int) throws {
        #expect(try ambiguous(in: table, \.name).count == count)
    }

    @Test(
        "By the full name without accents: siblings that differ in accents alone are ambiguous",
        arguments: [(1, 44), (2, 45), (4, 16)])
    func fullNamesWithoutAccents(_ table: Int, _ count: Int) throws {
        #expect(try ambiguous(in: table) { Self.withoutAccents($0.fullName) }.count == count)
    }

    @Test(
        "By the name alone without accents: siblings that differ in accents or kind are ambiguous",
        arguments: [(1, 102), (2, 102), (4, 20)])
    func bareNamesWithoutAccents(_ table: Int, _ count: Int) throws {
        #expect(try ambiguous(in: table) { Self.withoutAccents($0.name) }.count == count)
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
            let verdict = units.find(ward: ward, district: district, province: province)
            _ = verdict?.problem(line: 1, ward: ward, district: district, province: province)
        }
    }

    @Test(
        "A name with a letter changed is never taken for another: what is known has the letters that are written"
    )
    func noGuess() throws {
        var dice = Dice(state: 8)
        // Not those called by a number, which may be Roman.
        let addresses = (file.addresses(in: 1) + file.addresses(in: 4)).filter {
            ($0[.ward]?.name.count ?? 0) > 3
        }
        let letters = Array("aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạ")
        for _ in 0..<5_000 {
            let address = addresses[Int.random(in: addresses.indices, using: &dice)]
            var name = Array(try #require(address[.ward]).name)
            name[Int.random(in: name.indices, using: &dice)] =
                letters[Int.random(in: letters.indices, using: &dice)]
            let verdict = units.find(
                ward: String(name), district: address[.district]?.fullName,
                province: address[.province]?.fullName)
            guard case .known(let found)? = verdict else { continue }
            #expect(
                Self.bare(found.path).contains(Self.bare(String(name))),
                "\(String(name)) is taken for \(found)")
        }
    }

    @Test("Many may ask at once")
    func concurrency() async {
        let units = units
        await withTaskGroup(of: String.self) { group in
            for number in 0..<2_000 {
                group.addTask {
                    let verdict = units.find(
                        ward: "P. Bến Nghé", district: "Q.\(number % 2)", province: "TP.HCM")
                    return "\(number % 2) \(verdict as Any)"
                }
            }
            var verdicts: Set<String> = []
            for await verdict in group { verdicts.insert(verdict) }
            #expect(verdicts.count == 2)
        }
    }

    /// The letters and digits only, without marks, blanks and zeros before numbers.
    private static func bare(_ text: String) -> String {
        withoutAccents(text).replacing(/\b0+/, with: "").filter { $0.isLetter || $0.isNumber }
    }
}
