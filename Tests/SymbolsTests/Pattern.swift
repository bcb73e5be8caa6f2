import Symbols

/// The fixed patterns of a symbol, read from its modules by the standard alone.
///
/// Source: ISO/IEC 18004; the places of the bits are as in Nayuki's QR Code generator.
struct Pattern {
    let symbol: Symbol

    /// Column first, as the standard counts; true is dark.
    func dark(_ x: Int, _ y: Int) -> Bool { symbol[x, y] }

    /// The finder pattern and the light line around it, whose top left module is here.
    func hasFinder(left: Int, top: Int) -> Bool {
        (-1...7).allSatisfy { y in
            (-1...7).allSatisfy { x in
                let inside = (0..<symbol.size).contains(left + x) && (0..<symbol.size).contains(top + y)
                let ring = max(abs(x - 3), abs(y - 3))
                return !inside || dark(left + x, top + y) == (ring != 2 && ring != 4)
            }
        }
    }

    /// The two copies of the 15 bits that tell level and mask.
    var formats: [Int] {
        let size = symbol.size
        let first =
            (0...5).map { (8, $0) } + [(8, 7), (8, 8), (7, 8)] + (9..<15).map { (14 - $0, 8) }
        let second = (0..<8).map { (size - 1 - $0, 8) } + (8..<15).map { (8, size - 15 + $0) }
        return [first, second].map(bits)
    }

    /// The two copies of the 18 bits that tell the version, from version 7 on.
    var versions: [Int] {
        let places = (0..<18).map { (symbol.size - 11 + $0 % 3, $0 / 3) }
        return [bits(places), bits(places.map { ($1, $0) })]
    }

    /// The lowest bit first.
    private func bits(_ places: [(Int, Int)]) -> Int {
        places.enumerated().reduce(0) { $0 | (dark($1.element.0, $1.element.1) ? 1 << $1.offset : 0) }
    }

    /// What is left of `bits` when divided by `generator`, both as polynomials over the field of two.
    static func remainder(_ bits: Int, by generator: Int) -> Int {
        let degree = generator.bitWidth - generator.leadingZeroBitCount - 1
        var rest = bits
        while rest >> degree != 0 {
            rest ^= generator << (rest.bitWidth - rest.leadingZeroBitCount - 1 - degree)
        }
        return rest
    }
}
