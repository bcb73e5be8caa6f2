/// A line of a table that spreadsheet programs open.
struct CSVLine: Sendable {
    /// With its end, as RFC 4180 wants it.
    let text: String

    /// What tells spreadsheet programs that a file is UTF-8.
    static let beginning = "\u{FEFF}"

    init(_ cells: [String]) {
        text = cells.map(Self.cell).joined(separator: ",") + "\r\n"
    }

    /// A cell that would be reckoned as a formula becomes a text.
    private static func cell(_ text: String) -> String {
        let begins = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
        let plain = begins ? "'" + text : text
        guard plain.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
            return plain
        }
        return "\"\(plain.replacing("\"", with: "\"\""))\""
    }
}
