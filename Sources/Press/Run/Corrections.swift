package import Foundation
import Tables

/// Cells of a table that somebody has mended since, without touching the table.
package struct Corrections: Codable, Sendable, Hashable {
    /// The texts by line and column; lines count from 1 as in the file, columns from 0.
    package private(set) var cells: [Int: [Int: String]] = [:]

    package init() {}

    package init(_ data: Data) throws { self = try JSONDecoder().decode(Corrections.self, from: data) }

    package var isEmpty: Bool { cells.isEmpty }
    /// How many cells are mended.
    package var count: Int { cells.values.reduce(0) { $0 + $1.count } }

    /// As JSON; equal corrections give equal text.
    package var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    package subscript(line: Int, column: Int) -> String? {
        get { cells[line]?[column] }
        set { cells[line, default: [:]][column] = newValue }
    }

    /// The row as it is to be read.
    func row(_ row: Row) -> Row { cells[row.line].map(row.correcting) ?? row }
}
