import Foundation
import Judges
import Tables
import Testing

@Suite("Cells made text")
struct CellReaderTests {
    @Test("Every byte of VISCII is what iconv says it is, and nothing is left out")
    func viscii() throws {
        for byte in UInt8.min...UInt8.max where byte != 0 {
            let row = try read([byte], .viscii)
            #expect(row.cells == [try ForeignEncoding.iconv([byte], from: "VISCII", to: "UTF-8")])
            #expect(row.defects.isEmpty)
        }
    }

    @Test(
        "Every byte of TCVN3 is what iconv says it is or none; the letters are 74, for capitals have no tone")
    func tcvn3() throws {
        var letters: Set<[UInt8]> = []
        for byte in UInt8(0x80)...0xFF {
            let row = try read([byte], .tcvn3)
            guard !row.defects.contains(where: \.isForeignByte) else { continue }
            #expect(row.cells == [try ForeignEncoding.iconv([byte], from: "TCVN5712-1", to: "UTF-8")])
            if byte != 0xA0 { letters.insert(row.cells[0]) }
        }
        #expect(letters.count == 74)
    }

    @Test(
        "Every pair of bytes of Windows-1258 is what iconv and NFC say, or has a byte without a Vietnamese letter"
    )
    func windows1258() throws {
        var accepted = 0
        for second in UInt8(0x80)...0xFF {
            for first in "aAyb".utf8 {
                let row = try read([first, second], .windows1258)
                guard row.defects.isEmpty else { continue }
                let text = try ForeignEncoding.iconv([first, second, 0x20], from: "CP1258", to: "UTF-8")
                    .dropLast()
                let composed = String(decoding: text, as: UTF8.self).precomposedStringWithCanonicalMapping
                #expect(row.cells == [Array(composed.utf8)])
                accepted += 1
            }
        }
        // 13 signs and 30 letters behind any of the four, and five tones behind three of them.
        #expect(accepted == (13 + 30) * 4 + 5 * 3)
    }

    @Test(
        "A mark of VNI goes on its letter whichever of its two forms it has",
        arguments: [
            ("Nguyeãn Thò AÙnh", "Nguyễn Thị Ánh"), ("Aùnh", "Ánh"), ("aÙ", "á"), ("aú AÚ", "ẳ Ẳ"),
            ("Tî yï Î", "Tỵ ỵ Ỵ"),
            ("Ñöôøng Höông", "Đường Hương"), ("HOAØNG ÑÖÙC", "HOÀNG ĐỨC"),
            ("Nghóa Tónh chæ", "Nghĩa Tĩnh chỉ"),
        ])
    func vni(_ shown: String, _ text: String) throws {
        let row = try read(shown.unicodeScalars.map { UInt8($0.value) }, .vni)
        #expect(row.cells == [Array(text.utf8)])
        #expect(row.defects.isEmpty)
    }

    @Test("A byte that the encoding does not have is named with its place, and no letter is made up for it")
    func foreignBytes() throws {
        for (encoding, bytes) in [
            (TextEncoding.tcvn3, [0x54, 0x83, 0x6E]), (.vni, [0x54, 0xE9, 0x6E]),
            (.windows1258, [0x54, 0xF6, 0x6E]),
            (.windows1258, [0x54, 0xEC, 0x6E]),
        ] {
            let row = try read(bytes.map { UInt8($0) }, encoding)
            #expect(row.defects == [.notInEncoding(encoding, column: 0, offset: 1, byte: UInt8(bytes[1]))])
            #expect(row.text(at: 0) == "T\u{FFFD}n")
            #expect(row.defects.allSatisfy { !$0.breaksColumns })
        }
    }

    @Test("No bytes make an encoding fail, and what comes out is UTF-8", arguments: TextEncoding.allCases)
    func anyBytes(_ encoding: TextEncoding) throws {
        var dice = Dice(state: 4)
        let reader = try CellReader(TableSample([]), encoding: encoding, path: "")
        let guessing = try CellReader(TableSample([[Array("Nguyễn Thị Hoà".utf8)]]), path: "")
        for _ in 0..<100_000 {
            let count = Int.random(in: 0...24, using: &dice)
            let cell = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &dice) }
            let text = String(decoding: cell, as: UTF8.self)
            let row = reader.text(of: Row(line: 1, cells: [cell, Array(text.utf8)]))
            let isText = row.cells.allSatisfy { String(validating: $0, as: UTF8.self) != nil }
            #expect(isText || row.defects.contains(where: \.isInvalidUTF8))
            // Latin-1 letters in UTF-8 take every way that a misread cell can take.
            let shown = String(String.UnicodeScalarView(cell.map { Unicode.Scalar($0) }))
            #expect(guessing.text(of: Row(line: 1, cells: [Array(shown.utf8)])).cells == [Array(shown.utf8)])
        }
    }

    @Test(
        "TCVN3 in capitals is known by its other letters; where the case is open, it is called unsure",
        arguments: [
            ("NGUY\u{D4}N V\u{A1}N H\u{B6}I", "NGUYỄN VĂN HẢI", false), ("L\u{FD} T\u{F3}", "Lý Tú", false),
            ("Nguy\u{D4}n Th\u{DE} \u{B8}nh", "Nguyễn Thị ánh", true), ("\u{B8}i", "ái", true),
            ("s\u{E8} 5 \u{CA}p Ba", "số 5 ấp Ba", false), ("TP H\u{B5}", "TP Hà", true), ("AN", "AN", false),
        ])
    func caseOfTCVN3(_ shown: String, _ text: String, _ isUnsure: Bool) throws {
        let row = try read(shown.unicodeScalars.map { UInt8($0.value) }, .tcvn3)
        #expect(row.text(at: 0) == text)
        #expect(row.defects == (isUnsure ? [.unsureCase(column: 0)] : []))
    }

    @Test("Misread cells in a table of UTF-8 are mended beside the cell, which stays as it came")
    func mended() throws {
        let reader = try CellReader(TableSample([[Array("Nguyễn Thị Hoà".utf8)]]), path: "")
        for (shown, text) in [
            ("Nguyá»…n Thá»‹ Hoa", "Nguyễn Thị Hoa"), ("H'Hen NiÃª", "H'Hen Niê"), ("Ä\u{90}á»©c", "Đức"),
            ("ChÃ\u{AD}", "Chí"), ("Nguyá»\u{85}n", "Nguyễn"), ("NguyÃ¡Â»â€¦n", "Nguyễn"), ("Ã‚n", "Ân"),
        ] {
            let row = reader.text(of: Row(line: 1, cells: [Array(shown.utf8)]))
            #expect(row.cells == [Array(shown.utf8)])
            #expect(row.text(at: 0) == text)
            #expect(row.defects == [.mended(column: 0)])
        }
    }

    @Test(
        "Good UTF-8 is never touched",
        arguments: [
            "Hòa", "XÃ\u{A0}TAM", "HÃ\u{A0}", "François Müller", "Quán “Bé”", "Đào Ðức", "Y Bhŏk Êban",
            "½ m²", "Niê Yên",
            "Ngu\u{79}e\u{302}\u{303}n", "Ä", "Ê Ban", "“A” – B", "王小明", "Nguyên Quý Hoè",
        ])
    func goodText(_ text: String) throws {
        for encoding in [nil, TextEncoding.utf8] {
            let reader = try CellReader(
                TableSample([[Array("Nguyễn Thị Hoà".utf8)]]), encoding: encoding, path: "")
            let row = Row(line: 1, cells: [Array(text.utf8)])
            #expect(reader.text(of: row) == row)
        }
    }

    @Test(
        "A cell that is in an old font comes back, unless UTF-8 was asked for",
        arguments: ["NguyÔn ThÞ Hoa", "Nguyeãn"])
    func otherEncoding(_ shown: String) throws {
        let sample = TableSample([[Array("Nguyễn Thị Hoà".utf8)]])
        let row = Row(line: 1, cells: [Array(shown.utf8)])
        let font: TextEncoding = shown.contains("Þ") ? .tcvn3 : .vni
        let guessed = try CellReader(sample, path: "").text(of: row)
        #expect(guessed.defects == [.otherEncoding(column: 0, looksLike: font)])
        #expect(guessed.cells == row.cells)
        #expect(try CellReader(sample, encoding: .utf8, path: "").text(of: row) == row)
    }

    private func read(_ cell: [UInt8], _ encoding: TextEncoding) throws -> Row {
        try CellReader(TableSample([]), encoding: encoding, path: "").text(of: Row(line: 1, cells: [cell]))
    }
}

extension RowDefect {
    var isForeignByte: Bool { if case .notInEncoding = self { true } else { false } }
    var isInvalidUTF8: Bool { if case .invalidUTF8 = self { true } else { false } }
}
