/// Bytes in the order they came, found again by place: in memory, and beyond a budget in a temporary file.
///
/// First everything is appended, then it is read.
package final class Spool {
    private static let blockSize = 1 << 14
    private static let blockCount = 64

    private let budget: Int
    /// Everything, or what the file does not have yet.
    private var tail: [UInt8] = []
    private var file: OpenFile?
    /// How many bytes are in the file.
    private var written = 0
    /// The blocks of the file read last, each in the place that its number gives it.
    private var blocks: [(number: Int, bytes: [UInt8])] = []

    /// `budget` is how many bytes stay in memory.
    package init(budget: Int) { self.budget = budget }

    package var count: Int { written + tail.count }

    package func append(_ bytes: [UInt8]) throws(TableError) {
        tail.append(contentsOf: bytes)
        try settle()
    }

    /// As eight bytes, the lowest first.
    package func append(_ number: Int) throws(TableError) {
        withUnsafeBytes(of: UInt64(number).littleEndian) { tail.append(contentsOf: $0) }
        try settle()
    }

    private func settle() throws(TableError) {
        // Once there is a file, its tail is kept short.
        guard tail.count > (file == nil ? budget : Self.blockSize * Self.blockCount) else { return }
        try flush()
    }

    /// Puts everything into the file, so that nothing of it is in memory.
    package func flush() throws(TableError) {
        do throws(Errno) {
            if file == nil { file = try .temporary() }
            try tail.withUnsafeBytes { bytes in
                Result { () throws(Errno) in try file?.append(bytes) }
            }.get()
        } catch {
            throw .noRoom(errno: error.code)
        }
        written += tail.count
        tail = []
    }

    /// The bytes of `range`, which lies within what was appended, read for the caller alone: once nothing is appended any
    /// more, several threads may do so.
    package func copy(_ range: Range<Int>) throws(TableError) -> [UInt8] {
        let (start, middle) = (range.lowerBound, max(range.lowerBound, min(range.upperBound, written)))
        var bytes = [UInt8](repeating: 0, count: middle - start)
        do throws(Errno) {
            try bytes.withUnsafeMutableBytes { room in
                Result { () throws(Errno) in try file?.fill(room, at: start) }
            }.get()
        } catch {
            throw .noRoom(errno: error.code)
        }
        if middle < range.upperBound { bytes += tail[(middle - written)..<(range.upperBound - written)] }
        return bytes
    }

    /// The number that was appended as this one, from 0, where only numbers were; read as ``copy(_:)`` reads.
    package func number(at index: Int) throws(TableError) -> Int {
        let bytes = try copy((8 * index)..<(8 * index + 8))
        return Int(truncatingIfNeeded: bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    /// The bytes of `range`, which lies within what was appended.
    func bytes(_ range: Range<Int>) throws(TableError) -> [UInt8] {
        if range.lowerBound >= written {
            return Array(tail[(range.lowerBound - written)..<(range.upperBound - written)])
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        var place = range.lowerBound
        while place < min(range.upperBound, written) {
            let block = try block(place / Self.blockSize)
            let start = place % Self.blockSize
            let piece = block[start..<min(block.count, start + range.upperBound - place)]
            bytes += piece
            place += piece.count
        }
        return place < range.upperBound ? bytes + tail[..<(range.upperBound - written)] : bytes
    }

    /// A block of the file; the last one is shorter.
    private func block(_ number: Int) throws(TableError) -> [UInt8] {
        if blocks.isEmpty { blocks = Array(repeating: (-1, []), count: Self.blockCount) }
        let slot = number % Self.blockCount
        if blocks[slot].number == number { return blocks[slot].bytes }
        let place = number * Self.blockSize
        var bytes = [UInt8](repeating: 0, count: min(Self.blockSize, written - place))
        do throws(Errno) {
            try bytes.withUnsafeMutableBytes { room in
                Result { () throws(Errno) in try file?.fill(room, at: place) }
            }.get()
        } catch {
            throw .noRoom(errno: error.code)
        }
        blocks[slot] = (number, bytes)
        return bytes
    }
}
