import Tables
import Testing

@Suite("A CSV file read as a stream")
struct CSVFileTests {
    @Test("Rows come with their cells and the line on which they begin")
    func plainRows() throws {
        let file = try TemporaryFile("id,qr\n1,a\n2,b\n")
        #expect(try file.open().header == ["id", "qr"])
        #expect(try file.rows().map(\.texts) == [["1", "a"], ["2", "b"]])
        #expect(try file.rows().map(\.line) == [2, 3])
    }

    @Test("LF, CR LF and CR all end a line", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(_ end: String) throws {
        let file = try TemporaryFile(["id,qr", "1,a", "2,\"x\(end)y\"", "3,c"].joined(separator: end))
        let rows = try file.rows()
        #expect(rows.map(\.texts) == [["1", "a"], ["2", "x\(end)y"], ["3", "c"]])
        #expect(rows.map(\.line) == [2, 3, 5])
    }

    @Test("A byte order mark is no part of the first name")
    func byteOrderMark() throws {
        #expect(try TemporaryFile("\u{FEFF}id,qr\n1,a").open().header == ["id", "qr"])
        #expect(try TemporaryFile("\u{FEFF}\"id\",qr\n1,a").open(chunkSize: 1).header == ["id", "qr"])
    }

    @Test("Quotes keep commas, line breaks and doubled quotes inside a cell")
    func quotes() throws {
        let file = try TemporaryFile("a,b,c\n\"x, y\",\"1\n2\",\"Quán \"\"Phở\"\"\"\n\"\",\"\"\"\",z\n")
        let rows = try file.rows()
        #expect(rows.map(\.texts) == [["x, y", "1\n2", "Quán \"Phở\""], ["", "\"", "z"]])
        #expect(rows.flatMap(\.defects) == [])
        #expect(rows.map(\.line) == [2, 4])
    }

    @Test("The delimiter is found in the header, outside quotes", arguments: [",", ";", "\t", "|"])
    func delimiters(_ mark: String) throws {
        let file = try TemporaryFile("\"Họ, tên; khác\"\(mark)qr\(mark)x\nA\(mark)b\(mark)\n")
        #expect(try file.open().header == ["Họ, tên; khác", "qr", "x"])
        #expect(try file.rows().map(\.texts) == [["A", "b", ""]])
    }

    @Test("Blank lines and rows of nothing but delimiters are passed over and counted")
    func blankLines() throws {
        let file = try TemporaryFile("\n  \r\nid,qr\n\n1,a\n,\n \t\n\"\", \n2,b\n\n")
        let rows = try file.rows()
        #expect(rows.map(\.texts) == [["1", "a"], ["2", "b"]])
        #expect(rows.map(\.line) == [5, 9])
    }

    @Test("A row may end the file without a line end, also with an empty cell")
    func lastRow() throws {
        #expect(try TemporaryFile("a,b\n1,").rows().map(\.texts) == [["1", ""]])
        #expect(try TemporaryFile("a,b\n1,\"2\"").rows().map(\.texts) == [["1", "2"]])
        #expect(try TemporaryFile("a,b").rows().isEmpty)
    }

    @Test("Rows do not depend on where the file was cut into chunks", arguments: [1, 2, 3, 5, 7, 64])
    func chunks(_ size: Int) throws {
        let text = """
            \u{FEFF}id,name,qr\r\n1,Nguyễn Văn A,"x\r\ny ""z"" "\r\n\r\n2,"chưa đóng,b\r
            3,c,"d"e\r4,"a\r",\r\n5,b
            6,,,7\n"8",\u{300},"9"
            """
        let file = try TemporaryFile(text)
        #expect(try file.rows(chunkSize: size) == file.rows())
        let lines = try file.rows().map(\.line)
        #expect(lines == [2, 5, 6, 7, 9, 10, 11])
    }

    @Test("Bytes are handed on as they came, without normalisation")
    func bytesUnchanged() throws {
        let decomposed = "e\u{302}\u{301} \u{A0}"
        let row = try #require(try TemporaryFile("a,b\n\(decomposed),x").rows().first)
        #expect(row.cells.first == Array(decomposed.utf8))
    }
}
