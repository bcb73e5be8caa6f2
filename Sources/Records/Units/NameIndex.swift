/// Finds rows by what they are called, in a hash table with chains.
struct NameIndex: Sendable {
    struct Entry: Sendable {
        let key: NameKey
        let row: Int32
        /// The letters without marks, in ``NameIndex/letters``.
        let letters: Range<Int32>
        /// The next entry in the same slot; -1 at the end.
        let next: Int32
    }

    private(set) var entries: [Entry] = []
    /// The letters of all names, one after the other.
    private var letters: [UInt8] = []
    private var slots: [Int32]

    /// `capacity` is the number of names to be expected.
    init(capacity: Int) {
        var count = 16
        while count < capacity * 2 { count *= 2 }
        slots = [Int32](repeating: -1, count: count)
        entries.reserveCapacity(capacity)
        letters.reserveCapacity(capacity * 12)
    }

    mutating func add(_ name: NameScan, row: Int) {
        let key = name.key()
        let start = Int32(letters.count)
        letters += name.letters()
        let slot = slot(of: key.bare)
        entries.append(
            Entry(key: key, row: Int32(row), letters: start..<Int32(letters.count), next: slots[slot]))
        slots[slot] = Int32(entries.count - 1)
    }

    /// Calls `body` with each entry whose name has these letters, whatever its marks.
    func forEach(named key: NameKey, _ body: (Entry) -> Void) {
        let entries = entries
        var next = slots[slot(of: key.bare)]
        while next >= 0 {
            let entry = entries[Int(next)]
            if entry.key.bare == key.bare { body(entry) }
            next = entry.next
        }
    }

    /// The letters of the entry's name, without marks.
    func letters(of entry: Entry) -> ArraySlice<UInt8> {
        letters[Int(entry.letters.lowerBound)..<Int(entry.letters.upperBound)]
    }

    private func slot(of key: UInt64) -> Int { Int(truncatingIfNeeded: key ^ key >> 32) & (slots.count - 1) }
}
