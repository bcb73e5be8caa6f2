/// The text of a cell while it comes in pieces.
///
/// Of a text over the limit one byte more than the limit is kept, so that it is too long wherever it goes.
struct CellText {
    private static let limit = RowScan.cellLimit

    private var bytes: [UInt8] = []

    var isEmpty: Bool { bytes.isEmpty }

    /// As it stands in the file.
    var raw: [UInt8] { bytes }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: text.prefix(Self.limit + 1 - bytes.count))
    }

    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// With the characters that XML cannot hold, which Excel writes as `_x000D_`.
    ///
    /// Source: ISO/IEC 29500-1, 22.9.2.19 (ST_Xstring).
    var unescaped: [UInt8] {
        guard bytes.contains(UInt8(ascii: "_")) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "_"), let unit = unit(at: index) else {
                result.append(bytes[index])
                index += 1
                continue
            }
            // Two halves of one character stand side by side; a half alone is none and stays as it was written.
            let units =
                [unit] + (UTF16.isLeadSurrogate(unit) ? self.unit(at: index + 7).map { [$0] } ?? [] : [])
            if let text = String(validating: units, as: UTF16.self) {
                result += Array(text.utf8)
                index += 7 * units.count
            } else {
                result += bytes[index..<(index + 7)]
                index += 7
            }
        }
        return result
    }

    /// The number in `_xHHHH_`.
    private func unit(at index: Int) -> UInt16? {
        let escape = bytes[index...].prefix(7)
        guard escape.count == 7, escape.starts(with: "_x".utf8), escape.last == UInt8(ascii: "_") else {
            return nil
        }
        let digits = escape.dropFirst(2).dropLast()
        guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
