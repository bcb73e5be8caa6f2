import Tables

/// On which line of a table each of many keys was found first.
///
/// A key is a hash of 64 bits: two keys of a million are taken for one with a probability of three in a hundred million.
/// Open addressing with linear probing; the places are in memory up to ``memory``, beyond it in a temporary file without
/// a name, so that memory does not grow with the table.
struct FirstLines {
    /// What is kept of a key: its first line, and a mark that was given with it.
    struct Entry {
        var key: UInt64 = 0
        /// 0 in an empty place: no line is 0.
        var line: UInt32 = 0
        var mark: UInt32 = 0
    }

    /// How many places are kept in memory: a mebibyte of them.
    private static let memory = 1 << 16
    /// How many places of a file are read at once.
    private static let block = 16

    private var places: [Entry]
    private var file: OpenFile?
    private var size = 1024
    private var count = 0

    init() { places = Array(repeating: Entry(), count: size) }

    /// What was kept with this key before; nil, and this line and mark are kept, if nothing was.
    ///
    /// Throws ``TableError/noRoom(errno:)`` when there is no room left for a temporary file.
    mutating func insert(_ key: UInt64, line: Int, mark: UInt32 = 0) throws(TableError) -> Entry? {
        do throws(Errno) {
            if 5 * count > 3 * size { try grow() }
            let (place, found) = try find(key)
            if found.line != 0 { return found }
            try set(Entry(key: key, line: UInt32(clamping: line), mark: mark), at: place)
            count += 1
            return nil
        } catch {
            throw .noRoom(errno: error.code)
        }
    }

    /// What was kept with this key; nil if nothing was.
    func first(_ key: UInt64) throws(TableError) -> Entry? {
        do throws(Errno) {
            let found = try find(key).1
            return found.line == 0 ? nil : found
        } catch {
            throw .noRoom(errno: error.code)
        }
    }

    /// Where the key is, or the empty place where it belongs.
    private func find(_ key: UInt64) throws(Errno) -> (Int, Entry) {
        var place = Int(key.multipliedFullWidth(by: UInt64(size)).high)
        while true {
            for entry in try entries(from: place) {
                if entry.line == 0 || entry.key == key { return (place, entry) }
                place += 1
            }
            if place == size { place = 0 }
        }
    }

    private func entries(from place: Int) throws(Errno) -> ArraySlice<Entry> {
        let end = min(place + Self.block, size)
        guard let file else { return places[place..<end] }
        var entries = ArraySlice(repeating: Entry(), count: end - place)
        try entries.withUnsafeMutableBytes { room in
            Result { () throws(Errno) in try file.fill(room, at: place * MemoryLayout<Entry>.stride) }
        }.get()
        return entries
    }

    private mutating func set(_ entry: Entry, at place: Int) throws(Errno) {
        guard let file else {
            places[place] = entry
            return
        }
        try withUnsafeBytes(of: entry) { bytes in
            Result { () throws(Errno) in try file.write(bytes, at: place * MemoryLayout<Entry>.stride) }
        }.get()
    }

    private mutating func grow() throws(Errno) {
        let old = self
        size *= 4
        if size > Self.memory {
            // What was never written reads as zeros: an empty place.
            let file = try OpenFile.temporary()
            try file.setByteCount(size * MemoryLayout<Entry>.stride)
            (self.file, places) = (file, [])
        } else {
            places = Array(repeating: Entry(), count: size)
        }
        for start in stride(from: 0, to: old.size, by: Self.block) {
            for entry in try old.entries(from: start) where entry.line != 0 {
                try set(entry, at: try find(entry.key).0)
            }
        }
    }
}
