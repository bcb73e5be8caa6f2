/// Why bytes cannot be carried in a code, whatever they say.
enum PayloadFault: Hashable {
    case empty
    case notUTF8
    /// A control character; its code point.
    case control(UInt32)
    /// Blanks or characters without width at an edge.
    case blanks
    case tooLong(byteCount: Int)

    /// The most bytes that a QR code holds: version 40 at level L.
    ///
    /// Source: ISO/IEC 18004.
    static let limit = 2_953

    /// Everything that is wrong with the bytes.
    ///
    /// They are never changed.
    static func all(in bytes: [UInt8]) -> [PayloadFault] {
        guard !bytes.isEmpty else { return [.empty] }
        var faults: [PayloadFault] = bytes.count > limit ? [.tooLong(byteCount: bytes.count)] : []
        guard let text = String(validating: bytes, as: UTF8.self) else { return faults + [.notUTF8] }
        let scalars = text.unicodeScalars
        if scalars.allSatisfy(isEdgeBlank) { return [.empty] }
        if let control = scalars.first(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) {
            faults.append(.control(control.value))
        }
        // A blank is a digit of base45, so a certificate may well end with one.
        let mayEndBlank = text.hasPrefix("HC1:") && scalars.last == " "
        let endsBlank = scalars.last.map(isEdgeBlank) == true && !mayEndBlank
        if endsBlank || scalars.first.map(isEdgeBlank) == true { faults.append(.blanks) }
        return faults
    }

    private static func isEdgeBlank(_ scalar: Unicode.Scalar) -> Bool {
        let isBlank = CharacterClass.isBlank(scalar) && scalar.value >= 0x20
        return isBlank && scalar.value != 0x85 || CharacterClass.isZeroWidth(scalar)
    }
}
