/// The data codewords of a symbol while they are written: segments, terminator and padding.
///
/// Source: ISO/IEC 18004, 7.4.
struct DataCodewords {
    private(set) var codewords: [UInt8] = []
    /// Bits that wait for their codeword, the last one lowest; at most 7 between two calls of `append`.
    private var waiting: UInt64 = 0
    private var count = 0

    /// `total` is the number of data codewords of the symbol, which must be able to hold the segments.
    init(_ segmentation: Segmentation, version: Int, total: Int) {
        codewords.reserveCapacity(total)
        for segment in segmentation.segments {
            append(segment.mode.indicator, bits: Mode.indicatorBits)
            append(UInt64(segment.bytes.count), bits: segment.mode.countBits(version: version))
            switch segment.mode {
            case .numeric: append(digits: segmentation.values[segment.bytes])
            case .alphanumeric: append(characters: segmentation.values[segment.bytes])
            case .byte: for byte in segmentation.payload[segment.bytes] { append(UInt64(byte), bits: 8) }
            }
        }
        finish(total: total)
    }

    /// Three digits in ten bits, two in seven, one in four. 7.4.3
    private mutating func append(digits: ArraySlice<UInt8>) {
        var rest = digits
        while rest.count >= 3 {
            let first = rest.startIndex
            append(
                UInt64(rest[first]) * 100 + UInt64(rest[first + 1]) * 10 + UInt64(rest[first + 2]), bits: 10)
            rest = rest.dropFirst(3)
        }
        guard !rest.isEmpty else { return }
        append(rest.reduce(0) { $0 * 10 + UInt64($1) }, bits: Mode.numeric.bits(of: rest.count))
    }

    /// Two characters in eleven bits, one in six. 7.4.4
    private mutating func append(characters: ArraySlice<UInt8>) {
        var rest = characters
        while rest.count >= 2 {
            append(UInt64(rest[rest.startIndex]) * 45 + UInt64(rest[rest.startIndex + 1]), bits: 11)
            rest = rest.dropFirst(2)
        }
        if let last = rest.first { append(UInt64(last), bits: 6) }
    }

    /// `bits` is at most 16, and `value` has no others.
    private mutating func append(_ value: UInt64, bits: Int) {
        waiting = waiting << UInt64(bits) | value
        count += bits
        while count >= 8 {
            count -= 8
            codewords.append(UInt8(truncatingIfNeeded: waiting >> UInt64(count)))
        }
    }

    /// Four zero bits as far as there is room, zeros up to a whole codeword, and two codewords in turn. 7.4.9, 7.4.10
    private mutating func finish(total: Int) {
        let room = total * 8 - codewords.count * 8 - count
        append(0, bits: min(4, room))
        if count > 0 { append(0, bits: 8 - count) }
        var pad: UInt8 = 0b1110_1100
        while codewords.count < total {
            codewords.append(pad)
            pad ^= 0b1110_1100 ^ 0b0001_0001
        }
    }
}
