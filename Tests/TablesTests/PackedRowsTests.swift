import Foundation
import Judges
import Tables
import Testing

@Suite("Packed rows")
struct PackedRowsTests {
    @Test(
        "Rows come back with their lines and every byte of their cells, and the header and delimiter of their table"
    )
    func roundTrip() throws {
        let text =
            "tên;qr\n\"Nguyễn\n\"\"Thị\"\";\u{FEFF}\"; mã \n;\nx;\u{1}\u{7F}\n\"\(String(repeating: "dài", count: 400))\";y\n"
        let source = try TemporaryFile(Array(text.utf8))
        let table = try Table(Input(path: source.path))
        var bytes = PackedRows.head(table.header, delimiter: table.delimiter)
        var rows: [Row] = []
        while let row = try table.next() {
            rows.append(row)
            bytes += PackedRows.row(row)
        }
        #expect(rows.count >= 3)
        let file = try TemporaryFile(bytes)
        let packed = try Table(Input(path: file.path))
        #expect(packed.header == table.header && packed.delimiter == table.delimiter)
        for row in rows {
            let found = try #require(try packed.next())
            #expect(found.line == row.line && found.cells == row.cells)
        }
        #expect(try packed.next() == nil)
    }

    @Test("A file that is cut off anywhere says so, and gives no row that was not whole")
    func cutOff() throws {
        let row = Row(line: 300, cells: [Array("Trần Văn Mẫu".utf8), Array("mã".utf8)])
        let head = PackedRows.head(["full_name", "qr"], delimiter: UInt8(ascii: ","))
        let bytes = head + PackedRows.row(row) + PackedRows.row(row)
        for count in head.count..<bytes.count {
            let file = try TemporaryFile(Array(bytes.prefix(count)))
            let table = try Table(Input(path: file.path))
            var rows = 0
            do throws(TableError) {
                while try table.next() != nil { rows += 1 }
                #expect(count == head.count || count == head.count + PackedRows.row(row).count)
            } catch {
                guard case .damaged = error else {
                    Issue.record("\(error)")
                    continue
                }
            }
            #expect(rows == (count - head.count) / PackedRows.row(row).count)
        }
    }

    @Test("Bytes of any kind behind the first line are an error or rows, never a crash")
    func anyBytes() throws {
        var dice = Dice(state: 6)
        for _ in 0..<2000 {
            let noise = (0..<Int.random(in: 0...64, using: &dice)).map { _ in
                UInt8.random(in: 0...255, using: &dice)
            }
            let file = try TemporaryFile(Array("qrpress rows 1\n".utf8) + noise)
            do throws(TableError) {
                let table = try Table(Input(path: file.path))
                while try table.next() != nil {}
            } catch {
                guard case .damaged = error else {
                    Issue.record("\(error)")
                    return
                }
            }
        }
    }
}
