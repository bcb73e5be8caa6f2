/// JSON lines read as a stream: each line a flat object of one row, in UTF-8.
///
/// The keys of the first object are the columns. A key that a later object lacks is an empty cell; one that it has
/// in addition, one that it has twice and a value that is no text, number, truth value or null are defects.
final class JSONLinesFile: RowReader {
    /// The longest line that is read, in bytes, as of CSV.
    private static let lineLimit = CSVFile.rowLimit

    let header: [String]
    private let places: [[UInt8]: Int]
    private var window: ReadWindow
    private var line = 1

    /// Opens the file and takes the columns from its first line that is not blank.
    init(_ input: Input, chunkSize: Int = 65_536) throws(TableError) {
        window = ReadWindow(InputFile(input), chunkSize: chunkSize)
        try window.skipByteOrderMark()
        try window.skipBlankLines(counting: &line)
        guard window.count > 0 else { throw .empty(path: input.path) }
        guard let first = try Self.line(in: &window) else {
            throw .brokenHeader(path: input.path, defect: .rowTooLong(limit: Self.lineLimit))
        }
        let keys: [[UInt8]]
        do throws(JSONLine.Fault) {
            keys = try JSONLine(first).members.map(\.key)
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
        try window.skipBlankLines(counting: &line)
        guard window.count > 0 else { return nil }
        let number = line
        line += 1
        guard let bytes = try Self.line(in: &window) else {
            try window.skipLine()
            return Row(line: number, cells: [], defects: [.rowTooLong(limit: Self.lineLimit)])
        }
        window.consume(bytes.count)
        let content = Array(bytes.prefix { !LineEnd.begins(with: $0) })
        do throws(JSONLine.Fault) {
            return row(of: try JSONLine(content), line: number)
        } catch {
            return Row(line: number, cells: [content], defects: [.notJSON(offset: error.offset)])
        }
    }

    private func row(of object: JSONLine, line: Int) -> Row {
        var cells = [[UInt8]?](repeating: nil, count: header.count)
        var defects: [RowDefect] = []
        var numbers: ColumnSet = []
        for member in object.members {
            guard let column = places[member.key] else {
                // What is not known is shown, but not at any length.
                defects.append(.unknownKey(String(String(decoding: member.key, as: UTF8.self).prefix(60))))
                continue
            }
            if cells[column] != nil { defects.append(.doubledKey(column: column)) }
            if member.kind == .nested { defects.append(.nestedValue(column: column)) }
            if member.kind == .number { numbers.insert(column) }
            if member.text.count > RowScan.cellLimit {
                defects.append(.cellTooLong(column: column, byteCount: member.text.count))
            }
            cells[column] = member.text
        }
        return Row(line: line, cells: cells.map { $0 ?? [] }, defects: defects, numbers: numbers)
    }

    /// The line at the start of the window, with its end.
    ///
    /// Nil if it passes the limit.
    private static func line(in window: inout ReadWindow) throws(TableError) -> [UInt8]? {
        while true {
            let isLast = window.reachesEnd
            let found = window.withBytes { bytes -> [UInt8]? in
                guard let length = LineEnd.lengthOfLine(in: bytes, isLast: isLast) else { return nil }
                return bytes.extracting(0..<length).withUnsafeBytes { [UInt8]($0) }
            }
            if let found { return found.count <= lineLimit ? found : nil }
            guard window.count <= lineLimit else { return nil }
            let seen = window.count
            repeat { try window.fill() } while !window.reachesEnd && window.count < 2 * seen
        }
    }
}
