import Tables

/// What a handheld reader typed: a code of somebody's papers, or what happened to one between the reader and the field.
///
/// Nothing is mended by guessing: what a keyboard has changed has to be scanned again.
package struct ScannedText: Sendable, Hashable {
    /// The text without what readers put around a code: line ends, blanks, control characters and the mark "]Q3".
    package let text: String
    /// Nil if it is no code of somebody's papers, or none any more.
    package let code: IdentityCode?
    /// What is certain to have gone wrong; with a ``code`` as well, that of which the rest can be trusted.
    package let trouble: ScanTrouble?

    package init(_ typed: String) {
        let text = Self.withoutFrame(typed)
        if let mended = text.mendedFromWindows1252, let code = IdentityCode(Array(mended.utf8)) {
            (self.text, self.code, trouble) = (mended, code, .misread)
            return
        }
        self.text = text
        guard let code = IdentityCode(Array(text.utf8)) else {
            (code, trouble) = (nil, ScanTrouble(ofUnread: text))
            return
        }
        // Some parts of a code may be anything; these make it another one all the same.
        if let spoiled = ScanTrouble(ofRead: text) {
            (self.code, trouble) = (nil, spoiled)
            return
        }
        self.code = code
        trouble = if case .identityCard(let card) = code, card.hasLostMarks { .marksLost } else { nil }
    }

    /// ISO/IEC 15424 has readers say the kind of a code before it: `]Q` and a digit for QR.
    private static func withoutFrame(_ typed: String) -> String {
        var scalars = Array(typed.unicodeScalars)[...]
        let isFrame = { (scalar: Unicode.Scalar) in
            scalar.value <= 0x20 || scalar.value == 0x7F || scalar.value == 0xFEFF
        }
        while let first = scalars.first, isFrame(first) { scalars = scalars.dropFirst() }
        while let last = scalars.last, isFrame(last) { scalars = scalars.dropLast() }
        let head = Array(scalars.prefix(3))
        if head.count == 3, head[0] == "]", head[1] == "Q", ("0"..."9").contains(head[2]) {
            scalars = scalars.dropFirst(3)
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}

extension IdentityCard {
    /// True if the reader left out the letters that ASCII does not have: no address of Vietnam does without them.
    fileprivate var hasLostMarks: Bool {
        let isWritten = address.contains(where: \.isLetter)
        return name.contains { "?\u{FFFD}".contains($0) }
            || isWritten && (name + address).utf8.allSatisfy { $0 < 0x80 }
    }
}
