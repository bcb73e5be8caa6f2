import Foundation
import Tables
import Testing

@Suite("One list of 300 names as foreign programs save it")
struct ForeignTableTests {
    private static let lookAlikes: Set<Unicode.Scalar> = ["Ð", "ð", "’"]

    @Test("Every Vietnamese letter is in the list, in both cases")
    func everyLetter() {
        let letters = Set(ForeignTable.names.values.flatMap(\.unicodeScalars)).subtracting(Self.lookAlikes)
        #expect(ForeignTable.names.count == 300)
        #expect(letters.count { $0.value >= 0x80 } == 134)
    }

    @Test(
        "All forms of Unicode give the same 300 names",
        arguments: ["utf-8", "utf-16le", "utf-16be", "utf-16-bom", "utf-8-misread", "utf-8-misread-twice"])
    func unicode(_ name: String) throws {
        let file = try TemporaryFile(try ForeignTable(name).bytes)
        for chunkSize in [7, 65_536] {
            #expect(people(try file.rows(chunkSize: chunkSize)) == people(ForeignTable.names))
        }
        let opened = try file.open()
        #expect(opened.reader.encoding == (name.hasPrefix("utf-16") ? .utf16 : .utf8))
        #expect(opened.reader.wasMisread == name.contains("misread"))
    }

    @Test("Windows-1258 holds all but the look-alikes of Đ", arguments: [nil, TextEncoding.windows1258])
    func windows1258(_ encoding: TextEncoding?) throws {
        let rows = try rows("windows-1258", encoding, .windows1258)
        #expect(people(rows) == people(ForeignTable.names { $0 == "Ð" || $0 == "ð" }))
        #expect(rows.flatMap(\.defects) == [])
    }

    @Test("VISCII and VNI hold all but the look-alikes", arguments: ["viscii", "vni-unikey", "vni-misread"])
    func visciiAndVNI(_ name: String) throws {
        let encoding: TextEncoding = name == "viscii" ? .viscii : .vni
        for asked in [nil, encoding] {
            let rows = try rows(name, asked, encoding)
            #expect(people(rows) == people(ForeignTable.names { Self.lookAlikes.contains($0) }))
            #expect(rows.flatMap(\.defects) == [])
        }
    }

    @Test("A table of VNI that was found in documents agrees; ẳ, Ẳ were not in them")
    func viparse() throws {
        let left = ForeignTable.names { Self.lookAlikes.contains($0) || $0 == "ẳ" || $0 == "Ẳ" }
        #expect(people(try rows("vni-viparse", .vni, .vni)) == people(left))
    }

    @Test(
        "TCVN3 holds all but the look-alikes and the capitals with a tone",
        arguments: ["tcvn3-iconv", "tcvn3-unikey", "tcvn3-misread"])
    func tcvn3(_ name: String) throws {
        for asked in [nil, TextEncoding.tcvn3] {
            let rows = try rows(name, asked, .tcvn3)
            let left = ForeignTable.names { Self.lookAlikes.contains($0) || Self.isTonedCapital($0) }
            #expect(people(rows) == people(left))
            #expect(rows.flatMap(\.defects) == [])
        }
    }

    @Test(
        "A column in a capital font of TCVN3 comes in capitals", arguments: ["full_name", " Full_Name", "2"])
    func capitals(_ column: String) throws {
        let file = try TemporaryFile(try ForeignTable("tcvn3-capitals").bytes)
        let rows = try file.rows(capitals: [column])
        let left = ForeignTable.names { Self.lookAlikes.contains($0) }
        #expect(people(rows) == people(left.mapValues { $0.uppercased() }))
        #expect(rows.flatMap(\.defects) == [])
        #expect(throws: TableError.noSuchColumn(path: file.path, name: "3", header: ["id", "full_name"])) {
            try file.open(capitals: ["3"])
        }
    }

    @Test("As people type TCVN3, a name comes out as meant or its case is called unsure")
    func typed() throws {
        let rows = try rows("tcvn3-typed", nil, .tcvn3)
        let left = people(ForeignTable.names { Self.lookAlikes.contains($0) })
        #expect(Set(rows.compactMap(\.person?.number)) == Set(left.keys))
        for row in rows where !row.defects.contains(.unsureCase(column: 1)) {
            let (number, name) = try #require(row.person)
            #expect(left[number] == Array(name.utf8))
        }
        #expect(rows.count { $0.defects.isEmpty } > 150)
    }

    private static func isTonedCapital(_ scalar: Unicode.Scalar) -> Bool {
        let tones: Set<Unicode.Scalar> = ["\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"]
        let parts = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
        return scalar.properties.isUppercase && parts.contains(where: tones.contains)
    }

    private func rows(_ name: String, _ asked: TextEncoding?, _ found: TextEncoding) throws -> [Row] {
        let file = try TemporaryFile(try ForeignTable(name).bytes)
        let opened = try file.open(encoding: asked)
        #expect(opened.reader.encoding == found)
        #expect(opened.reader.wasMisread == name.hasSuffix("misread"))
        return try file.rows(encoding: asked)
    }
}
