/// All codewords of a symbol in the order in which they are placed, read as bits.
struct Message {
    /// Followed by as many zeros as a word reaches over that is read near the end.
    private var bytes: [UInt8]

    /// Deals the data to blocks, of which the last may be longer by one.
    ///
    /// The first codewords of all blocks follow each other, then the second ones, and those that correct errors
    /// likewise. Source: ISO/IEC 18004, 7.5.1 and 7.6.
    init(_ data: [UInt8], version: Int, correction: ErrorCorrection) {
        let (blocks, check) = Symbol.blocks(version: version, correction: correction)
        let generator = Generator.of(degree: check)
        let (length, longBlocks) = data.count.quotientAndRemainder(dividingBy: blocks)
        let shortBlocks = blocks - longBlocks
        bytes = [UInt8](repeating: 0, count: data.count + blocks * check + 16)
        var start = 0
        for block in 0..<blocks {
            let end = start + length + (block < shortBlocks ? 0 : 1)
            for index in 0..<length { bytes[index * blocks + block] = data[start + index] }
            if block >= shortBlocks { bytes[length * blocks + block - shortBlocks] = data[end - 1] }
            var remainder = generator.remainder(of: data[start..<end])
            for index in 0..<check {
                bytes[data.count + index * blocks + block] = remainder.first
                remainder.removeFirst()
            }
            start = end
        }
    }

    /// The 64 bits from `bit` on, zeros beyond the end.
    func word(at bit: Int) -> UInt64 {
        let (byte, shift) = bit.quotientAndRemainder(dividingBy: 8)
        guard byte + 9 <= bytes.count else { return 0 }
        var word: UInt64 = 0
        for index in byte..<(byte + 8) { word = word << 8 | UInt64(bytes[index]) }
        return shift == 0 ? word : word << UInt64(shift) | UInt64(bytes[byte + 8] >> UInt8(8 - shift))
    }
}
