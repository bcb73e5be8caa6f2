/// JSON lines read as a stream: each line a flat object of one row, in UTF-8.
///
/// The keys of the first object are the columns. A key that a later object lacks is an empty cell; one that it has
/// in addition, one that it has twice and a value that is no text, number, truth value or null are defects.
final class JSONLinesFile: RowReader {
    let header: [String]
    private let places: [[UInt8]: Int]
    private var lines: TextLines
    /// The first line, until it is given as a row, too.
    private var first: TextLines.Line?

    /// Opens the file and takes the columns from its first line that is not blank.
    init(_ input: Input, chunkSize: Int = 65_536) throws(TableError) {
        lines = try TextLines(input, chunkSize: chunkSize)
        first = try lines.next()
        guard let first else { throw .empty(path: input.path) }
        guard let bytes = first.bytes else {
            throw .brokenHeader(path: input.path, defect: .rowTooLong(limit: TextLines.limit))
        }
        let keys: [[UInt8]]
        do throws(JSONLine.Fault) {
            keys = try JSONLine(bytes).members.map(\.key)
        } catch {
            throw .brokenHeader(path: input.path, defect: .notJSON(offset: error.offset))
        }
        guard !keys.isEmpty else { throw .empty(path: input.path) }
        guard keys.count <= RowScan.columnLimit else {
            throw .tooManyColumns(path: input.path, limit: RowScan.columnLimit)
        }
        let names = keys.compactMap { String(validating: $0, as: UTF8.self) }
        guard names.count == keys.count, !keys.contains(where: { $0.contains(0) }) else {
            throw .notUTF8(path: input.path)
        }
        if let defect = Row(line: 1, cells: keys).defects.first {
            throw .brokenHeader(path: input.path, defect: defect)
        }
        header = names
        places = Dictionary(zip(keys, keys.indices)) { first, _ in first }
        if let double = keys.indices.first(where: { places[keys[$0]] != $0 }) {
            throw .brokenHeader(path: input.path, defect: .doubledKey(column: double))
        }
    }

    func next() throws(TableError) -> Row? {
        var line = first
        if line == nil { line = try lines.next() }
        first = nil
        guard let line else { return nil }
        guard let content = line.bytes else {
            return Row(line: line.number, cells: [], defects: [.rowTooLong(limit: TextLines.limit)])
        }
        do throws(JSONLine.Fault) {
            return row(of: try JSONLine(content), line: line.number)
        } catch {
            return Row(line: line.number, cells: [content], defects: [.notJSON(offset: error.offset)])
        }
    }

    private func row(of object: JSONLine, line: Int) -> Row {
        var cells = [[UInt8]?](repeating: nil, count: header.count)
        var defects: [RowDefect] = []
        for member in object.members {
            guard let column = places[member.key] else {
                // What is not known is shown, but not at any length.
                defects.append(.unknownKey(String(String(decoding: member.key, as: UTF8.self).prefix(60))))
                continue
            }
            if cells[column] != nil { defects.append(.doubledKey(column: column)) }
            if member.isNested { defects.append(.nestedValue(column: column)) }
            if member.text.count > RowScan.cellLimit {
                defects.append(.cellTooLong(column: column, byteCount: member.text.count))
            }
            cells[column] = member.text
        }
        return Row(line: line, cells: cells.map { $0 ?? [] }, defects: defects)
    }
}
