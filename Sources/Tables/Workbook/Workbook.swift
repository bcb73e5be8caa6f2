/// An Excel workbook, `.xlsx`: its worksheets, and what the cells of all of them refer to.
///
/// Source: ISO/IEC 29500-1, 18.
final class Workbook {
    /// The limit for parts that are kept in memory: 4 MiB.
    static let smallPart = 4 << 20
    /// For parts that are read as a stream: 4 GiB; a worksheet full of texts has about 2.
    private static let largePart = 4 << 30

    let path: String
    let strings: SharedStrings
    let styles: Styles
    let isFrom1904: Bool
    private let archive: ZipArchive
    private let sheetPath: String

    /// Opens the workbook for the worksheet of this name, or for the first one that is not hidden.
    init(_ input: Input, worksheet: String?) throws(TableError) {
        path = input.path
        archive = try ZipArchive(input)
        let office = try Relationships(of: "", in: archive)
        guard try Self.foreignKind(of: archive) == nil, let path = office.path(kind: "officeDocument") else {
            throw .foreign(path: input.path, kind: try Self.foreignKind(of: archive) ?? .archive)
        }
        guard let part = try archive.entry(path, limit: Self.smallPart) else {
            throw .damaged(path: input.path, part: path, reason: "there is no such part")
        }
        let list = try SheetList(part)
        let parts = try Relationships(of: path, in: archive)
        isFrom1904 = list.isFrom1904
        sheetPath = try list.sheetPath(named: worksheet, parts, path: input.path)
        strings = try SharedStrings(try Self.part("sharedStrings", parts, archive))
        styles = try Styles(try Self.part("styles", parts, archive))
    }

    /// Begins to read the worksheet.
    func sheet() throws(TableError) -> ZipEntry {
        guard let entry = try archive.entry(sheetPath, limit: Self.largePart) else {
            throw .damaged(path: path, part: sheetPath, reason: "there is no such part")
        }
        return entry
    }

    /// Nil if the workbook does not have it; a part that is referred to must be there.
    private static func part(
        _ kind: String, _ parts: Relationships, _ archive: ZipArchive
    ) throws(TableError) -> ZipEntry? {
        guard let path = parts.path(kind: kind) else { return nil }
        guard let entry = try archive.entry(path, limit: largePart) else {
            throw .damaged(path: archive.path, part: path, reason: "there is no such part")
        }
        return entry
    }

    /// What the archive is if it is no workbook that can be read.
    private static func foreignKind(of archive: ZipArchive) throws(TableError) -> ForeignKind? {
        if archive.has("xl/workbook.bin") { return .binaryExcel }
        if archive.has("word/document.xml") { return .word }
        let kind = try archive.bytes(of: "mimetype", limit: 1 << 10)
        return kind?.starts(with: "application/vnd.oasis".utf8) ?? false ? .openDocument : nil
    }
}

/// The worksheets that a workbook lists.
private final class SheetList: XMLReader {
    private var sheets: [(name: String, id: String, isVisible: Bool)] = []
    private(set) var isFrom1904 = false

    init(_ part: ZipEntry) throws(TableError) {
        try XMLStream(part, reader: self).finish()
    }

    /// The part of the worksheet of this name, in any case of letters, or of the first one that is not hidden.
    func sheetPath(named name: String?, _ parts: Relationships, path: String) throws(TableError) -> String {
        let tables = sheets.filter { parts.has(id: $0.id, kind: "worksheet") }
        let found =
            tables.first { sheet in
                name.map { sheet.name == $0 } ?? sheet.isVisible
            }
            ?? tables.first { sheet in
                name.map { sheet.name.lowercased() == $0.lowercased() } ?? true
            }
        if let found, let part = parts.path(id: found.id) { return part }
        guard let name else { throw .empty(path: path) }
        throw .noSheet(path: path, name: name, sheets: tables.map(\.name))
    }

    func open(_ tag: XMLTag, in stream: XMLStream) {
        switch tag {
        case "workbookPr": isFrom1904 = tag.isTrue("date1904")
        case "sheet":
            guard let name = tag.text("name"), let id = tag.text("id") else { return }
            let state = tag.text("state") ?? "visible"
            sheets.append((name, id, state == "visible"))
        default: break
        }
    }

    func close(_ tag: XMLTag, in stream: XMLStream) {}
    func add(_ text: UnsafeBufferPointer<UInt8>) {}
}
