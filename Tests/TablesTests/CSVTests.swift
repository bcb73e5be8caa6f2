import Judges
import Tables
import Testing

@Suite("CSV as QRPress writes it")
struct CSVTests {
    @Test("Only cells that need quotes get them")
    func quoting() {
        #expect(
            CSV.line(["a", "b c", "x,y", "say \"hi\"", "1\n2", ""])
                == Array("a,b c,\"x,y\",\"say \"\"hi\"\"\",\"1\n2\",\n".utf8))
    }

    @Test("Any cells come back as they were written")
    func roundTrip() throws {
        var dice = Dice(state: 1)
        for _ in 0..<200 {
            let cells = (0..<4).map { _ in dice.cell(of: "ab,;\"'\r\n =-ễ") }
            let file = try TemporaryFile(
                CSV.line(["a", "b", "c", "d"]) + CSV.line([Array("x".utf8)] + cells.dropFirst()))
            #expect(try file.rows(chunkSize: 3).map(\.cells) == [[Array("x".utf8)] + cells.dropFirst()])
        }
    }

    @Test(
        "A cell that a spreadsheet would run gets a quote before it",
        arguments: ["=1+1", "+84", "-1", "@x", "\tx", " =1", "\u{A0}=1", "\u{200B} =1", "＝1", "'=1", "''+1"])
    func formulas(_ cell: String) {
        #expect(CSV.neutralised(Array(cell.utf8)) == Array("'\(cell)".utf8))
    }

    @Test("Each line of a cell is looked at")
    func formulaOnSecondLine() {
        #expect(CSV.neutralised(Array("a\n=1\r\n-2\r@".utf8)) == Array("a\n'=1\r\n'-2\r'@".utf8))
    }

    @Test(
        "A harmless cell stays as it is",
        arguments: ["", "a=b", "'", "''a", "H'Hen Niê", "' '=1", "a-b", " "])
    func harmless(_ cell: String) {
        #expect(CSV.neutralised(Array(cell.utf8)) == Array(cell.utf8))
        #expect(CSV.restored(Array(cell.utf8)) == Array(cell.utf8))
    }

    @Test("Taking the quote off gives back every cell, whatever it is")
    func restoring() {
        var dice = Dice(state: 2)
        for _ in 0..<5_000 {
            let cell = dice.cell(of: "''=+-@\t\r\n \u{A0}＝a")
            #expect(CSV.restored(CSV.neutralised(cell)) == cell)
        }
    }
}

extension Dice {
    /// Up to seven of these characters.
    mutating func cell(of characters: String) -> [UInt8] {
        let scalars = Array(characters.unicodeScalars)
        return (0..<Int.random(in: 0...7, using: &self)).flatMap { _ in
            Array(String(scalars[Int.random(in: scalars.indices, using: &self)]).utf8)
        }
    }
}
