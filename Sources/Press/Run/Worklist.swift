import Glibc
import Records
import Tables

/// The rows that are to be printed, in the order of printing, on disk rather than in memory.
///
/// Rows are taken in one after the other; from ``end(_:)`` on they are only read.
final class Worklist {
    /// A row that is to be printed, with what the manifest says of it.
    struct Entry {
        let recordID: String
        /// The SHA-256 of the payload in lower-case hexadecimal; empty without a payload.
        let fingerprint: String
        /// What its pictures are called, without the ending; empty where documents hold many pieces.
        let pictureName: String
        let row: Row
    }

    private let entries = Spool(budget: 1 << 20)
    /// For each entry where it begins, eight bytes each, in the order of printing.
    private var places = Spool(budget: 1 << 18)
    private var sorting: KeySort?
    private(set) var count = 0

    /// With `isSorted` the order of printing is that of the keys, and of equal ones that of taking in.
    init(isSorted: Bool) { sorting = isSorted ? KeySort() : nil }

    func append(_ entry: Entry, key: @autoclosure () -> [UInt8]) throws(TableError) {
        let place = entries.count
        try entries.append(entry.packed)
        count += 1
        if sorting == nil {
            try places.append(place)
        } else {
            try sorting?.append(key: key(), value: place)
        }
    }

    /// Nothing more will be taken in.
    func end() throws(TableError) -> Stock {
        if let sorting { try sorting.forEach { (place) throws(TableError) in try places.append(place) } }
        sorting = nil
        return Stock(entries: entries, places: places, count: count)
    }
}

/// What a ``Worklist`` holds when it is whole: read by any number of threads.
///
/// Unchecked, because a spool that nothing is appended to any more is only read, each read for itself.
struct Stock: @unchecked Sendable {
    fileprivate let entries: Spool
    fileprivate let places: Spool
    let count: Int

    /// The entry that is printed as this one, from 0 to below ``count``.
    ///
    /// Throws ``TableError/noRoom(errno:)`` when the temporary file cannot be read.
    func entry(_ index: Int) throws(TableError) -> Worklist.Entry {
        let start = try places.number(at: index)
        let head = try entries.copy(start..<min(entries.count, start + Self.usual))
        var rest = head[...]
        guard let size = rest.takeVarint() else { throw .noRoom(errno: EIO) }
        if rest.count < size {
            let from = start + (rest.startIndex - head.startIndex)
            rest = try entries.copy(from..<(from + size))[...]
        }
        guard let entry = Worklist.Entry(packed: rest.prefix(size)) else { throw .noRoom(errno: EIO) }
        return entry
    }

    /// Most entries are shorter, so that one read gives both the size and the entry.
    private static let usual = 1024
}

extension Worklist.Entry {
    /// The entry behind the number of its bytes.
    fileprivate var packed: [UInt8] {
        var content: [UInt8] = []
        for text in [recordID, fingerprint, pictureName] { content.append(counted: text.utf8) }
        content += row.packed
        var bytes: [UInt8] = []
        bytes.append(counted: content)
        return bytes
    }

    fileprivate init?(packed bytes: ArraySlice<UInt8>) {
        var rest = bytes
        guard let id = rest.takeCounted(), let fingerprint = rest.takeCounted(),
            let name = rest.takeCounted(), let row = Row(packed: rest)
        else { return nil }
        self.init(
            recordID: String(decoding: id, as: UTF8.self),
            fingerprint: String(decoding: fingerprint, as: UTF8.self),
            pictureName: String(decoding: name, as: UTF8.self), row: row)
    }
}
