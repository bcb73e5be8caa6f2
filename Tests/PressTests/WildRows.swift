import Judges
import Foundation

/// A row of a table in which any cell may hold anything.
struct WildRow {
    static let columns = [
        "id", "full_name", "group", "ward", "district", "province", "address", "note", "qr",
    ]

    /// By column.
    private(set) var cells: [String: String] = [:]
    /// Whether nothing was put into the row that is a reason to refuse it.
    private(set) var isHarmless = true

    init(number: Int, dice: inout Dice) {
        let name = (0..<3).map { _ in Self.pick(Self.syllables, &dice) }.joined(separator: " ")
        let plain = [
            "id": "T\(number)", "full_name": name, "group": "Tổ \(number % 40)", "ward": "Phường Hợp Giang",
            "district": "Quận 1", "province": "Tỉnh Cao Bằng", "address": "Số \(number)", "note": "",
            "qr": "mã-\(number)-",
        ]
        for column in Self.columns {
            var cell = plain[column] ?? ""
            // Two cells in five are wild, and of those one in ten holds what may not be printed.
            if Int.random(in: 0..<5, using: &dice) < 2 {
                let isHarmful = Int.random(in: 0..<10, using: &dice) == 0
                for _ in 0..<Int.random(in: 1...2, using: &dice) {
                    // Never at the edge, where a code may hold no blank.
                    let index = cell.indices.dropFirst().randomElement(using: &dice) ?? cell.startIndex
                    let part = isHarmful ? Self.harm(&dice) : Self.harmless(column, &dice)
                    cell.insert(contentsOf: part, at: index)
                }
                if isHarmful { isHarmless = false }
            }
            cells[column] = cell
        }
    }

    subscript(_ column: String) -> String { cells[column] ?? "" }

    /// The row as RFC 4180 has it, every cell quoted.
    ///
    /// Made of bytes: a quote that a mark follows is no character of its own in Swift, but it is one in a table.
    var csv: [UInt8] {
        let quote = UInt8(ascii: "\"")
        let cells = Self.columns.map { column in
            [quote] + self[column].utf8.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
        }
        return Array(cells.joined(separator: [UInt8(ascii: ",")])) + [13, 10]
    }

    /// How many lines of a file the row takes: LF, CR LF and CR end one, in cells too.
    var lineCount: Int {
        let bytes = csv
        return bytes.indices.count { index in
            bytes[index] == 13 || bytes[index] == 10 && (index == 0 || bytes[index - 1] != 13)
        }
    }

    private static func pick(_ texts: [String], _ dice: inout Dice) -> String {
        texts.randomElement(using: &dice) ?? ""
    }

    private static let syllables = [
        "Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Thị", "Văn", "Ngọc", "Quỳnh", "Ước", "Ẩn", "Thuở", "Ỷ",
    ]

    /// Letters in parts, blanks of every kind and characters without width; a line end inside a cell is a blank.
    private static let inNames = [
        "e\u{302}\u{301}", "A\u{306}\u{309}", "đ", "Ỡ", "H'", "-", "’", " \u{A0} ", "\n", "\r\n", "\t",
        "\u{2028}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{AD}", "œ", "ß", "Ł", "ǎ",
    ]

    /// What ends or escapes strings, names and tags in PDF, CSV, XML and JSON; and letters with marks that no font has
    /// in one piece.
    private static let inTexts =
        inNames + [
            "(", ")", "((", "))", "\\", "\\)", "\\n", "<", ">", "<<", ">>", "%", "%%EOF", "\"", "\"\"", "'",
            "“",
            "”", "[", "]", "{", "}", "/", "/JS", "&", "&lt;", "#", ";", ",", "|", "^", "~", "`", "…", "–",
            "№",
            "€", "endstream", "x\u{308}", "q\u{323}\u{304}", "Я", "Ω",
        ]

    /// A code carries anything but control characters.
    private static let inCodes = [
        "(", ")", "\\", "<", ">", "%", "\"", "&", "王", "😀", "\u{E000}", "\u{202E}", "e\u{302}\u{301}", " ",
        "ß",
    ]

    private static func harmless(_ column: String, _ dice: inout Dice) -> String {
        switch column {
        case "full_name": pick(inNames, &dice)
        case "qr": pick(inCodes, &dice)
        // It shares a line of the back with the date.
        case "id": pick(inTexts.filter { $0.count < 3 }, &dice)
        default: pick(inTexts, &dice)
        }
    }

    /// A character that may not be printed in some field, or any character at all.
    private static func harm(_ dice: inout Dice) -> String {
        let known = [
            "\0", "\u{1}", "\u{8}", "\u{B}", "\u{1B}", "\u{7F}", "\u{9F}", "\u{200E}", "\u{200F}", "\u{202A}",
            "\u{202E}", "\u{2066}", "\u{2069}", "\u{61C}", "\u{FFFD}", "\u{E000}", "\u{F0000}", "\u{10FFFD}",
            "\u{378}", "\u{FFFE}", "😀", "👨‍👩‍👧", "🇻🇳", "❤️", "王", "伟", "ಠ", "مرحبا", "𝔘", "\u{301}\u{302}\u{303}",
            "\u{20DD}", "\u{FE0F}", "7",
        ]
        if Bool.random(using: &dice) { return pick(known, &dice) }
        let limit: UInt32 = Bool.random(using: &dice) ? 0x2FFF : 0x10FFFF
        while true {
            let value = UInt32.random(in: 0...limit, using: &dice)
            if let scalar = Unicode.Scalar(value) { return String(scalar) }
        }
    }
}
