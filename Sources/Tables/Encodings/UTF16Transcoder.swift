/// Makes UTF-8 of UTF-16 as it is read, piece by piece.
///
/// What is no UTF-16 becomes bytes that are no UTF-8, so that it is found in its cell: half a pair of surrogates takes the
/// form it would have in UTF-8, and a last odd byte becomes FF.
struct UTF16Transcoder {
    enum ByteOrder { case littleEndian, bigEndian }

    private let order: ByteOrder
    private var oddByte: UInt8?
    private var highSurrogate: UInt32?

    init(_ order: ByteOrder) { self.order = order }

    /// The order of a file that begins with these bytes; nil if it does not look like UTF-16.
    ///
    /// A byte order mark decides, that of UTF-8 too. Without one, a quarter of the pairs must hold a character of ASCII, one byte of it
    /// zero, and hardly any the other way around or two characters of ASCII, as any other text would.
    init?(recognising bytes: Span<UInt8>) {
        guard bytes.count >= 2 else { return nil }
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE): self.init(.littleEndian)
        case (0xFE, 0xFF): self.init(.bigEndian)
        case (0xEF, 0xBB) where bytes.count > 2 && bytes[2] == 0xBF: return nil
        default:
            var (little, big, others) = (0, 0, 0)
            for index in stride(from: 0, to: bytes.count - 1, by: 2) {
                switch (bytes[index], bytes[index + 1]) {
                case (0, 0): others += 1
                case (_, 0): little += 1
                case (0, _): big += 1
                case (0x20..<0x7F, 0x20..<0x7F): others += 1
                default: break
                }
            }
            let (most, least) = (max(little, big), min(little, big) + others)
            guard most >= max(2, bytes.count / 8), most > 8 * least else { return nil }
            self.init(little > big ? .littleEndian : .bigEndian)
        }
    }

    /// The next bytes in UTF-8; what is cut in two waits for the rest.
    mutating func utf8(of bytes: Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 3 / 2 + 3)
        for index in bytes.indices {
            guard let first = oddByte else { oddByte = bytes[index]; continue }
            oddByte = nil
            let (high, low) = order == .bigEndian ? (first, bytes[index]) : (bytes[index], first)
            take(UInt32(high) << 8 | UInt32(low), into: &result)
        }
        return result
    }

    /// What was still waiting when the file ended.
    mutating func rest() -> [UInt8] {
        var result: [UInt8] = []
        settleSurrogate(into: &result)
        if oddByte != nil { result.append(0xFF) }
        oddByte = nil
        return result
    }

    private mutating func take(_ unit: UInt32, into result: inout [UInt8]) {
        if let high = highSurrogate, (0xDC00...0xDFFF).contains(unit) {
            highSurrogate = nil
            return Self.append(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00), to: &result)
        }
        settleSurrogate(into: &result)
        if (0xD800...0xDBFF).contains(unit) {
            highSurrogate = unit
        } else {
            Self.append(unit, to: &result)
        }
    }

    private mutating func settleSurrogate(into result: inout [UInt8]) {
        if let high = highSurrogate { Self.append(high, to: &result) }
        highSurrogate = nil
    }

    /// The form of UTF-8, also for a surrogate, which has none.
    private static func append(_ value: UInt32, to result: inout [UInt8]) {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | value >> shift & 0x3F) }
        switch value {
        case 0..<0x80: result.append(UInt8(value))
        case 0x80..<0x800: result += [UInt8(0xC0 | value >> 6), tail(0)]
        case 0x800..<0x10000: result += [UInt8(0xE0 | value >> 12), tail(6), tail(0)]
        default: result += [UInt8(0xF0 | value >> 18), tail(12), tail(6), tail(0)]
        }
    }
}
