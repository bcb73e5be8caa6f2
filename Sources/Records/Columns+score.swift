extension Columns {
    /// How many different fields the names of a header are for: with it the header of a table is found.
    package static func score(_ header: [String], kind: RecordKind) -> Int {
        Set(matching(header, kind: kind).columns.names).intersection(kind.fields.map(\.rawValue)).count
    }
}
