import Judges
import Records
import Tables
import Testing

@Suite("The examples in the repository")
struct ExamplesTests {
    @Test(
        "All residents and venues are read without a problem",
        arguments: [("residents.csv", RecordKind.citizen, 600), ("venues.csv", .venue, 120)])
    func examples(_ name: String, _ kind: RecordKind, _ count: Int) throws {
        let file = try CSVFile(path: example(name))
        let columns = try Columns(header: file.header, kind: kind)
        var ids: Set<String> = []
        while let row = try file.next() { ids.insert(try Record(row, columns: columns, today: today()).id) }
        #expect(ids.count == count)
    }

    @Test("No bytes make a row trap: it becomes a record or has problems", arguments: RecordKind.allCases)
    func anyBytes(_ kind: RecordKind) throws {
        var dice = Dice(state: 4)
        let names = kind.fieldNames + ["qr", "ghi_chu"]
        let columns = try Columns(header: names, kind: kind)
        let alphabet = Array("01289/-.*|+E<Nữ \u{301}\u{202E}Ð$".utf8) + [0, 0xFF, 0xC3, 0xE1]
        for _ in 0..<3_000 {
            let cells = names.map { _ in dice.bytes(of: alphabet, upTo: 14) }
            let row = Row(line: dice.bool() ? 1 : .max, cells: cells)
            _ = try codes { try Record(row, columns: columns, today: today()) }
            for cell in cells { _ = IdentityCode(cell) }
        }
    }

    @Test("No damage to a code makes reading it trap")
    func damagedCodes() {
        var dice = Dice(state: 5)
        let codes = Vectors.personalCodes + Vectors.identityCards2021 + Vectors.insuranceCards
        for code in codes {
            for _ in 0..<300 {
                var bytes = Array(code.utf8)
                for _ in 0..<2 {
                    bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(
                        in: 0...255, using: &dice)
                }
                bytes.removeLast(Int.random(in: 0...bytes.count, using: &dice))
                _ = IdentityCode(bytes)
            }
        }
    }
}

extension Dice {
    mutating func bool() -> Bool { Bool.random(using: &self) }

    mutating func bytes(of alphabet: [UInt8], upTo count: Int) -> [UInt8] {
        (0..<Int.random(in: 0...count, using: &self)).map { _ in
            alphabet[Int.random(in: alphabet.indices, using: &self)]
        }
    }
}
