import Fuzzing
import TablePromises
import Tables

private let source = MemoryFile()
private let citizens = TablePromises(isVenues: false)

/// The parts of a workbook that the input gives one after the other, each ended by a zero byte; those that it does not
/// give are as `usual` says.
private let parts = [
    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels", "_rels/.rels",
]

private let usual: [String: String] = [
    "xl/sharedStrings.xml": "<sst><si><t>full_name</t></si><si><t>Trần</t></si></sst>",
    "xl/styles.xml": """
    <styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="2"/></cellXfs></styleSheet>
    """,
    "xl/workbook.xml": "<workbook><sheets><sheet name=\"A\" sheetId=\"1\" id=\"r1\"/></sheets></workbook>",
    "xl/_rels/workbook.xml.rels": """
    <Relationships><Relationship Id="r1" Type="/worksheet" Target="worksheets/sheet1.xml"/>
    <Relationship Id="r2" Type="/sharedStrings" Target="sharedStrings.xml"/>
    <Relationship Id="r3" Type="/styles" Target="styles.xml"/></Relationships>
    """,
    "_rels/.rels": """
    <Relationships><Relationship Id="r1" Type="/officeDocument" Target="xl/workbook.xml"/></Relationships>
    """,
]

/// The archive that the input is, or else the one whose parts it gives.
private func archive(_ bytes: [UInt8]) -> [UInt8] {
    guard !bytes.starts(with: "PK".utf8) else { return bytes }
    var entries = usual.mapValues { Array($0.utf8) }
    for (name, part) in zip(parts, bytes.split(separator: 0, omittingEmptySubsequences: false)) {
        if !part.isEmpty { entries[name] = Array(part) }
    }
    return storedArchive(entries.sorted { $0.key < $1.key })
}

fuzz { bytes in
    source.hold(archive(bytes))
    guard let input = try? Input(path: source.path),
        let table = try? Table(input, score: citizens.score), let rows = try? table.allRows()
    else { return }
    citizens.check(rows, under: table.header)
    promise((try? table.reopened().allRows()) == rows, "the second pass reads other rows")
}
