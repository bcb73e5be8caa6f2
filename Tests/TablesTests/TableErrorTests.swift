import Tables
import Testing

@Suite("A file that is no table")
struct TableErrorTests {
    @Test("A missing file and a folder are told apart")
    func noFile() {
        #expect(throws: TableError.notFound(path: "/no/such.csv")) { try CSVFile(path: "/no/such.csv") }
        #expect(throws: TableError.isDirectory(path: "/tmp")) { try CSVFile(path: "/tmp") }
    }

    @Test("Another failure carries the system's number")
    func otherFailure() throws {
        let file = try TemporaryFile("a\n1")
        let path = file.path + "/below"
        #expect(throws: TableError.cannotRead(path: path, errno: 20)) { try CSVFile(path: path) }
    }

    @Test("A file with nothing on it is empty", arguments: ["", "\u{FEFF}", "\n\r\n", "  \t"])
    func empty(_ text: String) throws {
        let file = try TemporaryFile(text)
        #expect(throws: TableError.empty(path: file.path)) { try file.open() }
    }

    @Test("A header that is no UTF-8, though it should be, and one with zero bytes are refused")
    func otherEncodings() throws {
        let windows = try TemporaryFile([0x48, 0xF2, 0x20, 0x76, 0xE0, 0x2C, 0x71, 0x72, 0x0A])
        #expect(throws: TableError.notUTF8(path: windows.path)) { try windows.open(encoding: .utf8) }
        let binary = try TemporaryFile("id,\0qr\n1,2")
        #expect(throws: TableError.notUTF8(path: binary.path)) { try binary.open() }
    }

    @Test("More than 256 columns are refused")
    func tooManyColumns() throws {
        let file = try TemporaryFile((0...256).map { "c\($0)" }.joined(separator: ","))
        #expect(throws: TableError.tooManyColumns(path: file.path, limit: 256)) { try file.open() }
    }

    @Test("A malformed header is refused with its defect")
    func brokenHeader() throws {
        let quote = try TemporaryFile("a,\"b\n1,2")
        #expect(throws: TableError.brokenHeader(path: quote.path, defect: .unclosedQuote(column: 1))) {
            try quote.open()
        }
        let long = try TemporaryFile(String(repeating: "x", count: 2_000_000))
        #expect(throws: TableError.brokenHeader(path: long.path, defect: .rowTooLong(limit: 1_048_576))) {
            try long.open()
        }
    }
}
