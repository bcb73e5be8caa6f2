import Tables
import Testing

@Suite("A row with cells that somebody has mended")
struct CorrectingTests {
    @Test("Only the named cells change, and what was wrong with them is gone")
    func cells() {
        let row = Row(line: 7, cells: [Array("R1".utf8), [0x4E, 0xEA], Array("#N/A".utf8)])
        #expect(row.defects.count == 2)
        let mended = row.correcting([1: "Nê"])
        #expect(mended.line == 7)
        #expect(mended.text(at: 0) == "R1" && mended.text(at: 1) == "Nê")
        #expect(mended.defects == [.errorValue(column: 2, value: "#N/A")])
        #expect(mended.correcting([2: ""]).defects.isEmpty)
    }

    @Test("What is typed is looked at like any other cell")
    func typed() {
        let row = Row(line: 2, cells: [Array("x".utf8)])
        #expect(row.correcting([0: "#REF!"]).defects == [.errorValue(column: 0, value: "#REF!")])
    }

    @Test("A row whose cells may stand under other names stays wrong")
    func brokenRow() {
        let row = Row(line: 2, cells: [Array("x".utf8)], defects: [.tooFewCells(expected: 3, found: 1)])
        let mended = row.correcting([0: "y", 2: "z"])
        #expect(mended.defects == row.defects)
        #expect(mended.cells.map { String(decoding: $0, as: UTF8.self) } == ["y", "", "z"])
    }

    @Test("The cell says what was typed, also where its words had been mended by us")
    func words() {
        let misread = Row(line: 2, cells: [Array("a".utf8)], defects: [])
        #expect(misread.correcting([0: "b"]).words(at: 0) == Array("b".utf8))
    }
}
