import Judges
import Records
import Testing
import Transcripts

@Suite("Codes that were damaged on their way")
struct MutatedCodesTests {
    private static let codes =
        Vectors.personalCodes + Vectors.identityCards2021 + Vectors.identityCards2024
        + Vectors.insuranceCards

    @Test("Every code in use is written again as it was from what was read of it", arguments: codes)
    func unharmed(_ text: String) throws {
        let bytes = Array(text.utf8)
        let code = try #require(IdentityCode(bytes))
        #expect(code.transcript == bytes)
        #expect(code.source == bytes)
        #expect(Grammar().kind(of: bytes) == code.kind)
    }

    @Test("60,000 damaged codes are read exactly or not at all, as the grammar of each says")
    func damaged() throws {
        var dice = Dice(state: 6)
        let grammar = Grammar()
        var known: [Grammar.Kind: Int] = [:]
        for index in 0..<60_000 {
            var bytes = Array(Self.codes[index % Self.codes.count].utf8)
            for _ in 0..<Int.random(in: 1...3, using: &dice) { dice.damage(&bytes, codes: Self.codes) }
            let code = IdentityCode(bytes)
            guard code?.kind == grammar.kind(of: bytes), code.map({ $0.transcript == $0.source }) ?? true
            else {
                Issue.record("misread: \(String(decoding: bytes, as: UTF8.self))")
                return
            }
            if let code { known[code.kind, default: 0] += 1 }
        }
        // Much of the damage does not show, as a digit for another in a number without a check digit.
        for kind in Grammar.Kind.allCases { #expect(known[kind, default: 0] > 500, "\(kind)") }
    }

    @Test("40,000 texts of any bytes trap nowhere, and none is taken for a code that it is not")
    func anyBytes() {
        var dice = Dice(state: 7)
        let grammar = Grammar()
        let alphabet = Array("||||||0123456789ABNamữĐ-/$<\r\n".utf8)
        for index in 0..<40_000 {
            let isText = index.isMultiple(of: 2)
            let bytes = (0..<Int.random(in: 0...120, using: &dice)).map { _ in
                isText ? alphabet.randomElement(using: &dice) ?? 0 : UInt8.random(in: 0...255, using: &dice)
            }
            #expect(IdentityCode(bytes)?.kind == grammar.kind(of: bytes))
        }
    }
}

extension Dice {
    /// One mishap of typing, pasting or scanning.
    fileprivate mutating func damage(_ bytes: inout [UInt8], codes: [String]) {
        let place = Int.random(in: 0...bytes.count, using: &self)
        let length = Int.random(in: 0...min(12, bytes.count - place), using: &self)
        let signs = Array("|0129AZaz<$- \n\u{FEFF}ữ\u{301}".utf8) + [0, 0xFF]
        switch Int.random(in: 0..<9, using: &self) {
        case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
        case 1 where place < bytes.count: bytes[place] = signs.randomElement(using: &self) ?? 0
        case 2: bytes.insert(signs.randomElement(using: &self) ?? 0, at: place)
        case 3: bytes.removeSubrange(place..<(place + length))
        case 4: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
        case 5: bytes.removeLast(Int.random(in: 0...min(8, bytes.count), using: &self))
        case 6: bytes += Array(["\r\n", "|", "||||", " ", "$"].randomElement(using: &self)?.utf8 ?? "".utf8)
        case 7: bytes = exchanged(bytes)
        case 8:
            let other = Array((codes.randomElement(using: &self) ?? "").utf8)
            bytes = bytes.prefix(place) + other.suffix(Int.random(in: 0...other.count, using: &self))
        default: bytes = [0xEF, 0xBB, 0xBF] + bytes
        }
    }

    /// Two of the parts in each other's place.
    private mutating func exchanged(_ bytes: [UInt8]) -> [UInt8] {
        var parts = bytes.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        let first = Int.random(in: parts.indices, using: &self)
        parts.swapAt(first, Int.random(in: parts.indices, using: &self))
        return Array(parts.joined(separator: [UInt8(ascii: "|")]))
    }
}
