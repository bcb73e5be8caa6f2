extension Columns {
    /// How many columns of a header are fields of this kind: tells the header of a table from a line of its title.
    package static func score(_ header: [String], kind: RecordKind) -> Int {
        Set(matching(header, kind: kind).columns.names).intersection(kind.fields.map(\.rawValue)).count
    }
}
