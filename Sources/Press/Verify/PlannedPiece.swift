import Pages
package import Records

/// One printed item as it is meant to be.
package struct PlannedPiece: Sendable, Hashable {
    /// The line of its record in the table.
    package let line: Int
    /// The page of its front, from 1.
    package let page: Int
    /// The cell of the sheet, from 1.
    package let cell: Int
    /// The SHA-256 of its own code in lower-case hexadecimal; empty without a code.
    package let fingerprint: String
    /// What its name slots say, as ``Template/nameTexts(of:)`` tells.
    package let names: [String]

    package init(line: Int, page: Int, cell: Int, fingerprint: String, names: [String]) {
        self.line = line
        self.page = page
        self.cell = cell
        self.fingerprint = fingerprint
        self.names = names
    }
}

extension Template {
    /// What the text slots with the record's name say of a record, in their order, front first; empty where nothing is
    /// printed.
    package func nameTexts(of record: Record) -> [String] { nameSlots.map { $0.text(for: record) } }
}
