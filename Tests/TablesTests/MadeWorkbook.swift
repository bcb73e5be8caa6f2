import Foundation
import Judges
import Tables

/// A workbook put together by hand, part by part, that lives as long as a test needs it.
struct MadeWorkbook {
    private let scratch: Scratch
    let path: String

    /// One worksheet of these rows of XML; more parts, or other ones in place of the usual, may follow.
    init(
        _ rows: String, strings: String? = nil, styles: String? = nil, workbook: String = "",
        more: [(String, String)] = [],
        isStored: Bool = false
    ) throws {
        let space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
        var parts = [
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", Self.relationships(["officeDocument": "xl/workbook.xml"])),
            (
                "xl/_rels/workbook.xml.rels",
                Self.relationships([
                    "worksheet": "worksheets/sheet1.xml",
                    "sharedStrings": strings.map { _ in "sharedStrings.xml" },
                    "styles": styles.map { _ in "/xl/styles.xml" },
                ])
            ),
            (
                "xl/workbook.xml",
                "<workbook \(space)>\(workbook)<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"worksheet\" "
                    + "xmlns:r=\"r\"/></sheets></workbook>"
            ),
            ("xl/worksheets/sheet1.xml", "<worksheet \(space)><sheetData>\(rows)</sheetData></worksheet>"),
        ]
        if let strings { parts.append(("xl/sharedStrings.xml", "<sst \(space)>\(strings)</sst>")) }
        if let styles { parts.append(("xl/styles.xml", "<styleSheet \(space)>\(styles)</styleSheet>")) }
        parts.removeAll { part in more.contains { $0.0 == part.0 } }
        scratch = try Scratch()
        path = try Spreadsheets.archive(
            (parts + more).map { (name: $0.0, text: $0.1) }, isStored: isStored, in: scratch)
    }

    static func relationships(_ targets: [String: String?]) -> String {
        let list = targets.sorted { $0.key < $1.key }.compactMap { kind, target in
            target.map {
                "<Relationship Id=\"\(kind)\" Type=\"http://example.org/\(kind)\" Target=\"\($0)\"/>"
            }
        }
        return "<Relationships>\(list.joined())</Relationships>"
    }

    var bytes: [UInt8] {
        get throws { try [UInt8](Data(contentsOf: URL(filePath: path))) }
    }

    func open() throws -> Table { try Table(Input(path: path)) }

    func rows() throws -> [Row] { try open().rows() }
}

extension Table {
    /// All rows that are left.
    func rows() throws -> [Row] {
        var rows: [Row] = []
        while let row = try next() { rows.append(row) }
        return rows
    }
}
