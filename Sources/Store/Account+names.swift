extension Account {
    /// Whether it can be a login: 1–64 characters a–z, 0–9, `.`, `-`, `_`, `@`.
    package static func canBe(login: String) -> Bool {
        (1...64).contains(login.utf8.count)
            && login.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || ".-_@".utf8.contains(byte)
            }
    }
}

extension String {
    /// Whether it can be a name or a label: 1–200 characters on one line, not all blank.
    package var canBeName: Bool {
        (1...200).contains(count) && contains { !$0.isWhitespace }
            && unicodeScalars.allSatisfy {
                ![.control, .lineSeparator].contains($0.properties.generalCategory)
            }
    }
}
