/// Bits one after the other, the lowest of each byte first, as deflate wants them. RFC 1951, 3.1.1
struct BitStream {
    private var bytes: [UInt8] = []
    /// What does not fill a byte yet.
    private var pending: UInt64 = 0
    private var count: UInt64 = 0

    /// Adds the `count` lowest bits, at most 32; the others are 0.
    @inline(__always)
    mutating func put(_ bits: UInt32, count: UInt32) {
        pending |= UInt64(bits) << self.count
        self.count += UInt64(count)
        while self.count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            self.count -= 8
        }
    }

    /// All bytes; the last one is filled with zeros.
    consuming func end() -> [UInt8] {
        if count > 0 { put(0, count: UInt32(8 - count)) }
        return bytes
    }
}
