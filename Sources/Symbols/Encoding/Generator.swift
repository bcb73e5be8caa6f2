/// The error correction codewords of a block: what is left of its data codewords when divided by the generator.
///
/// Source: ISO/IEC 18004, 7.5.2 and annex A: Reed–Solomon over the field of 256 elements modulo x⁸ + x⁴ + x³ + x² + 1.
struct Generator: Sendable {
    /// A polynomial of degree 31 or less, the coefficient of the highest power first.
    struct Remainder: Sendable {
        var high: UInt128 = 0
        var low: UInt128 = 0
    }

    /// The error correction codewords of a block: 7…30.
    let degree: Int
    /// The generator without its highest power, times each element of the field.
    private let multiples: [Remainder]

    /// Up to the highest degree that the standard uses; making all is quick.
    private static let all = (0...30).map(Generator.init)

    /// `degree` is 0…30.
    static func of(degree: Int) -> Generator { all[degree] }

    private init(degree: Int) {
        self.degree = degree
        // The product of x − 2⁰, x − 2¹, …; the highest power first, its coefficient 1 left out.
        var coefficients = [UInt8](repeating: 0, count: degree)
        if let last = coefficients.indices.last { coefficients[last] = 1 }
        var root: UInt8 = 1
        for _ in 0..<degree {
            for index in 0..<degree {
                coefficients[index] = product(coefficients[index], root)
                if index + 1 < degree { coefficients[index] ^= coefficients[index + 1] }
            }
            root = product(root, 2)
        }
        var multiples = [Remainder](repeating: Remainder(), count: 256)
        for factor in 1..<256 {
            let lowest = factor & -factor
            multiples[factor] =
                factor == lowest
                ? Remainder(coefficients.map { product($0, UInt8(factor)) })
                : multiples[lowest].sum(multiples[factor ^ lowest])
        }
        self.multiples = multiples
    }

    /// The remainder of a block, of which the first ``degree`` codewords count.
    func remainder(of data: ArraySlice<UInt8>) -> Remainder {
        var remainder = Remainder()
        for codeword in data {
            let factor = codeword ^ remainder.first
            remainder.removeFirst()
            remainder = remainder.sum(multiples[Int(factor)])
        }
        return remainder
    }
}

extension Generator.Remainder {
    init(_ coefficients: [UInt8]) {
        for (index, coefficient) in coefficients.enumerated() {
            if index < 16 {
                high |= UInt128(coefficient) << UInt128(120 - 8 * index)
            } else {
                low |= UInt128(coefficient) << UInt128(248 - 8 * index)
            }
        }
    }

    var first: UInt8 { UInt8(truncatingIfNeeded: high >> 120) }

    mutating func removeFirst() {
        high = high << 8 | low >> 120
        low <<= 8
    }

    func sum(_ other: Self) -> Self { Self(high: high ^ other.high, low: low ^ other.low) }
}

/// The product of two elements of the field.
private func product(_ a: UInt8, _ b: UInt8) -> UInt8 {
    var product: UInt8 = 0
    for bit in (0..<8).reversed() {
        product = product << 1 ^ (product >> 7 == 1 ? 0b0001_1101 : 0)
        if b >> UInt8(bit) & 1 == 1 { product ^= a }
    }
    return product
}
