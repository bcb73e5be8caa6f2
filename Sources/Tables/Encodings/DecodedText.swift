/// A cell read in an encoding: its characters, composed (NFC), and what could not be read.
struct DecodedText: Hashable, Sendable {
    /// A byte that the encoding does not have, or that stands for nothing a list of Vietnamese names may hold.
    struct Fault: Hashable, Sendable {
        /// Where the byte is in the cell, from 0.
        let offset: Int
        let byte: UInt8
    }

    /// U+FFFD in place of each byte that could not be read.
    private(set) var scalars: [Unicode.Scalar] = []
    /// The first of the bytes that could not be read.
    private(set) var fault: Fault?
    /// True if a small letter may stand for a capital, which TCVN3 does not have with a tone.
    private(set) var isCaseUnsure = false

    var string: String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    /// Reads the bytes; never traps, whatever they are.
    init(_ bytes: [UInt8], as encoding: TextEncoding) {
        scalars.reserveCapacity(bytes.count)
        switch encoding {
        case .utf8, .utf16: readUTF8(bytes)
        case .vni: readVNI(bytes)
        case .tcvn3:
            read(bytes, from: .tcvn3)
            settleCase()
        case .viscii: read(bytes, from: .viscii)
        case .windows1258: read(bytes, from: .windows1258)
        }
    }

    /// Everything in capitals, as the fonts show it whose names end in H.
    mutating func capitalise() {
        scalars = scalars.map(\.capital)
        isCaseUnsure = false
    }

    private mutating func readUTF8(_ bytes: [UInt8]) {
        scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        if case .invalidUTF8(_, let offset, let byte) = RowDefect.invalidUTF8(in: bytes, column: 0) {
            fault = Fault(offset: offset, byte: byte)
        }
    }

    private mutating func read(_ bytes: [UInt8], from page: CodePage) {
        for (offset, byte) in bytes.enumerated() {
            guard let scalar = page[byte] else { miss(byte, at: offset); continue }
            if let tone = Self.tones[scalar] {
                // A mark belongs to the letter before it, which may not have a tone yet.
                guard let last = scalars.last, let toned = VietnameseLetter(last)?.with(tone) else {
                    miss(byte, at: offset)
                    continue
                }
                scalars[scalars.count - 1] = toned
            } else {
                scalars.append(scalar)
            }
        }
    }

    private mutating func readVNI(_ bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if index + 1 < bytes.count, let letter = VNI.letter(byte, bytes[index + 1]) {
                scalars.append(letter)
                index += 2
                continue
            }
            if let scalar = VNI.letter(byte) ?? CodePage.vniSigns[byte] {
                scalars.append(scalar)
            } else {
                miss(byte, at: index)
            }
            index += 1
        }
    }

    private mutating func miss(_ byte: UInt8, at offset: Int) {
        scalars.append("\u{FFFD}")
        if fault == nil { fault = Fault(offset: offset, byte: byte) }
    }

    private static let tones: [Unicode.Scalar: VietnameseLetter.Tone] = [
        "\u{300}": .falling, "\u{309}": .dipping, "\u{303}": .creaky, "\u{301}": .rising, "\u{323}": .heavy,
    ]
}

/// The case of TCVN3.
extension DecodedText {
    /// Gives the letters with a tone, which TCVN3 has as small ones only, the case of their neighbours.
    ///
    /// "NGUYễN VăN" cannot be meant: where a word has two capitals beside such a letter, and the text no other small
    /// letter, everything is in capitals. Where the letter begins a word or the text is not so clear, the case is
    /// unsure and stays small.
    private mutating func settleCase() {
        let words = scalars.split { VietnameseLetter($0) == nil && !$0.properties.isAlphabetic }
        let kinds = words.map { $0.map(LetterCase.init) }
        guard kinds.joined().contains(.tonedSmall) else { return }
        if kinds.joined().contains(.small) {
            isCaseUnsure =
                kinds.contains { $0.first == .tonedSmall } && !kinds.contains { $0.first == .small }
        } else if kinds.contains(where: { $0.count { $0 == .capital } > 1 && $0.contains(.tonedSmall) }) {
            capitalise()
        } else {
            isCaseUnsure = kinds.contains { $0.first == .tonedSmall || $0.count { $0 == .capital } > 1 }
        }
    }

    private enum LetterCase {
        case capital, small
        /// A small letter with a tone: its capital is missing in TCVN3.
        case tonedSmall

        init(_ scalar: Unicode.Scalar) {
            switch VietnameseLetter(scalar) {
            case .some(let letter) where !letter.isCapital && letter.tone != .level: self = .tonedSmall
            case .some(let letter): self = letter.isCapital ? .capital : .small
            case nil: self = scalar.properties.isUppercase ? .capital : .small
            }
        }
    }
}
