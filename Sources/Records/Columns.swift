/// Which column of a table is which field of a record kind.
///
/// Headers match without case, accents, blanks and punctuation, in Vietnamese or English; a remark in brackets
/// at the end ("Ngày sinh (dd/mm/yyyy)") does not matter.
package struct Columns: Sendable {
    package let kind: RecordKind
    /// Whether a row without a code is of no use.
    let needsCode: Bool
    /// The header as it stands in the table.
    package let header: [String]
    /// The name of each column: that of its field, or for an unknown one its own header in snake_case.
    ///
    /// A column without a name is `column_7` after its place from 1; a second unknown column of a name gets a
    /// number behind it: `note_2`.
    package let names: [String]
    private let places: [Field: Int]
    /// The columns that are no field of this kind.
    let unknown: [Int]

    /// `map` names the field of a column by its header, before the usual names are looked at.
    ///
    /// Throws if a required column is missing, two columns are for the same field, or `map` names a column or a field
    /// that is not there. A scanned code may stand in for a column; where nothing of a code is printed, as on a slip,
    /// its column may be missing or empty. `others` are names that `map` may give to columns that are no field.
    package init(
        header: [String], kind: RecordKind, map: [String: String] = [:], others: Set<String> = [],
        needsCode: Bool = true
    ) throws(ColumnsError) {
        let given = try Self.places(of: map, header: header, kind: kind, others: others)
        let (columns, doubled) = Self.matching(
            header, kind: kind, given: given.fields, named: given.others, needsCode: needsCode)
        let missing = kind.requiredFields.filter {
            columns.places[$0] == nil && (needsCode || $0 != .qr)
        }
        guard missing.isEmpty || columns.places[.scan] != nil, doubled.isEmpty else {
            throw ColumnsError(kind: kind, header: header, missing: missing, doubled: doubled)
        }
        self = columns
    }

    /// How many columns of a header are fields of this kind: tells the header of a table from a line of its title.
    package static func score(_ header: [String], kind: RecordKind) -> Int {
        Set(header.compactMap { field(titled: $0, in: kind) }).count
    }

    /// The name of the field that each column of a header is for; nil for a column that is no field of this kind.
    ///
    /// As ``init(header:kind:map:others:needsCode:)`` finds them, also where it would throw.
    package static func fields(
        of header: [String], kind: RecordKind, map: [String: String] = [:]
    ) -> [String?] {
        let given = (try? places(of: map, header: header, kind: kind, others: []))?.fields ?? [:]
        let columns = matching(header, kind: kind, given: given).columns
        return columns.names.enumerated().map { columns.unknown.contains($0) ? nil : $1 }
    }

    /// The header for a list that has none and this line in it: codes as a scanner writes them, one a line.
    ///
    /// Beside the codes it has the fields that a card needs and one of the codes may not say. Nil if the line is no
    /// identity code, or records of this kind have none.
    package static func header(ofListWith line: [UInt8], kind: RecordKind) -> [String]? {
        guard kind.fields.contains(.scan), IdentityCode(line) != nil else { return nil }
        return (kind.requiredFields + [.scan]).map(\.rawValue)
    }

    /// Matches whatever is there; `doubled` are the fields that more than one column is for.
    static func matching(
        _ header: [String], kind: RecordKind, given: [Int: Field] = [:], named: [Int: String] = [:],
        needsCode: Bool = true
    ) -> (columns: Columns, doubled: [Field]) {
        let hasNewCard = header.contains { isNewCard($0, in: kind) }
        var places: [Field: Int] = [:]
        var doubled: [Field] = []
        var unknown: [Int] = []
        var names: [String] = []
        for (column, title) in header.enumerated() {
            let isOldCard = hasNewCard && Field.oldCardHeaders.contains(title.bareKey)
            let found = isOldCard ? .oldID : field(titled: title, in: kind)
            // A field that was given to one column is no longer another's by its name alone.
            let open = named[column] == nil ? found.flatMap { given.values.contains($0) ? nil : $0 } : nil
            guard let field = given[column] ?? open else {
                unknown.append(column)
                names.append(named[column] ?? unusedName(for: title, column: column, among: names))
                continue
            }
            if places[field] != nil, !doubled.contains(field) { doubled.append(field) }
            places[field] = column
            names.append(field.rawValue)
        }
        let columns = Columns(
            kind: kind, needsCode: needsCode, header: header, names: names, places: places, unknown: unknown)
        return (columns, doubled)
    }

    private init(
        kind: RecordKind, needsCode: Bool, header: [String], names: [String], places: [Field: Int],
        unknown: [Int]
    ) {
        self.kind = kind
        self.needsCode = needsCode
        self.header = header
        self.names = names
        self.places = places
        self.unknown = unknown
    }

    /// Where the field is; nil if the table does not have it.
    func place(of field: Field) -> Int? { places[field] }

    /// True for a column of national numbers that is not one of old cards by its name.
    private static func isNewCard(_ title: String, in kind: RecordKind) -> Bool {
        field(titled: title, in: kind) == .nationalID && !Field.oldCardHeaders.contains(title.bareKey)
    }

    private static func places(
        of map: [String: String], header: [String], kind: RecordKind, others: Set<String>
    ) throws(ColumnsError) -> (fields: [Int: Field], others: [Int: String]) {
        var (places, named) = ([Int: Field](), [Int: String]())
        for (title, name) in map.sorted(by: { $0.key < $1.key }) {
            let column = header.firstIndex(of: title) ?? header.firstIndex { $0.bareKey == title.bareKey }
            let field = kind.fields.first { $0.rawValue == name.snakeCase }
            guard let column else { throw ColumnsError(kind: kind, header: header, noColumn: title) }
            if let field {
                places[column] = field
            } else if others.contains(name.snakeCase) {
                named[column] = name.snakeCase
            } else {
                throw ColumnsError(kind: kind, header: header, noField: name)
            }
        }
        return (places, named)
    }

    private static func field(titled title: String, in kind: RecordKind) -> Field? {
        let fields = fieldsByHeader[kind] ?? [:]
        return fields[title.bareKey] ?? fields[String(title.prefix { $0 != "(" }).bareKey]
    }

    private static let fieldsByHeader = Dictionary(
        uniqueKeysWithValues: RecordKind.allCases.map { kind in
            let pairs = kind.fields.flatMap { field in field.headers(in: kind).map { ($0, field) } }
            return (kind, Dictionary(pairs) { first, _ in first })
        })

    private static func unusedName(for title: String, column: Int, among names: [String]) -> String {
        let key = title.snakeCase
        let name = key.isEmpty ? "column_\(column + 1)" : key
        guard names.contains(name) else { return name }
        let free = (2...).lazy.map { "\(name)_\($0)" }.first { !names.contains($0) }
        return free ?? name
    }
}
