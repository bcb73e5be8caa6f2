/// On which line of a table each of many keys was found first.
///
/// A key is known by 64 bits of a hash and takes twelve bytes beside its line; open addressing with linear probing. Two keys of a
/// million are taken for one with a probability of three in a hundred million.
struct FirstLines {
    private var keys: [UInt64]
    /// The line of each key, 0 for an empty place: no line is 0.
    private var lines: [UInt32]
    private var count = 0

    init() {
        keys = Array(repeating: 0, count: 1024)
        lines = Array(repeating: 0, count: 1024)
    }

    /// The earlier line on which this key was found; nil, and the key is kept with this line, if there is none.
    mutating func insert(_ key: UInt64, line: Int) -> Int? {
        if 5 * count > 4 * keys.count { grow() }
        let place = place(of: key)
        guard lines[place] == 0 else { return Int(lines[place]) }
        keys[place] = key
        lines[place] = UInt32(clamping: line)
        count += 1
        return nil
    }

    /// Where the key is, or the empty place where it belongs.
    private func place(of key: UInt64) -> Int {
        var place = Int(key.multipliedFullWidth(by: UInt64(keys.count)).high)
        while lines[place] != 0, keys[place] != key { place = place + 1 == keys.count ? 0 : place + 1 }
        return place
    }

    private mutating func grow() {
        let (oldKeys, oldLines) = (keys, lines)
        keys = Array(repeating: 0, count: oldKeys.count * 3 / 2)
        lines = Array(repeating: 0, count: keys.count)
        for (key, line) in zip(oldKeys, oldLines) where line != 0 {
            let place = place(of: key)
            (keys[place], lines[place]) = (key, line)
        }
    }
}
