/// Makes the cells of a table text, in one encoding for the whole table.
///
/// In UTF-8 and UTF-16 a cell stays byte for byte as it came, for it may be a payload, and what was mended is beside it
/// (``Row/words(at:)``). In any other encoding every cell, a payload too, is the text that its bytes stand for.
package struct CellReader: Sendable {
    package var encoding: TextEncoding { reading.encoding }
    /// True if the table went through Windows-1252 on its way: its text looked like "NguyÔn" or "Nguyá»…n".
    package var wasMisread: Bool { reading.isThroughWindows1252 }

    private let reading: Reading
    /// True if nobody said what the encoding is: then each cell must look like it.
    private let isGuess: Bool
    private let unicodeColumns: Set<Int>
    private var capitalColumns: Set<Int> = []

    /// Reads in the `encoding` asked for, else in the one that the sample is in.
    ///
    /// `isUTF16` says that the cells came from UTF-16. Throws ``TableError/encodingUnsure(path:samples:)``.
    package init(
        _ sample: TableSample, encoding: TextEncoding? = nil, isUTF16: Bool = false, path: String
    ) throws(TableError) {
        let evidence = Evidence(sample, isUTF16: isUTF16)
        guard let reading = encoding.map(evidence.reading) ?? evidence.certain else {
            throw .encodingUnsure(path: path, samples: evidence.samples)
        }
        self.reading = reading
        isGuess = encoding == nil
        unicodeColumns = evidence.unicodeColumns
    }

    /// Has the columns in capitals, as fonts of TCVN3 show them whose names end in H.
    ///
    /// A column is named as in the header, without regard to case and blanks around, or by its number from 1. It has
    /// no effect in encodings that tell capitals from small letters.
    package mutating func capitalise(_ columns: Set<String>, header: [String], path: String)
        throws(TableError)
    {
        for name in columns.sorted() {
            let key = Self.key(name)
            let places = header.indices.filter { Self.key(header[$0]) == key }
            let number = Int(name).map { $0 - 1 }.flatMap { header.indices.contains($0) ? $0 : nil }
            guard let place = places.isEmpty ? number.map({ [$0] }) : places else {
                throw .noSuchColumn(path: path, name: name, header: header)
            }
            capitalColumns.formUnion(place)
        }
    }

    /// The names of the columns.
    ///
    /// Throws if they cannot be read. A name that was written in Unicode above a column in a legacy font is kept.
    package func names(in header: Row, path: String) throws(TableError) -> [String] {
        guard !header.cells.contains(where: { $0.contains(0) }) else { throw .notUTF8(path: path) }
        let row = text(of: header)
        var names: [String] = []
        for (column, cell) in header.cells.enumerated() {
            let isWritten = wasMisread && VietnameseText.reads(DecodedText(cell, as: .utf8).scalars) == true
            let name = isWritten ? String(validating: cell, as: UTF8.self) : row.text(at: column)
            guard let name else { throw .notUTF8(path: path) }
            names.append(name)
        }
        if let defect = row.defects.first(where: \.breaksHeader) {
            throw .brokenHeader(path: path, defect: defect)
        }
        return names
    }

    /// The row with its cells as text.
    package func text(of row: Row) -> Row {
        if encoding.isUnicode, !wasMisread, !row.cells.contains(where: Self.mayBeMisread) { return row }
        var intake = RowIntake(row)
        for column in row.cells.indices {
            if encoding.isUnicode || unicodeColumns.contains(column) {
                readUnicode(column, &intake)
            } else {
                readLegacy(column, &intake)
            }
        }
        return Row(row, cells: intake.cells, defects: intake.defects, mended: intake.mended)
    }

    private static func key(_ name: String) -> String {
        name.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }
}

/// A row while its cells become text.
private struct RowIntake {
    var cells: [[UInt8]]
    var defects: [RowDefect]
    var mended: [Int: [UInt8]] = [:]

    init(_ row: Row) { (cells, defects) = (row.cells, row.defects) }
}

extension CellReader {
    /// False for ASCII and for text that is surely no other: the quick way for nearly every cell.
    private static func mayBeMisread(_ cell: [UInt8]) -> Bool {
        cell.reduce(0, |) >= 0x80 && Misreading.isLikely(cell.span)
    }

    private func readUnicode(_ column: Int, _ row: inout RowIntake) {
        let cell = row.cells[column]
        let wasMisread = wasMisread && encoding.isUnicode
        guard wasMisread || Self.mayBeMisread(cell) else { return }
        if let text = Reading(encoding: .utf8, isThroughWindows1252: true).text(of: cell) {
            row.mended[column] = Array(text.string.utf8)
            row.defects.append(.mended(column: column))
        } else if wasMisread, Misreading.isShown(cell) {
            row.defects.append(.otherEncoding(column: column, looksLike: .utf8))
        } else if isGuess, let other = Misreading.likelyEncoding(of: cell) {
            row.defects.append(.otherEncoding(column: column, looksLike: other))
        }
    }

    private func readLegacy(_ column: Int, _ row: inout RowIntake) {
        let cell = row.cells[column]
        guard var text = reading.text(of: cell) else {
            // What is not even UTF-8 is a defect already.
            if let shown = String(validating: cell, as: UTF8.self), !shown.isEmpty {
                row.defects.append(.otherEncoding(column: column, looksLike: .utf8))
            }
            return
        }
        row.defects.removeAll { if case .invalidUTF8(column, _, _) = $0 { true } else { false } }
        if let fault = text.fault {
            row.defects.append(
                .notInEncoding(encoding, column: column, offset: fault.offset, byte: fault.byte))
        }
        if capitalColumns.contains(column), encoding == .tcvn3 { text.capitalise() }
        if text.isCaseUnsure { row.defects.append(.unsureCase(column: column)) }
        row.cells[column] = Array(text.string.utf8)
    }
}
