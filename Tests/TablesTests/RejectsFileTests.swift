import Judges
import Tables
import Testing

@Suite("A rejects file fed in again")
struct RejectsFileTests {
    private static func file(_ rows: [[String]]) throws -> TemporaryFile {
        let header = RejectsFile.line([Array("phone".utf8), Array("qr".utf8)], findings: RejectsFile.columns)
        let lines = rows.map {
            RejectsFile.line($0.map { Array($0.utf8) }, findings: ["7", "qr", "qr.empty", "…"])
        }
        return try TemporaryFile(header + lines.joined())
    }

    @Test("It reads as the table it came from, every cell as it was")
    func readsBack() throws {
        let rows = [["+84912345678", "=x"], ["'+1", "''=x"], ["'", "a\n-b"]]
        let file = try Self.file(rows)
        #expect(try file.open().header == ["phone", "qr"])
        #expect(try file.rows().map(\.texts) == rows)
        #expect(try file.rows().flatMap(\.defects) == [])
    }

    @Test("A row that was too long or too short is so again")
    func raggedRows() throws {
        let rows = try Self.file([["1"], ["1", "2", "3"]]).rows()
        #expect(rows[0].defects == [.tooFewCells(expected: 2, found: 1)])
        #expect(rows[1].defects == [.tooManyCells(expected: 2, found: 3)])
        #expect(rows.map(\.texts) == [["1"], ["1", "2", "3"]])
    }

    @Test(
        "The lines that its rows came from are told, whatever the rows look like, and nothing else is a rejects file"
    )
    func lines() throws {
        let long = Array(repeating: "x", count: 256)
        let file = try Self.file([["1"], ["1", "2", "3"], ["", ""], ["a\nb", "c"], long])
        var lines: [Int?] = []
        try RejectsFile.lines(of: file.path) { lines.append($0) }
        #expect(lines == [7, 7, 7, 7, 7])
        let other = try TemporaryFile("phone,qr\n1,2\n")
        #expect(throws: TableError.self) { try RejectsFile.lines(of: other.path) { _ in } }
    }

    @Test("A row of which only the findings are left is not lost; a blank line says nothing")
    func emptiedRows() throws {
        let file = try Self.file([["", ""], ["1", "x"]])
        #expect(try file.rows().map(\.texts) == [["", ""], ["1", "x"]])
        let header = "phone,qr," + RejectsFile.columns.joined(separator: ",")
        #expect(try TemporaryFile("\(header)\n,,,,,\n ,,2,,,\n\n").rows().map(\.texts) == [[" ", ""]])
    }

    @Test("A column named like a formula has its own name again")
    func formulaInHeader() throws {
        let line = RejectsFile.line([Array("=x".utf8), Array("'+y".utf8)], findings: RejectsFile.columns)
        #expect(try TemporaryFile(line).open().header == ["=x", "'+y"])
    }

    @Test("Its columns are found whatever signs their names hold", arguments: [";", "\t", "|", "\n", "\""])
    func signsInHeader(_ sign: String) throws {
        let names = [String(repeating: "a\(sign)", count: 9), "qr"]
        let line = RejectsFile.line(names.map { Array($0.utf8) }, findings: RejectsFile.columns)
        #expect(try TemporaryFile(line).open().header == names)
    }

    @Test("As many columns as a table may have are read with the findings beside them, and no more")
    func manyColumns() throws {
        func file(columns: Int, cells: Int) throws -> TemporaryFile {
            let names = (0..<columns).map { Array("c\($0)".utf8) }
            let row = (0..<cells).map { Array("\($0)".utf8) }
            return try TemporaryFile(
                RejectsFile.line(names, findings: RejectsFile.columns)
                    + RejectsFile.line(row, findings: ["2", "qr", "qr.empty", "…"]))
        }
        let full = try file(columns: 256, cells: 256)
        #expect(try full.open().header.count == 256)
        #expect(try full.rows().map(\.texts) == [(0..<256).map(String.init)])
        let surplus = try #require(try file(columns: 256, cells: 300).rows().first)
        #expect(surplus.texts == (0..<256).map(String.init))
        #expect(surplus.defects == [.tooManyCells(expected: 256, found: 300)])
        #expect(throws: TableError.self) { try file(columns: 257, cells: 257).open() }
    }

    @Test("Zero bytes that a workbook or JSON brought do not make it UTF-16")
    func zeroBytes() throws {
        let cell = String(repeating: "\0a", count: 300)
        let file = try TemporaryFile(
            RejectsFile.byteOrderMark
                + RejectsFile.line([Array("qr".utf8)], findings: RejectsFile.columns)
                + RejectsFile.line([Array(cell.utf8)], findings: ["2", "qr", "qr.control", "…"]))
        #expect(try file.rows().map(\.texts) == [[cell]])
    }

    @Test("In any other file a quote before a formula is part of the cell")
    func otherFiles() throws {
        #expect(try TemporaryFile("phone,line\n'+84,'=x").rows().map(\.texts) == [["'+84", "'=x"]])
    }

    @Test("No bytes make the reader fail on a row, and its lines never go back")
    func anyBytes() throws {
        var dice = Dice(state: 3)
        let alphabet = Array("\"\"\",,;\n\n\r ab'=\u{FEFF}ễ".utf8) + [0, 0x80, 0xFF]
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0...120, using: &dice)).map { _ in
                alphabet[Int.random(in: alphabet.indices, using: &dice)]
            }
            let file = try TemporaryFile(bytes)
            guard let whole = try? file.rows() else { continue }
            #expect(try file.rows(chunkSize: 1) == whole)
            #expect(zip(whole, whole.dropFirst()).allSatisfy { $0.line < $1.line })
        }
    }
}
