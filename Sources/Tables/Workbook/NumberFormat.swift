/// How a workbook shows a number, as far as it changes what a person reads.
enum NumberFormat: Hashable {
    case plain
    /// With zeros in front: the code is `000000000000`, `0#########` or `"0"#`.
    ///
    /// `prefix` zeros always, then at least `digits` digits.
    case padded(prefix: Int, digits: Int)
    case moment(Parts)

    /// What of a moment is shown.
    struct Parts: OptionSet, Hashable {
        let rawValue: Int

        static let day = Parts(rawValue: 1)
        static let month = Parts(rawValue: 2)
        static let year = Parts(rawValue: 4)
        static let time = Parts(rawValue: 8)
        /// Hours or minutes that go on beyond the day: `[h]:mm`.
        static let elapsed = Parts(rawValue: 16)
        static let date: Parts = [.day, .month, .year]
    }

    /// One of the formats that are in no workbook because every Excel has them.
    ///
    /// Those of East Asia (27–36, 50–58) differ from land to land, so they show what the number has.
    /// Source: ISO/IEC 29500-1, 18.8.30.
    init(builtIn id: Int) {
        switch id {
        case 14, 15: self = .moment(.date)
        case 16: self = .moment([.day, .month])
        case 17: self = .moment([.month, .year])
        case 18...21, 45, 47: self = .moment(.time)
        case 46: self = .moment([.time, .elapsed])
        case 22, 27...36, 50...58: self = .moment([.date, .time])
        default: self = .plain
        }
    }

    /// The first section of a code, which is for positive numbers.
    init(code: some Sequence<UInt8>) {
        var scan = FormatScan()
        for byte in code {
            if !scan.take(byte) { break }
        }
        self = scan.format
    }
}

/// A pass over a format code, byte by byte.
private struct FormatScan {
    private enum Place { case open, quoted, bracket, literal }

    private var place = Place.open
    /// The letters d, m, y, h and s in their order, each run once.
    private var letters: [UInt8] = []
    private var lastByte: UInt8 = 0
    private var isElapsed = false
    private var bracket: [UInt8] = []
    private var prefix = 0
    private var placeholders: [UInt8] = []
    /// Whether there is anything but zeros in front and placeholders.
    private var hasMore = false

    /// False at the end of the section.
    mutating func take(_ byte: UInt8) -> Bool {
        switch place {
        case .literal:
            takeLiteral(byte)
            place = .open
        case .quoted:
            if byte == UInt8(ascii: "\"") { place = .open } else { takeLiteral(byte) }
        case .bracket:
            if byte == UInt8(ascii: "]") { closeBracket() } else { bracket.append(byte | 0x20) }
        case .open: return takeOpen(byte)
        }
        return true
    }

    private mutating func takeOpen(_ byte: UInt8) -> Bool {
        let letter = byte | 0x20
        switch byte {
        case UInt8(ascii: ";"): return false
        case UInt8(ascii: "\""): place = .quoted
        case UInt8(ascii: "["): (place, bracket) = (.bracket, [])
        case UInt8(ascii: "\\"): place = .literal
        // A blank as wide as the next character, or that character again and again.
        case UInt8(ascii: "_"), UInt8(ascii: "*"): (place, hasMore) = (.literal, true)
        case UInt8(ascii: "0"), UInt8(ascii: "#"): placeholders.append(byte)
        // The letters of AM/PM are no months.
        case _ where letter == UInt8(ascii: "m") && "ap".utf8.contains(lastByte | 0x20): break
        case _ where "dmyhs".utf8.contains(letter): if lastByte | 0x20 != letter { letters.append(letter) }
        default: hasMore = true
        }
        lastByte = byte
        return true
    }

    private mutating func takeLiteral(_ byte: UInt8) {
        if byte == UInt8(ascii: "0"), placeholders.isEmpty { prefix += 1 } else { hasMore = true }
    }

    private mutating func closeBracket() {
        place = .open
        guard let first = bracket.first, "hms".utf8.contains(first), bracket.allSatisfy({ $0 == first })
        else { return }
        isElapsed = true
        letters.append(first)
    }

    var format: NumberFormat {
        var parts: NumberFormat.Parts = isElapsed ? [.time, .elapsed] : []
        for (index, letter) in letters.enumerated() {
            switch letter {
            case UInt8(ascii: "d"): parts.insert(.day)
            case UInt8(ascii: "y"): parts.insert(.year)
            case UInt8(ascii: "m"):
                let before = index > 0 ? letters[index - 1] : 0
                let after = index + 1 < letters.count ? letters[index + 1] : 0
                // After hours and before seconds it means minutes.
                let isMinute = before == UInt8(ascii: "h") || after == UInt8(ascii: "s")
                parts.insert(isMinute || isElapsed ? .time : .month)
            default: parts.insert(.time)
            }
        }
        if !parts.isEmpty { return .moment(parts) }
        let digits = placeholders.drop { $0 == UInt8(ascii: "#") }.count
        let isPadded = !hasMore && !placeholders.isEmpty && (prefix > 0 || digits > 1)
        return isPadded ? .padded(prefix: prefix, digits: digits) : .plain
    }
}
