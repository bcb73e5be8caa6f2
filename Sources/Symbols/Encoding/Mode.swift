/// How the characters of a segment become bits.
///
/// Source: ISO/IEC 18004, 7.4. Kanji, ECI, structured append and FNC1 are not written by QRPress.
enum Mode: Sendable, Hashable {
    case numeric, alphanumeric, byte

    /// The bits of every mode indicator. 7.4.1, table 2
    static let indicatorBits = 4

    /// What stands before the count and the characters of a segment.
    var indicator: UInt64 {
        switch self {
        case .numeric: 0b0001
        case .alphanumeric: 0b0010
        case .byte: 0b0100
        }
    }

    /// The width of the character count indicator in symbols of a version. 7.4.1, table 3
    func countBits(version: Int) -> Int {
        switch self {
        case .numeric: version < 10 ? 10 : version < 27 ? 12 : 14
        case .alphanumeric: version < 10 ? 9 : version < 27 ? 11 : 13
        case .byte: version < 10 ? 8 : 16
        }
    }

    /// The bits of so many characters, without indicators: digits by three, capitals by two. 7.4.3–7.4.5
    func bits(of characters: Int) -> Int {
        switch self {
        case .numeric: characters / 3 * 10 + [0, 4, 7][characters % 3]
        case .alphanumeric: characters / 2 * 11 + characters % 2 * 6
        case .byte: characters * 8
        }
    }
}

/// The value of every byte in alphanumeric mode; ``CharacterValue/none`` for those that the mode does not know.
///
/// Source: ISO/IEC 18004, 7.4.4, table 5. The digits are 0…9, so the table also tells what numeric mode knows.
enum CharacterValue {
    static let none: UInt8 = 255

    static let table: [UInt8] = {
        var table = [UInt8](repeating: none, count: 256)
        for (value, character) in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8.enumerated() {
            table[Int(character)] = UInt8(value)
        }
        return table
    }()
}
