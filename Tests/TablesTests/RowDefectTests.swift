import Tables
import Testing

@Suite("A row with a defect")
struct RowDefectTests {
    @Test("A short and a long row say how many cells they have")
    func ragged() throws {
        let rows = try TemporaryFile("a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n").rows()
        #expect(rows[0].defects == [.tooFewCells(expected: 3, found: 2)])
        #expect(rows[1].defects == [.tooManyCells(expected: 3, found: 4)])
        #expect(rows[2].defects.isEmpty, "empty cells beyond the header say nothing")
        #expect(rows[2].texts == ["1", "2", "3"])
    }

    @Test("A cell that is not UTF-8 names its first bad byte")
    func invalidUTF8() throws {
        let rows = try TemporaryFile(Array("a,b\nx,Nguy".utf8) + [0xEA, 0xEC] + Array("n\n1,2".utf8)).rows(
            encoding: .utf8)
        #expect(rows[0].defects == [.invalidUTF8(column: 1, offset: 4, byte: 0xEA)])
        #expect(rows[0].text(at: 1) == nil)
        #expect(rows[1].defects.isEmpty)
    }

    @Test("Surrogates, overlong forms and code points beyond Unicode are not UTF-8")
    func forbiddenUTF8() {
        for bytes: [UInt8] in [[0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE1, 0xBB]] {
            #expect(Row(line: 1, cells: [bytes]).defects.count == 1)
        }
    }

    @Test("An unclosed quote costs one row, not the rest of the file")
    func unclosedQuote() throws {
        let rows = try TemporaryFile("a,b\n1,\"x\n2,y\n3,z").rows()
        #expect(rows.map(\.line) == [2, 3, 4])
        #expect(rows[0].defects == [.unclosedQuote(column: 1)])
        #expect(rows[0].texts == ["1", "\"x"])
        #expect(rows[1].defects.isEmpty)
    }

    @Test("An unclosed quote does not close with the next row's opening quote")
    func unclosedBeforeQuoted() throws {
        let rows = try TemporaryFile("a,b\n1,\"x\n2,\"y, z\"\n").rows()
        #expect(rows.map(\.texts) == [["1", "\"x"], ["2", "y, z"]])
        #expect(rows[0].defects == [.unclosedQuote(column: 1)])
    }

    @Test("An unclosed quote is given up after 64 KiB, in a file of any size", arguments: [1_000, 65_536])
    func unclosedInBigFile(_ chunkSize: Int) throws {
        let line = "2,\(String(repeating: "y", count: 98))\n"
        let file = try TemporaryFile("a,b\n1,\"x\n" + String(repeating: line, count: 3_000))
        let rows = try file.rows(chunkSize: chunkSize)
        #expect(rows.count == 3_001)
        #expect(rows[0].defects == [.unclosedQuote(column: 1)])
        #expect(rows[1...].flatMap(\.defects) == [])
        #expect(rows.last?.line == 3_002)
    }

    @Test("A quote in the middle of a cell or text after a closing quote is a defect")
    func strayQuote() throws {
        let rows = try TemporaryFile("a,b\nx\"y,2\n\"x, \"y,2\n").rows()
        #expect(rows.map(\.defects) == [[.strayQuote(column: 0)], [.strayQuote(column: 0)]])
        #expect(rows.map(\.texts) == [["x\"y", "2"], ["\"x, \"y", "2"]])
    }

    @Test("A cell over 64 KiB is a defect")
    func hugeCell() throws {
        let rows = try TemporaryFile("a,b\n1,\(String(repeating: "x", count: 65_537))\n2,y").rows()
        #expect(rows[0].defects == [.cellTooLong(column: 1, byteCount: 65_537)])
        #expect(rows[1].texts == ["2", "y"])
    }

    @Test("A row over 1 MiB is a defect, is not kept, and the next row is read", arguments: [50_000, 65_536])
    func hugeRow(_ chunkSize: Int) throws {
        let huge = String(repeating: "x", count: 3_000_000)
        let rows = try TemporaryFile("a,b\r\n1,\(huge)\r\n2,y\r\n").rows(chunkSize: chunkSize)
        #expect(rows[0].defects == [.rowTooLong(limit: 1_048_576)])
        #expect(rows[0].cells.isEmpty)
        #expect(rows[1].texts == ["2", "y"])
        #expect(rows[1].line == 3)
    }

    @Test("A row of ten thousand cells keeps 256 of them and counts the others")
    func manyCells() throws {
        let row = try #require(
            try TemporaryFile("a,b\n" + String(repeating: "x,", count: 9_999) + "x").rows().first)
        #expect(row.defects == [.tooManyCells(expected: 2, found: 10_000)])
        #expect(row.cells.count == 256)
    }
}
