/// What a file is by what it holds, whatever its name ends with.
enum Contents: Hashable {
    /// Lines of text, to be read as CSV: all that nothing else is known of.
    case text
    case jsonLines
    /// What one program hands to another: ``PackedRows``.
    case packed
    /// A ZIP archive; an Excel workbook is one.
    case archive
    case foreign(ForeignKind)

    init(of input: Input) throws(TableError) {
        let head = try input.bytes(at: 0, count: 4_096)
        if head.starts(with: PackedRows.magic) {
            self = .packed
        } else if let kind = try Self.binary(head, of: input) {
            self = kind
        } else {
            self = Self.text(head)
        }
    }

    private static func binary(_ head: [UInt8], of input: Input) throws(TableError) -> Contents? {
        func begins(_ bytes: UInt8...) -> Bool { head.starts(with: bytes) }
        func holds(_ text: String, at place: Int = 0) -> Bool {
            head.dropFirst(place).starts(with: text.utf8)
        }
        if holds("PK\u{3}\u{4}") || holds("PK\u{5}\u{6}") { return .archive }
        if begins(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1) {
            return .foreign(try compoundFile(head, of: input))
        }
        if holds("%PDF-") { return .foreign(.pdf) }
        let isPicture =
            begins(0x89, 0x50, 0x4E, 0x47) || begins(0xFF, 0xD8, 0xFF) || holds("GIF8")
            || holds("WEBP", at: 8) || holds("II*\0") || holds("MM\0*") || holds("ftyphei", at: 4)
        if isPicture { return .foreign(.picture) }
        if begins(0x1F, 0x8B) || holds("Rar!") || begins(0x37, 0x7A, 0xBC, 0xAF) { return .foreign(.archive) }
        return nil
    }

    /// What lies in a compound file, the case of Microsoft's older formats.
    ///
    /// Its directory names the streams in UTF-16. Source: MS-CFB, 2.2 and 2.6.
    private static func compoundFile(_ head: [UInt8], of input: Input) throws(TableError) -> ForeignKind {
        guard head.count > 51, (7...16).contains(head[30]) else { return .oldExcel }
        let sector = (0..<4).reduce(0) { $0 | Int(head[48 + $1]) << (8 * $1) }
        let names = try input.bytes(at: (sector + 1) << Int(head[30]), count: 4_096)
        func has(_ name: String) -> Bool {
            names.firstRange(of: name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) != nil
        }
        if has("EncryptedPackage") { return .protectedExcel }
        return has("WordDocument") ? .word : .oldExcel
    }

    private static func text(_ head: [UInt8]) -> Contents {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let signs = head.dropFirst(head.starts(with: mark) ? mark.count : 0).filter {
            !" \t\r\n".utf8.contains($0)
        }
        let start = String(decoding: signs.prefix(16), as: UTF8.self).lowercased()
        if start.hasPrefix("{\"") || start.hasPrefix("{}") { return .jsonLines }
        if start.hasPrefix("[{") || start.hasPrefix("[[") || start == "[]" { return .foreign(.jsonArray) }
        if start.hasPrefix("{\\rtf") { return .foreign(.word) }
        let pages = ["<!doctype", "<html", "<table", "<head", "<meta", "<?xml"]
        if pages.contains(where: start.hasPrefix) { return .foreign(.webPage) }
        return .text
    }
}

/// What is often given as a table and is none that can be read.
package enum ForeignKind: String, Sendable, Hashable, CaseIterable {
    /// Excel before 2007, `.xls`.
    case oldExcel
    /// A workbook that opens with a password only.
    case protectedExcel
    /// Excel's `.xlsb`.
    case binaryExcel
    /// LibreOffice's `.ods` and its kin.
    case openDocument
    /// Word, old and new, and RTF.
    case word
    case pdf
    case picture
    /// HTML or XML, which many programs export under the name `.xls`.
    case webPage
    /// One list of objects, not an object on each line.
    case jsonArray
    /// ZIP, RAR, 7z or gzip around something else.
    case archive
}
