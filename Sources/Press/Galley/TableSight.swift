import Pages
import Records
import Tables

/// A table at first sight: what it came in, its columns and its first rows, as they are going to be read.
package struct TableSight: Sendable, Hashable {
    package struct Column: Sendable, Hashable {
        /// As it stands in the table.
        package let header: String
        /// The field that the column is for; nil for a column of the table's own.
        package let field: String?
    }

    package struct FirstRow: Sendable, Hashable {
        package let line: Int
        /// One for each column; numbers of nine digits or more are masked.
        package let cells: [String]
    }

    /// What the table came in: `csv`, `workbook`, `json-lines`, `list` or `packed`.
    package let source: String
    /// Such as `utf-8` or `tcvn3`; nil where there is but one.
    package let encoding: String?
    /// What splits the cells of a CSV file; nil for anything else.
    package let delimiter: Character?
    package let columns: [Column]
    package let first: [FirstRow]

    /// The fields that nothing can be printed without and that no column is for.
    package let missing: [String]
    /// The fields that more than one column is for.
    package let doubled: [String]

    private static let rows = 8

    /// Opens the table of the order; which columns it has does not matter.
    package init(_ order: Order) throws(PressError) {
        let table = try order.openTable()
        let template = order.press.template
        let fields = Columns.fields(of: table.header, kind: template.kind, map: order.map)
        source = table.source.rawValue
        encoding = table.encoding?.rawValue
        delimiter = table.source == .csv ? Character(Unicode.Scalar(table.delimiter)) : nil
        columns = zip(table.header, fields).map { Column(header: $0, field: $1) }
        let found = fields.compactMap(\.self)
        let isScanned = found.contains("scan")
        missing = template.kind.requiredNames.filter { name in
            !found.contains(name) && !isScanned && (name != "qr" || template.needsCode)
        }
        doubled = Set(found).filter { name in found.count { $0 == name } > 1 }.sorted()
        var first: [FirstRow] = []
        while first.count < Self.rows,
            let row = try PressError.carrying({ () throws(TableError) in try table.next() })
        {
            let row = order.corrections.row(row)
            first.append(
                FirstRow(
                    line: row.line,
                    cells: table.header.indices.map {
                        Masking.numbers(in: String(decoding: row.words(at: $0), as: UTF8.self))
                    }))
        }
        self.first = first
    }
}
