/// Rows as one program hands them to another: with the lines on which they stood, and every cell byte for byte.
///
/// The file is a line that says what it is, what split the cells of the table, the names of the columns, then row after row as ``Row/packed``, each behind the
/// number of its bytes.
package enum PackedRows {
    /// What the file begins with.
    static let magic = Array("qrpress rows 1\n".utf8)

    /// The bytes before the rows.
    package static func head(_ header: [String], delimiter: UInt8) -> [UInt8] {
        var bytes = magic + [delimiter]
        bytes.append(varint: header.count)
        for name in header { bytes.append(counted: name.utf8) }
        return bytes
    }

    /// The bytes of a row.
    package static func row(_ row: Row) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(counted: row.packed)
        return bytes
    }
}

/// A file of packed rows.
final class PackedFile: RowReader {
    let header: [String]
    /// What split the cells of the table that the rows come from.
    let delimiter: UInt8
    private let input: Input
    private var place: Int

    /// More than any row has: its cells have at most a million bytes together.
    private static let mostBytes = 4 << 20
    /// A number before bytes has no more.
    private static let mostDigits = 10

    init(_ input: Input) throws(TableError) {
        self.input = input
        place = PackedRows.magic.count
        var head = try input.bytes(at: place, count: Self.mostBytes)[...]
        let before = head.count
        delimiter = head.popFirst() ?? CSV.comma
        var header: [String] = []
        for _ in 0..<(head.takeVarint() ?? 0) {
            guard let name = head.takeCounted() else {
                throw .damaged(path: input.path, part: "header", reason: "it is cut off")
            }
            header.append(String(decoding: name, as: UTF8.self))
        }
        place += before - head.count
        self.header = header
    }

    func next() throws(TableError) -> Row? {
        var digits = try input.bytes(at: place, count: Self.mostDigits)[...]
        if digits.isEmpty { return nil }
        let before = digits.count
        guard let count = digits.takeVarint(), count <= Self.mostBytes else { throw damaged }
        place += before - digits.count
        let bytes = try input.bytes(at: place, count: count)
        guard bytes.count == count, let row = Row(packed: bytes[...]) else { throw damaged }
        place += count
        return row
    }

    private var damaged: TableError { .damaged(path: input.path, part: "rows", reason: "it is cut off") }
}
