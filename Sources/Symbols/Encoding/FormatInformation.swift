/// The 15 bits that tell a reader level and mask, the lowest first placed.
///
/// Source: ISO/IEC 18004, 7.9: two bits of level and three of mask, ten of a (15, 5) BCH code, and a fixed pattern on top.
func formatInformation(correction: ErrorCorrection, mask: MaskPattern) -> Int {
    let level =
        switch correction {
        case .low: 0b01
        case .medium: 0b00
        case .quartile: 0b11
        case .high: 0b10
        }
    return coded(level << 3 | mask.rawValue, degree: 10, generator: 0b101_0011_0111) ^ 0b101_0100_0001_0010
}

/// The 18 bits that tell a reader the version, from version 7 on.
///
/// Source: ISO/IEC 18004, 7.10: six bits of version and twelve of an (18, 6) BCH code.
func versionInformation(_ version: Int) -> Int {
    coded(version, degree: 12, generator: 0b1_1111_0010_0101)
}

/// The bits with their remainder after division by a polynomial over the field of two.
private func coded(_ bits: Int, degree: Int, generator: Int) -> Int {
    var remainder = bits
    for _ in 0..<degree {
        remainder = remainder << 1 ^ (remainder >> (degree - 1) & 1) * generator
    }
    return bits << degree | remainder
}
