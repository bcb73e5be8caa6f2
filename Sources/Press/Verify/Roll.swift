import Records
import Tables

/// What a table says of each of its rows, by line, and what was seen of it since.
///
/// It lies in temporary files without a name, so that memory does not grow with the table.
struct Roll {
    /// What was read of a row.
    struct Row: Hashable {
        let recordID: String
        let fingerprint: String
        let names: [String]
    }

    /// What is known of a line.
    struct Entry {
        fileprivate var text: UInt64 = 0
        fileprivate var textCount: UInt32 = 0
        /// Where the manifest says that it was printed: the number of the document and its page, and the cell.
        var document: UInt32 = 0
        var page: UInt32 = 0
        var cell: UInt32 = 0
        /// How many of its codes and names stand in their places.
        var codes: UInt32 = 0
        var names: UInt32 = 0
        /// How often its code stands elsewhere.
        var strays: UInt32 = 0
        /// How many rows of the manifest and of the rejects are its own.
        var planned: UInt16 = 0
        var rejected: UInt16 = 0
        fileprivate var kind = Kind.none
        /// Whether it was already told why one of its codes was not seen.
        var isExplained = false

        fileprivate enum Kind: UInt8 { case none, record, unfit }

        /// Whether the row is fit to print.
        var isRecord: Bool { kind == .record }
    }

    private let entries: OpenFile
    private let texts: OpenFile
    private var textsEnd = 0
    private var owners = FirstLines()
    /// The last line that has a row.
    private(set) var lastLine = 0

    /// Throws ``TableError/noRoom(errno:)`` without room for temporary files.
    init() throws(TableError) {
        (entries, texts) = (try OpenFile.made(), try OpenFile.made())
    }

    /// Takes the next row; nil for one that is not fit to print.
    mutating func add(_ row: Row?, line: Int) throws(TableError) {
        var entry = Entry()
        entry.kind = row == nil ? .unfit : .record
        if let row {
            let text = Array(([row.recordID, row.fingerprint] + row.names).joined(separator: "\0").utf8)
            (entry.text, entry.textCount) = (UInt64(textsEnd), UInt32(clamping: text.count))
            try texts.set(text, at: textsEnd)
            textsEnd += text.count
            if let key = Self.key(row.fingerprint) { _ = try owners.insert(key, line: line) }
        }
        lastLine = max(lastLine, line)
        try entries.set(entry, number: line)
    }

    /// What is known of a line; nil when the table has no row there.
    func entry(_ line: Int) throws(TableError) -> Entry? {
        guard line > 0, line <= lastLine else { return nil }
        let entry = try entries.value(Entry(), number: line)
        return entry.kind == .none ? nil : entry
    }

    /// What was read on the line of this entry; nil for a row that is not fit to print.
    func row(_ entry: Entry) throws(TableError) -> Row? {
        guard entry.isRecord else { return nil }
        let bytes = try texts.bytes(at: Int(entry.text), count: Int(entry.textCount))
        let parts = bytes.split(separator: 0, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard parts.count >= 2 else { return nil }
        return Row(recordID: parts[0], fingerprint: parts[1], names: Array(parts.dropFirst(2)))
    }

    /// Changes what is known of a line; nothing when the table has no row there.
    mutating func change(_ line: Int, _ change: (inout Entry) -> Void) throws(TableError) {
        guard var entry = try entry(line) else { return }
        change(&entry)
        try entries.set(entry, number: line)
    }

    /// The first line whose record has the code of this fingerprint.
    func owner(of fingerprint: String) throws(TableError) -> Int? {
        guard let key = Self.key(fingerprint) else { return nil }
        return try owners.first(key).map { Int($0.line) }
    }

    /// The first 64 bits of a SHA-256, which nobody can make two codes agree in by chance.
    private static func key(_ fingerprint: String) -> UInt64? { UInt64(fingerprint.prefix(16), radix: 16) }
}
