/// What a character is to a printed text.
enum CharacterClass {
    case latinLetter, digit, blank, nameSign, combiningMark
    case otherLetter, punctuation, symbol, control, replacement

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A: self = .latinLetter
        case 0x20: self = .blank
        case 0x30...0x39: self = .digit
        case 0x27, 0x2D, 0x2E, 0x2019: self = .nameSign
        case 0x21...0x7E: self = .punctuation
        case 0xC0...0x24F, 0x1E00...0x1EFF:
            self = scalar == "×" || scalar == "÷" ? .punctuation : .latinLetter
        case 0x300...0x36F: self = .combiningMark
        case 0xFFFD: self = .replacement
        default: self = Self.byCategory(scalar)
        }
    }

    /// True for what names nothing by itself: a name of such characters only, as "-", is no name.
    var isMereSign: Bool {
        switch self {
        case .blank, .nameSign, .combiningMark, .punctuation: true
        case .latinLetter, .otherLetter, .digit, .symbol, .control, .replacement: false
        }
    }

    /// Characters that take no room and mean nothing in a name or address: they are taken out.
    static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: true
        default: false
        }
    }

    /// Every kind of blank, tab and line end: one or many become one space.
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            true
        default: false
        }
    }

    private static func byCategory(_ scalar: Unicode.Scalar) -> CharacterClass {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .spacingMark, .letterNumber:
            .otherLetter
        case .nonspacingMark: isVariationSelector(scalar) ? .symbol : .combiningMark
        case .decimalNumber, .otherNumber: .digit
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: .control
        case .spaceSeparator: .blank
        case .otherSymbol: "©®°™№".unicodeScalars.contains(scalar) ? .punctuation : .symbol
        case .privateUse, .unassigned, .enclosingMark, .modifierSymbol: .symbol
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol:
            .punctuation
        @unknown default: .symbol
        }
    }

    /// U+FE00…FE0F: the last of them asks for the emoji form of a character.
    private static func isVariationSelector(_ scalar: Unicode.Scalar) -> Bool {
        (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
    }
}
