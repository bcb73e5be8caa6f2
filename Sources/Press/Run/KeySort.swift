import Tables

/// Puts numbers into the order of their keys; those of equal keys stay in the order in which they came.
///
/// Beyond a budget the keys lie on disk, in runs that are merged when they are asked for.
struct KeySort {
    private struct Item {
        let key: [UInt8]
        let value: Int

        static func < (a: Item, b: Item) -> Bool {
            a.key == b.key ? a.value < b.value : a.key.lexicographicallyPrecedes(b.key)
        }
    }

    /// The items that are not on disk yet, and how many bytes of keys they have.
    private var items: [Item] = []
    private var byteCount = 0
    private var runs: [Spool] = []
    private let budget: Int

    /// `budget` is how many bytes of keys stay in memory.
    init(budget: Int = 8 << 20) { self.budget = budget }

    /// `value` is at least 0 and above all values before.
    mutating func append(key: [UInt8], value: Int) throws(TableError) {
        items.append(Item(key: key, value: value))
        byteCount += key.count + Self.itemSize
        if byteCount > budget { try spill() }
    }

    /// What an item takes in memory beside the bytes of its key.
    private static let itemSize = MemoryLayout<Item>.stride + 32

    private mutating func spill() throws(TableError) {
        let run = Spool(budget: 0)
        for item in items.sorted(by: <) {
            var bytes: [UInt8] = []
            bytes.append(counted: item.key)
            bytes.append(varint: item.value)
            try run.append(bytes)
        }
        try run.flush()
        runs.append(run)
        items = []
        byteCount = 0
    }

    /// Hands over the values in order.
    consuming func forEach(_ take: (Int) throws(TableError) -> Void) throws(TableError) {
        guard !runs.isEmpty else {
            for item in items.sorted(by: <) { try take(item.value) }
            return
        }
        try spill()
        var readers: [Reader] = []
        for run in runs {
            var reader = Reader(run: run)
            try reader.advance()
            readers.append(reader)
        }
        while true {
            var next: (index: Int, item: Item)?
            for (index, reader) in readers.enumerated() {
                guard let item = reader.item else { continue }
                if next.map({ item < $0.item }) ?? true { next = (index, item) }
            }
            guard let (index, item) = next else { return }
            try take(item.value)
            try readers[index].advance()
        }
    }

    /// One run, read from its beginning to its end.
    private struct Reader {
        let run: Spool
        private(set) var item: Item?
        private var place = 0
        private var buffer: ArraySlice<UInt8> = []

        private static let bufferSize = 1 << 14

        init(run: Spool) { self.run = run }

        mutating func advance() throws(TableError) {
            item = nil
            while true {
                var rest = buffer
                if let found = Self.take(&rest) {
                    (item, buffer) = (found, rest)
                    return
                }
                // What is left of the buffer is the beginning of an item.
                let end = min(run.count, place + Self.bufferSize)
                guard place < end else { return }
                buffer = (Array(buffer) + (try run.copy(place..<end)))[...]
                place = end
            }
        }

        private static func take(_ bytes: inout ArraySlice<UInt8>) -> Item? {
            guard let key = bytes.takeCounted(), let value = bytes.takeVarint() else { return nil }
            return Item(key: Array(key), value: value)
        }
    }
}
