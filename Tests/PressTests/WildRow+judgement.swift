import Foundation

/// What may be expected of a row, from the categories of Unicode alone.
extension WildRow {
    /// What a reader of the card sees of a cell.
    ///
    /// Blanks are single spaces, characters without width are gone, letters are whole, and the look-alike Ð is a Đ.
    func tidy(_ column: String) -> String {
        let seen = self[column].unicodeScalars.filter { !Self.isWidthless($0) }
        let words = seen.split { $0.properties.isWhitespace }.map { word in
            let letters = word.map { $0 == "\u{D0}" ? "Đ" : $0 == "\u{F0}" ? "đ" : $0 }
            return String(String.UnicodeScalarView(letters)).precomposedStringWithCanonicalMapping
        }
        return words.joined(separator: " ")
    }

    /// Why the row may not be printed; nil if the categories and the fonts give no reason.
    ///
    /// `shows` says whether the font of a column has every letter of a text.
    func reasonToRefuse(_ shows: (_ text: String, _ column: String) -> Bool) -> String? {
        let code = self["qr"].unicodeScalars
        if code.contains(where: { $0.properties.generalCategory == .control }) {
            return "its code holds a control character"
        }
        for column in Self.columns where column != "qr" {
            let seen = self[column].unicodeScalars.filter {
                !Self.isWidthless($0) && !$0.properties.isWhitespace
            }
            if let bad = seen.first(where: { Self.mayNotBePrinted($0, in: column) }) {
                return "its \(column) holds U+\(String(bad.value, radix: 16))"
            }
            let text = tidy(column).filter { $0 != " " }
            if !shows(text, column) { return "the font lacks a letter of its \(column)" }
        }
        return nil
    }

    private static func mayNotBePrinted(_ scalar: Unicode.Scalar, in column: String) -> Bool {
        // A column that is no field is carried along and printed nowhere: only what hides or turns text is refused.
        let (isName, isField) = (column == "full_name", column != "note")
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate: return true
        case .privateUse, .unassigned: return isField
        case .decimalNumber, .letterNumber, .openPunctuation, .closePunctuation, .mathSymbol, .currencySymbol,
            .connectorPunctuation, .otherSymbol:
            if isName { return true }
        default: break
        }
        return scalar == "\u{FFFD}" || isField && scalar.properties.isEmojiPresentation
    }

    /// The soft hyphen, joiners and their like: they take no room and say nothing in a name.
    private static func isWidthless(_ scalar: Unicode.Scalar) -> Bool {
        ["\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}"].contains(scalar)
    }
}
