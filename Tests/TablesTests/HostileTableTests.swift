import Glibc
import Judges
import Tables
import Testing

/// Tables made to break a reader; what memory they cost is measured in `CommandTests`, in a process of their own.
@Suite("A hostile table")
struct HostileTableTests {
    private enum End: Hashable {
        /// All rows are read, the last of them sound; some have these defects.
        case rows(Set<RowDefect>)
        case header(RowDefect)
        case tooManyColumns
        case tooLarge(part: String)
        case damaged(part: String)
    }

    private static let sheet = "xl/sheet.xml"

    private static func expected(_ table: HostileTables) -> End {
        switch table {
        case .hugeCell, .hugeQuotedCell, .wideRow, .hugeLine: .rows([.rowTooLong(limit: 1_048_576)])
        case .hugeHeader, .wideHeader, .zeroBytes, .wideObject: .header(.rowTooLong(limit: 1_048_576))
        case .unclosedHeader: .header(.unclosedQuote(column: 0))
        case .unclosedQuote: .rows([.unclosedQuote(column: 0), .tooFewCells(expected: 2, found: 1)])
        case .zeroCells, .hugeFormula: .rows([])
        case .deepValue: .rows([.nestedValue(column: 0), .cellTooLong(column: 0, byteCount: 1_000_000)])
        case .hugeInlineText, .hugeSharedText: .rows([.cellTooLong(column: 0, byteCount: 65_537)])
        case .wideSheet: .tooManyColumns
        case .textBomb: .tooLarge(part: "xl/strings.xml")
        case .styleBomb: .tooLarge(part: "xl/styles.xml")
        case .repeatedText, .blankBomb, .rowBomb, .deepBomb, .tagBomb, .commentBomb:
            .tooLarge(part: sheet)
        case .lyingBomb, .wideSheetRow, .longTag, .deepTags, .billionLaughs, .externalEntity:
            .damaged(part: sheet)
        case .manyEntries, .endlessDirectory: .tooLarge(part: "ZIP")
        case .truncated: .damaged(part: "ZIP")
        }
    }

    @Test("It ends as it should, within a second", arguments: HostileTables.allCases)
    func ends(_ table: HostileTables) throws {
        let scratch = try Scratch()
        let path = try table.write(in: scratch)
        var end: End?
        #expect(processorTime { end = Self.end(path) } < .seconds(1))
        #expect(end == Self.expected(table))
    }

    private static func end(_ path: String) -> End? {
        do throws(TableError) {
            let table = try Table(Input(path: path), score: { $0.count })
            var (last, defects): (Row?, Set<RowDefect>) = (nil, [])
            while let row = try table.next() {
                defects.formUnion(row.defects)
                last = row
            }
            return last?.texts.first == "y" ? .rows(defects) : nil
        } catch {
            switch error {
            case .brokenHeader(path, let defect): return .header(defect)
            case .tooManyColumns(path, 256): return .tooManyColumns
            case .tooLarge(path, let part?, _): return .tooLarge(part: part)
            case .damaged(path, let part, _): return .damaged(part: part)
            default: return nil
            }
        }
    }
}
