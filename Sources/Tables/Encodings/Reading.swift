/// How text became the bytes of a cell, and so the way back.
struct Reading: Hashable, Sendable {
    let encoding: TextEncoding
    /// True if the bytes of ``encoding`` were shown as Windows-1252 and saved as Unicode: "NguyÔn", "Nguyá»…n".
    let isThroughWindows1252: Bool

    /// The text of the cell, which need not make sense.
    ///
    /// Nil if this cannot be the way it came about.
    func text(of cell: [UInt8]) -> DecodedText? {
        guard isThroughWindows1252 else { return DecodedText(cell, as: encoding) }
        guard let shown = String(validating: cell, as: UTF8.self) else { return nil }
        guard let bytes = Windows1252.bytes(of: shown.unicodeScalars) else { return nil }
        return encoding.isUnicode ? Self.mended(bytes) : DecodedText(bytes, as: encoding)
    }

    /// The Vietnamese text whose UTF-8 was shown as Windows-1252 once or twice; nil if these bytes are no such thing.
    private static func mended(_ bytes: [UInt8]) -> DecodedText? {
        let text = DecodedText(bytes, as: .utf8)
        guard text.fault == nil, text.scalars.contains(where: { $0.value >= 0x80 }) else { return nil }
        if text.scalars.allSatisfy(VietnameseText.mayHold) { return text }
        guard let inner = Windows1252.bytes(of: text.scalars) else { return nil }
        let twice = DecodedText(inner, as: .utf8)
        return twice.fault == nil && twice.scalars.allSatisfy(VietnameseText.mayHold) ? twice : nil
    }
}
