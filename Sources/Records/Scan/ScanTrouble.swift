/// What may happen to a code between a reader that types like a keyboard and the field that it types into.
///
/// Each is told only where nothing else can have made the text.
package enum ScanTrouble: Sendable, Hashable {
    /// A program for typing Vietnamese made marks of the reader's letters; `method` is nil where it may be either.
    case typingProgram(method: TypingMethod?)
    /// Caps Lock is on: every letter has the other case.
    case capsLock
    /// The computer has another layout of keys than the reader thinks.
    case layout
    /// The reader's UTF-8 arrived as so many letters of Windows-1252.
    case misread
    /// Letters beyond ASCII did not arrive.
    case marksLost
}

/// How Vietnamese is typed on a keyboard without its letters.
package enum TypingMethod: Sendable, Hashable {
    /// Marks are letters: "aa", "dd", "af".
    case telex
    /// Marks are digits: "a6", "d9", "a2".
    case vni
}

extension ScanTrouble {
    /// What happened to a text that is no code of somebody's papers; nil if nothing is certain.
    init?(ofUnread text: String) {
        if Self.isOfOtherLayout(text) {
            self = .layout
        } else if Self.isCode(text.withOtherCase(ofASCII: true))
            || Self.isCode(text.withOtherCase(ofASCII: false))
        {
            self = .capsLock
        } else if let found = TypedMarks(in: text) {
            self = .typingProgram(method: found.method)
        } else if Self.isShownBytewise(text) {
            self = .misread
        } else if Self.hasLostItsSex(text) {
            self = .marksLost
        } else {
            return nil
        }
    }

    /// What happened to a text that has the form of a code and cannot be the one that was scanned; nil if nothing did.
    init?(ofRead text: String) {
        if let found = TypedMarks(in: text) {
            self = .typingProgram(method: found.method)
        } else if Self.isShownBytewise(text) {
            self = .misread
        } else {
            return nil
        }
    }

    private static func isCode(_ text: String) -> Bool { IdentityCode(Array(text.utf8)) != nil }

    /// True for UTF-8 whose every byte became a letter: "á»" and "áº" stand in no word.
    private static func isShownBytewise(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        return zip(scalars, scalars.dropFirst()).contains { $0 == "á" && ($1 == "»" || $1 == "º") }
    }

    /// True if the bars became another sign, as on British keys, or the digits letters, as on Vietnamese ones.
    private static func isOfOtherLayout(_ text: String) -> Bool {
        let head = text.prefix { $0 != "|" }
        let digits = Set("ăâêô\u{300}\u{309}\u{303}\u{301}\u{323}đ".unicodeScalars)
        if head.unicodeScalars.count >= 9, head.unicodeScalars.allSatisfy(digits.contains) { return true }
        guard !text.contains("|") else { return false }
        return "~¦#*°§>!".contains { sign in
            isCode(String(text.map { $0 == sign ? "|" : $0 }))
        }
    }

    /// True for a card of a woman whose "Nữ" lost its letter.
    private static func hasLostItsSex(_ text: String) -> Bool {
        var parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 7 || parts.count == 11, ["N", "N?", "N\u{FFFD}", "Nu"].contains(parts[4]) else {
            return false
        }
        parts[4] = "Nữ"
        return isCode(parts.joined(separator: "|"))
    }
}

extension String {
    /// Every letter, or only those of ASCII, in the other case.
    fileprivate func withOtherCase(ofASCII isOfASCII: Bool) -> String {
        String(
            map { letter in
                guard letter.isASCII || !isOfASCII else { return letter }
                let other = letter.isUppercase ? letter.lowercased() : letter.uppercased()
                return other.first ?? letter
            })
    }
}
