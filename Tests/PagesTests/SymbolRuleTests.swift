import Drawing
import Pages
import Symbols
import Testing

@Suite("The rule for a symbol")
struct SymbolRuleTests {
    private func rule(
        _ reading: SymbolRule.Reading, size: Double, module: Double = 0.1,
        _ lowest: ErrorCorrection = .medium, _ highest: ErrorCorrection = .quartile
    ) throws -> SymbolRule {
        let phrase = try #require(Phrase("label"))
        return SymbolRule(
            size: .mm(size), reading: reading, lowest: lowest, highest: highest, smallestModule: .mm(module),
            label: .init(vi: phrase, en: phrase))
    }

    @Test("The size is measured with the quiet zone or without, as the rule says")
    func readings() throws {
        #expect(abs(try rule(.box, size: 45).module(modules: 37).mm - 1) < 1e-9)
        #expect(abs(try rule(.symbol, size: 37).module(modules: 37).mm - 1) < 1e-9)
    }

    // 50 mm of symbol with its quiet zone take 60.81 mm in version 5 and 62.12 in version 4.
    @Test(
        "Few modules are large and so is their quiet zone; the smallest version is one whose quiet zone fits")
    func smallestVersion() throws {
        let rule = try rule(.symbol, size: 50)
        #expect(rule.smallestVersion(in: .mm(62.2)) == 4)
        #expect(rule.smallestVersion(in: .mm(62.1)) == 5)
        #expect(rule.smallestVersion(in: .mm(60.8)) == 6)
        #expect(rule.smallestVersion(in: .mm(70)) == 1)
        #expect(rule.smallestVersion(in: .mm(50)) == nil)
        #expect(try self.rule(.box, size: 42).smallestVersion(in: .mm(42)) == 1)
        #expect(try self.rule(.box, size: 42).smallestVersion(in: .mm(41.9)) == nil)
    }

    @Test("A short code takes a higher version than it fills when the quiet zone would not fit")
    func shortCode() throws {
        let symbol = try rule(.symbol, size: 50).symbol(for: Array("QR".utf8), slot: .mm(62.1))
        #expect(symbol.version == 5)
    }

    @Test("The highest level is taken that keeps the modules large enough")
    func level() throws {
        let payload = [UInt8](repeating: UInt8(ascii: "x"), count: 200)
        let versions = try ErrorCorrection.allCases.map {
            try Symbol(encoding: payload, correction: $0).version
        }
        #expect(Set(versions).count == 4)
        for (index, correction) in ErrorCorrection.allCases.enumerated() {
            let exact = 60 / Double(4 * versions[index] + 17 + 8)
            let rule = try rule(.box, size: 60, module: exact, .low, .high)
            #expect(try rule.symbol(for: payload, slot: .mm(60)).correction == correction)
        }
    }

    @Test("No level outside the rule is taken")
    func levelsOfTheRule() throws {
        let payload = Array("QR".utf8)
        for lowest in ErrorCorrection.allCases {
            for highest in ErrorCorrection.allCases where lowest <= highest {
                let symbol = try rule(.box, size: 60, module: 0.1, lowest, highest).symbol(
                    for: payload, slot: .mm(60))
                #expect(symbol.correction == highest)
            }
        }
    }

    @Test("A code that is too dense at the lowest level is refused with what it would be")
    func tooDense() throws {
        let payload = Array(personalCode.utf8)
        let version = try Symbol(encoding: payload, correction: .medium).version
        let module = Length.mm(42) / Double(4 * version + 25)
        let rule = try rule(.box, size: 42, module: module.mm + 0.001)
        let error = #expect(throws: SymbolRuleError.self) { try rule.symbol(for: payload, slot: .mm(42)) }
        #expect(error == .tooDense(version: version, module: module, smallest: rule.smallestModule))
    }

    @Test("A code that no symbol of the rule holds is refused with the reason")
    func unencodable() throws {
        let long = [UInt8](repeating: 0xE1, count: 2332)
        let rule = try rule(.box, size: 1_000)
        #expect(throws: SymbolRuleError.unencodable(.tooLong(byteCount: 2332))) {
            try rule.symbol(for: long, slot: .mm(1_000))
        }
        #expect(try rule.symbol(for: Array(long.dropLast()), slot: .mm(1_000)).correction == .medium)
        #expect(throws: SymbolRuleError.unencodable(.empty)) { try rule.symbol(for: [], slot: .mm(1_000)) }
    }

    @Test("Every symbol of the project's templates has its quiet zone inside the slot", arguments: 1...40)
    func insideSlots(_ version: Int) throws {
        for id in Template.ids(in: templates) {
            for slot in try template(id).symbolSlots {
                let smallest = try #require(slot.rule.smallestVersion(in: slot.frame.size.width))
                let modules = 4 * max(version, smallest) + 17
                let side = slot.rule.module(modules: modules) * Double(modules + 8)
                #expect(side <= slot.frame.size.width + .mm(0.01))
            }
        }
    }
}
