import Tables
import Testing

@Suite("A table in UTF-16")
struct UTF16Tests {
    @Test(
        "Both orders are known with a mark and without, whatever the chunks", arguments: [false, true],
        [1, 2, 3, 65_536])
    func orders(_ isBig: Bool, _ chunkSize: Int) throws {
        for mark in ["", "\u{FEFF}"] {
            let file = try TemporaryFile(bytes("\(mark)số,tên\r\n1,Nguyễn 😀\r\n2,\"Hoà\n\"\r\n", isBig))
            #expect(try file.open(chunkSize: chunkSize).header == ["số", "tên"])
            let rows = try file.rows(chunkSize: chunkSize)
            #expect(rows.map(\.texts) == [["1", "Nguyễn 😀"], ["2", "Hoà\n"]])
            #expect(rows.map(\.line) == [2, 3])
            #expect(rows.flatMap(\.defects) == [])
        }
    }

    @Test(
        "Half a pair of surrogates is a defect of its row",
        arguments: [[0xD83D], [0xDE00], [0xDE00, 0xD83D]] as [[UInt16]])
    func surrogates(_ units: [UInt16]) throws {
        let text = Array("a,b\n1,x".utf16) + units + Array("y\n2,z\n".utf16)
        let rows = try TemporaryFile(text.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }).rows()
        #expect(rows[0].defects == [.invalidUTF8(column: 1, offset: 1, byte: 0xED)])
        #expect(rows[1].texts == ["2", "z"])
        #expect(rows[1].defects.isEmpty)
    }

    @Test("Half a pair at the end and an odd last byte are defects, too")
    func truncated() throws {
        let whole = bytes("a,b\n1,xy", false)
        #expect(
            try TemporaryFile(whole + [0x41]).rows().last?.defects == [
                .invalidUTF8(column: 1, offset: 2, byte: 0xFF)
            ])
        let half = try TemporaryFile(whole + [0x3D, 0xD8]).rows()
        #expect(half.last?.defects == [.invalidUTF8(column: 1, offset: 2, byte: 0xED)])
    }

    @Test("UTF-16 with few ASCII characters is read when it is asked for")
    func asked() throws {
        let file = try TemporaryFile(bytes("tên\nNguyễn", false))
        #expect(try file.rows(encoding: .utf16).map(\.texts) == [["Nguyễn"]])
    }

    private func bytes(_ text: String, _ isBig: Bool) -> [UInt8] {
        text.utf16.flatMap {
            isBig ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
        }
    }
}
