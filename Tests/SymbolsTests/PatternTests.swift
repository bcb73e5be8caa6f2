import Symbols
import Testing

@Suite("What every symbol has")
struct PatternTests {
    /// One symbol of every version at every level.
    static func symbols() throws -> [Symbol] {
        try ErrorCorrection.allCases.flatMap { correction in
            try (1...40).map {
                try Symbol(encoding: Array("a\($0)".utf8), correction: correction, smallestVersion: $0)
            }
        }
    }

    @Test("The side is four modules a version and seventeen, the quiet zone four")
    func sizes() throws {
        for symbol in try Self.symbols() {
            #expect(symbol.size == 4 * symbol.version + 17)
            #expect(symbol.rows.count == symbol.size * ((symbol.size + 7) / 8))
        }
        #expect(Symbol.quietZone == 4)
    }

    @Test("Three corners have finder patterns, the fourth has none")
    func finders() throws {
        for symbol in try Self.symbols() {
            let (pattern, far) = (Pattern(symbol: symbol), symbol.size - 7)
            #expect(pattern.hasFinder(left: 0, top: 0))
            #expect(pattern.hasFinder(left: far, top: 0))
            #expect(pattern.hasFinder(left: 0, top: far))
            #expect(!pattern.hasFinder(left: far, top: far))
        }
    }

    @Test("Row and column seven tick between the finder patterns")
    func timing() throws {
        for symbol in try Self.symbols() {
            let pattern = Pattern(symbol: symbol)
            for place in 8..<(symbol.size - 8) {
                #expect(pattern.dark(place, 6) == (place % 2 == 0))
                #expect(pattern.dark(6, place) == (place % 2 == 0))
            }
        }
    }

    @Test("The format says the level, twice and the right way round")
    func formats() throws {
        for symbol in try Self.symbols() {
            let pattern = Pattern(symbol: symbol)
            #expect(pattern.formats[0] == pattern.formats[1])
            let bits = pattern.formats[0] ^ 0x5412
            #expect(Pattern.remainder(bits, by: 0x537) == 0)
            let level = [ErrorCorrection.low: 1, .medium: 0, .quartile: 3, .high: 2][symbol.correction]
            #expect(bits >> 13 == level)
            #expect(pattern.dark(8, symbol.size - 8), "the one module that is always dark")
        }
    }

    @Test("From seven on the version is written into the symbol, twice")
    func versions() throws {
        for symbol in try Self.symbols() where symbol.version >= 7 {
            for bits in Pattern(symbol: symbol).versions {
                #expect(bits >> 12 == symbol.version)
                #expect(Pattern.remainder(bits, by: 0x1F25) == 0)
            }
        }
    }
}
