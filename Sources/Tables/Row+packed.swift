/// A row as bytes, for a file of one run: what its cells hold and say, without what is wrong with it.
extension Row {
    /// The bytes of a row that may be printed.
    package var packed: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16 + cells.reduce(0) { $0 + $1.count + 2 })
        bytes.append(varint: line)
        bytes.append(varint: cells.count)
        for cell in cells { bytes.append(counted: cell) }
        for (column, words) in mended.sorted(by: { $0.key < $1.key }) {
            bytes.append(varint: column)
            bytes.append(counted: words)
        }
        return bytes
    }

    /// The row that ``packed`` gave these bytes for.
    ///
    /// Nil for any others.
    package init?(packed bytes: ArraySlice<UInt8>) {
        var rest = bytes
        guard let line = rest.takeVarint(), let count = rest.takeVarint(), count <= rest.count else {
            return nil
        }
        var cells: [[UInt8]] = []
        cells.reserveCapacity(count)
        for _ in 0..<count {
            guard let cell = rest.takeCounted() else { return nil }
            cells.append(Array(cell))
        }
        var mended: [Int: [UInt8]] = [:]
        while !rest.isEmpty {
            guard let column = rest.takeVarint(), let words = rest.takeCounted() else { return nil }
            mended[column] = Array(words)
        }
        self.init(line: line, cells: cells, mended: mended)
    }
}

extension [UInt8] {
    /// Appends a number of at least 0, seven bits to a byte, the lowest first.
    package mutating func append(varint number: Int) {
        var rest = UInt(bitPattern: number)
        while rest > 0x7F {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }

    /// Appends bytes behind their number.
    package mutating func append(counted bytes: some Collection<UInt8>) {
        append(varint: bytes.count)
        append(contentsOf: bytes)
    }
}

extension ArraySlice<UInt8> {
    /// Takes a number from the front; nil if there is none.
    package mutating func takeVarint() -> Int? {
        var number: UInt = 0
        for shift in stride(from: UInt(0), to: 63, by: 7) {
            guard let byte = popFirst() else { return nil }
            number |= UInt(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return Int(number) }
        }
        return nil
    }

    /// Takes bytes that were put behind their number; nil if they are not there.
    package mutating func takeCounted() -> ArraySlice<UInt8>? {
        guard let count = takeVarint(), count <= self.count else { return nil }
        defer { removeFirst(count) }
        return prefix(count)
    }
}
