/// Bytes in an alphabet that is safe to read aloud and to type.
///
/// Source: RFC 4648, 6.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// Without the `=` that fill it up: apps for codes do without.
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var digits: [UInt8] = []
        var (bits, count) = (0, 0)
        for byte in bytes {
            (bits, count) = (bits << 8 | Int(byte), count + 8)
            while count >= 5 {
                count -= 5
                digits.append(alphabet[bits >> count & 31])
            }
            bits &= 1 << count - 1
        }
        if count > 0 { digits.append(alphabet[bits << (5 - count) & 31]) }
        return String(decoding: digits, as: UTF8.self)
    }

    /// In either case, with or without `=` at the end; spaces and hyphens between groups are left out.
    ///
    /// Nil for any other character, for a length that no bytes have, and for bits left over that are not zero.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        var digits = text.uppercased().utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
        while digits.last == UInt8(ascii: "=") { digits.removeLast() }
        guard ![1, 3, 6].contains(digits.count % 8) else { return nil }
        var bytes: [UInt8] = []
        var (bits, count) = (0, 0)
        for digit in digits {
            guard let value = alphabet.firstIndex(of: digit) else { return nil }
            (bits, count) = (bits << 5 | value, count + 5)
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(bits >> count))
            bits &= 1 << count - 1
        }
        return bits == 0 ? bytes : nil
    }
}
