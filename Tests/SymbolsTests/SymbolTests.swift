import Symbols
import Testing

@Suite("A payload becomes a symbol")
struct SymbolTests {
    @Test("No code in use needs a higher version than bytes alone would", arguments: Vector.all)
    func versionsAreSmallest(_ vector: Vector) throws {
        for (correction, version) in zip(ErrorCorrection.allCases, vector.versions) {
            let symbol = try Symbol(encoding: Array(vector.payload.utf8), correction: correction)
            #expect(symbol.version <= version, "level \(correction.letter)")
            #expect(symbol.correction == correction)
        }
    }

    @Test("The table of codes is there")
    func vectorsAreThere() {
        #expect(Vector.all.count == 35)
        #expect(Vector.all.allSatisfy { $0.versions.count == 4 && $0.versions == $0.versions.sorted() })
    }

    // ISO/IEC 18004, table 7: the bytes that version 40 holds.
    @Test(
        "The longest payload of a level fits, one byte more does not",
        arguments: [
            (ErrorCorrection.low, 2953), (.medium, 2331), (.quartile, 1663), (.high, 1273),
        ])
    func longestPayload(_ correction: ErrorCorrection, _ most: Int) throws {
        for byte in [UInt8(ascii: "x"), 0xE1, 0] {
            let symbol = try Symbol(
                encoding: [UInt8](repeating: byte, count: most), correction: correction)
            #expect(symbol.version == 40)
            #expect(throws: SymbolError.tooLong(byteCount: most + 1)) {
                try Symbol(encoding: [UInt8](repeating: byte, count: most + 1), correction: correction)
            }
        }
    }

    @Test("The most bytes of any symbol are those of level L")
    func mostBytes() { #expect(Symbol.mostBytes == 2953) }

    @Test("A payload far too long is too long, too")
    func farTooLong() {
        for byte in [UInt8(ascii: "1"), 0] {
            #expect(throws: SymbolError.tooLong(byteCount: 1_000_000)) {
                try Symbol(encoding: [UInt8](repeating: byte, count: 1_000_000), correction: .low)
            }
        }
    }

    @Test("No payload is no symbol")
    func empty() {
        #expect(throws: SymbolError.empty) { try Symbol(encoding: [], correction: .low) }
    }

    @Test("A zero byte is a byte like others and does not end the payload")
    func zeroByte() throws {
        let cut = try Symbol(encoding: Array("ab".utf8), correction: .medium)
        let whole = try Symbol(encoding: Array("ab\0cd".utf8), correction: .medium)
        #expect(cut.rows != whole.rows)
        #expect(try Symbol(encoding: [0], correction: .high).version == 1)
    }

    @Test("The smallest version asked for is honoured, and higher ones are taken when needed")
    func smallestVersion() throws {
        let short = Array("QR".utf8)
        for asked in [1, 2, 7, 10, 25, 40] {
            let symbol = try Symbol(encoding: short, correction: .medium, smallestVersion: asked)
            #expect(symbol.version == asked)
        }
        #expect(try Symbol(encoding: short, correction: .medium, smallestVersion: -3).version == 1)
        #expect(try Symbol(encoding: short, correction: .medium, smallestVersion: 99).version == 40)
        let zeros = [UInt8](repeating: 0, count: 20)
        #expect(try Symbol(encoding: zeros, correction: .medium, smallestVersion: 9).version == 9)
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: 500)
        #expect(try Symbol(encoding: long, correction: .medium, smallestVersion: 2).version > 2)
    }

    @Test("Digits take less room than capitals, and capitals less than small letters")
    func segments() throws {
        let versions = try ["7", "A", "a"].map { letter in
            try Symbol(encoding: Array(String(repeating: letter, count: 400).utf8), correction: .medium)
                .version
        }
        #expect(versions == versions.sorted())
        #expect(Set(versions).count == 3)
    }

    @Test("The same payload gives the same modules, another one others")
    func pure() throws {
        let payload = Array(Vector.all[0].payload.utf8)
        let symbol = try Symbol(encoding: payload, correction: .quartile)
        #expect(try Symbol(encoding: payload, correction: .quartile) == symbol)
        var other = payload
        other[3] ^= 1
        #expect(try Symbol(encoding: other, correction: .quartile).rows != symbol.rows)
    }

    @Test("Levels rise from L to H")
    func levels() {
        #expect(ErrorCorrection.allCases.sorted() == [.low, .medium, .quartile, .high])
        #expect(ErrorCorrection.allCases.map(\.letter) == ["L", "M", "Q", "H"])
    }
}
