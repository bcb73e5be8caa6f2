/// Letters with marks in places of a code that hold digits and plain letters only: a program for typing Vietnamese made them.
struct TypedMarks {
    /// Nil where either may have made them.
    let method: TypingMethod?

    /// Nil if the text has none, or is not built like a code.
    init?(in text: String) {
        // With `[` a Telex keyboard writes ơ, with `]` ư: "]Q3" before a code arrives so.
        let hasTypedFrame = text.lowercased().hasPrefix("ưq")
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map {
            Array($0.unicodeScalars)
        }
        guard let places = Self.places(in: parts) else { return nil }
        guard
            hasTypedFrame
                || (places.plain + places.hexadecimal).contains(where: {
                    parts[$0].contains(where: Self.isMarked)
                })
        else { return nil }
        method =
            hasTypedFrame ? .telex : Self.method(behind: places.hexadecimal.flatMap { parts[$0] + ["|"] })
    }

    /// Which parts have no letter with a mark in a code that is built so; nil if the others are not those of any.
    private static func places(in parts: [[Unicode.Scalar]]) -> (plain: [Int], hexadecimal: [Int])? {
        func says(_ part: Int, _ texts: String...) -> Bool {
            texts.contains { Array($0.unicodeScalars) == parts[part] }
        }
        func isDigits(_ part: Int, but sign: Unicode.Scalar) -> Bool {
            !parts[part].isEmpty && parts[part].allSatisfy { ("0"..."9").contains($0) || $0 == sign }
        }
        switch parts.count {
        case 6 where says(3, "0", "1") && isDigits(2, but: "-"): return ([0, 4, 5], [])
        case 7 where says(4, "Nam", "Nữ"), 11 where says(4, "Nam", "Nữ"): return ([0, 1, 3, 6], [])
        case 15 where says(14, "$") && isDigits(2, but: "/"): return ([0, 3, 5, 6, 7, 8, 9], [1, 4, 10, 13])
        default: return nil
        }
    }

    /// Which way of typing makes this of the digits 0–9 and a–f.
    ///
    /// Telex has only a, d, e and f to make marks of, which are â, đ, ê and the falling tone. VNI takes up every digit
    /// behind a vowel, of which such texts are full: every letter beyond ASCII begins with "e1" in them.
    private static func method(behind text: [Unicode.Scalar]) -> TypingMethod? {
        let ofTelex = Set("âđêàèầềÂĐÊÀÈẦỀ".unicodeScalars)
        let marked = text.filter(isMarked)
        if marked.contains(where: { !ofTelex.contains($0) }) { return .vni }
        let hasTypedDigit = zip(text, text.dropFirst()).contains {
            "aeAE".unicodeScalars.contains($0) && ("1"..."5").contains($1)
        }
        return !marked.isEmpty && hasTypedDigit ? .telex : nil
    }

    private static func isMarked(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0xC0 && scalar.properties.isAlphabetic || (0x300...0x36F).contains(scalar.value)
    }
}
