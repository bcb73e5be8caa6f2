import Foundation
import Glibc
import Judges
import Tables
import Testing

@Suite("What a table is read from")
struct InputTests {
    @Test("A pipe is kept, so that it can be read again and again", arguments: [10, 300_000])
    func pipe(_ count: Int) throws {
        let scratch = try Scratch()
        let path = scratch.path("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        let text = "a,b\n" + (0..<count).map { "\($0),x\n" }.joined()
        let writer = Process()
        writer.executableURL = URL(fileURLWithPath: "/bin/cp")
        writer.arguments = [try scratch.file("table.csv", text.utf8), path]
        try writer.run()
        let table = try Table(Input(path: path))
        writer.waitUntilExit()
        #expect(try table.rows().count == count)
        #expect(try table.reopened().rows().count == count)
        var bytes: [UInt8] = []
        try table.input.read { bytes += $0 }
        #expect(bytes == Array(text.utf8))
        #expect(table.input.isUnchanged)
    }

    @Test("A file that was changed, replaced or removed is known as such; the one that was opened is read on")
    func changes() throws {
        let scratch = try Scratch()
        func table() throws -> Table { try Table(Input(path: scratch.file("in.csv", "a,b\n1,2\n".utf8))) }
        let removed = try table()
        #expect(removed.input.isUnchanged)
        try FileManager.default.removeItem(atPath: scratch.path("in.csv"))
        #expect(!removed.input.isUnchanged)
        #expect(try removed.reopened().rows().count == 1)
        let replaced = try table()
        #expect(rename(try scratch.file("new.csv", "a,b\n3,4\n".utf8), scratch.path("in.csv")) == 0)
        #expect(!replaced.input.isUnchanged)
        #expect(try replaced.reopened().rows().map(\.texts) == [["1", "2"]])
        let changed = try table()
        let handle = try #require(FileHandle(forWritingAtPath: scratch.path("in.csv")))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("5,6\n".utf8))
        #expect(!changed.input.isUnchanged)
    }

    @Test("A missing file, a folder and a file below a file are told apart")
    func errors() throws {
        let file = try TemporaryFile("a\n1")
        #expect(throws: TableError.notFound(path: "/no/such.xlsx")) { try Input(path: "/no/such.xlsx") }
        #expect(throws: TableError.isDirectory(path: "/tmp")) { try Input(path: "/tmp") }
        #expect(throws: TableError.cannotRead(path: "\(file.path)/x", errno: ENOTDIR)) {
            try Input(path: "\(file.path)/x")
        }
    }

    @Test("A file with nothing on it is empty in every format")
    func empty() throws {
        for text in ["", "\u{FEFF}", " \n\n"] {
            let file = try TemporaryFile(text)
            #expect(throws: TableError.empty(path: file.path)) { try Table(Input(path: file.path)) }
        }
        let workbook = try MadeWorkbook("<row/><row><c s=\"1\"/></row>")
        #expect(throws: TableError.empty(path: workbook.path)) { try workbook.open() }
    }

    @Test("A set of columns holds those that were put in, from 0 to 255")
    func columns() {
        var set: ColumnSet = [0, 63, 64]
        set.insert(255)
        set.insert(256)
        set.insert(-1)
        #expect((-2...300).filter { set.contains($0) } == [0, 63, 64, 255])
    }
}
