import Foundation
import Judges
import Tables
import Testing

@Suite("A file that is given as a table and is none")
struct ForeignFileTests {
    private static func kind(_ bytes: some Collection<UInt8>) throws -> ForeignKind? {
        let file = try TemporaryFile(bytes)
        guard
            case .foreign(file.path, let kind) = #expect(
                throws: TableError.self,
                performing: {
                    try Table(Input(path: file.path))
                })
        else { return nil }
        return kind
    }

    @Test(
        "It is known by what it holds, whatever its name says",
        arguments: [
            ("%PDF-1.7\n", .pdf), ("GIF89a", .picture), ("RIFF\0\0\0\0WEBPVP8", .picture),
            ("II*\0", .picture),
            ("\0\0\0\u{18}ftypheic", .picture), ("{\\rtf1\\ansi", .word), ("Rar!\u{1A}", .archive),
            ("\u{FEFF}<!DOCTYPE html><table>", .webPage), ("  <HTML xmlns=\"x\">", .webPage),
            ("<?xml version=\"1.0\"?><Workbook/>", .webPage), ("[\n  {\"a\": 1}\n]", .jsonArray),
            ("[]", .jsonArray),
        ] as [(String, ForeignKind)])
    func known(_ text: String, _ kind: ForeignKind) throws {
        #expect(try Self.kind(text.utf8) == kind)
    }

    @Test("Pictures and archives that begin with other bytes than text are known too")
    func binary() throws {
        #expect(try Self.kind([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]) == .picture)
        #expect(try Self.kind([0xFF, 0xD8, 0xFF, 0xE0]) == .picture)
        #expect(try Self.kind([0x1F, 0x8B, 8, 0]) == .archive)
    }

    @Test(
        "Old Excel, old Word and a workbook with a password share a case and are told apart",
        arguments: [
            ("Workbook", .oldExcel), ("Book", .oldExcel), ("EncryptedPackage", .protectedExcel),
            ("WordDocument", .word),
        ] as [(String, ForeignKind)])
    func compoundFiles(_ stream: String, _ kind: ForeignKind) throws {
        var file: [UInt8] =
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
        (file[30], file[48]) = (9, 2)
        file +=
            [UInt8](repeating: 0, count: 1_024) + stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try Self.kind(file) == kind)
        #expect(try Self.kind(file.prefix(8)) == .oldExcel)
        // A directory that lies nowhere.
        file.replaceSubrange(48..<52, with: [0xFF, 0xFF, 0xFF, 0xFF])
        #expect(try Self.kind(file) == .oldExcel)
    }

    @Test(
        "ZIP archives that are no .xlsx are told apart",
        arguments: [
            ([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")], .openDocument),
            ([("xl/workbook.bin", ""), ("_rels/.rels", "<Relationships/>")], .binaryExcel),
            ([("word/document.xml", "<w/>")], .word), ([("residents.csv", "a,b")], .archive),
            ([("_rels/.rels", "<Relationships/>")], .archive),
        ] as [([(String, String)], ForeignKind)])
    func archives(_ parts: [(String, String)], _ kind: ForeignKind) throws {
        let scratch = try Scratch()
        let path = try Spreadsheets.archive(parts.map { (name: $0.0, text: $0.1) }, in: scratch)
        #expect(throws: TableError.foreign(path: path, kind: kind)) { try Table(Input(path: path)) }
    }

    @Test(
        "A CSV that begins like something else is still read",
        arguments: ["{id},qr", "[id];qr", "MM,qr", "PK,qr", "#,qr"])
    func csv(_ header: String) throws {
        let file = try TemporaryFile("\(header)\n1,2\n")
        #expect(try Table(Input(path: file.path)).header.count == 2)
    }
}
