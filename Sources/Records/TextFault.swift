/// A character that a text may not hold, and where it is first found.
struct TextFault: Hashable {
    enum Kind: String {
        /// A control character, or one that turns the direction of writing.
        case control
        /// An emoji or a sign that such a text has no use for.
        case symbol
        /// U+FFFD: some program before us lost a letter.
        case replacement
        /// A mark without a letter, or more than two on one.
        case marks
        case digit
        /// A letter of another script, often one that only looks Latin.
        case otherScript = "other-script"
    }

    let kind: Kind
    let scalar: Unicode.Scalar
    /// Which character of the text it is, from 1.
    let position: Int

    /// The first character of each kind of fault in `text`, in order.
    static func all(in text: String, as rule: TextRule) -> [TextFault] {
        var faults: [TextFault] = []
        var marks = 0
        var isOnLetter = false
        for (index, scalar) in text.unicodeScalars.enumerated() {
            let found = CharacterClass(scalar)
            marks = found == .combiningMark ? marks + 1 : 0
            let kind = rule.fault(of: found, markCount: marks, isOnLetter: isOnLetter)
            if found != .combiningMark { isOnLetter = found == .latinLetter || found == .otherLetter }
            guard let kind, !faults.contains(where: { $0.kind == kind }) else { continue }
            faults.append(TextFault(kind: kind, scalar: scalar, position: index + 1))
        }
        return faults
    }

    /// The character as Unicode names it: `U+1F600`.
    var codePoint: String {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }
}

/// What a text may be made of.
enum TextRule {
    /// Latin letters, blank, apostrophe, hyphen, full stop.
    case personName
    /// Any letters, digits and punctuation: addresses, names of venues.
    case plain
    /// A column that QRPress does not know: only what would spoil or forge the print is refused.
    case unknown

    func fault(of character: CharacterClass, markCount: Int, isOnLetter: Bool) -> TextFault.Kind? {
        switch (character, self) {
        case (.control, _): .control
        case (.replacement, _): .replacement
        case (_, .unknown), (.latinLetter, _), (.blank, _), (.nameSign, _): nil
        case (.combiningMark, .personName): markCount > 2 || !isOnLetter ? .marks : nil
        case (.combiningMark, .plain): markCount > 2 ? .marks : nil
        case (.symbol, _), (.punctuation, .personName): .symbol
        case (.digit, .personName): .digit
        case (.otherLetter, .personName): .otherScript
        case (.digit, .plain), (.otherLetter, .plain), (.punctuation, .plain): nil
        }
    }
}
