/// A table whose header does not say where the fields are.
package struct ColumnsError: Error, Sendable, Hashable {
    package let kind: RecordKind
    /// The header as it stands in the table.
    package let header: [String]
    /// Names of the required fields that no column is for.
    package let missing: [String]
    /// Names of the fields that more than one column is for.
    package let doubled: [String]
    /// What is wrong and what was seen, in one sentence or two.
    package let message: Wording

    init(kind: RecordKind, header: [String], missing: [Field], doubled: [Field]) {
        self.kind = kind
        self.header = header
        self.missing = missing.map(\.rawValue)
        self.doubled = doubled.map(\.rawValue)
        var vi: [String] = []
        var en: [String] = []
        if !missing.isEmpty {
            vi.append("Thiếu cột \(Self.list(missing, \.vi)).")
            en.append("No column for \(Self.list(missing, \.en)).")
        }
        if !doubled.isEmpty {
            vi.append("Có nhiều cột cho \(Self.list(doubled, \.vi)); hãy giữ một cột và đổi tên cột kia.")
            en.append("More than one column for \(Self.list(doubled, \.en)); keep one and rename the other.")
        }
        let seen = header.map { "“\($0)”" }.joined(separator: ", ")
        vi.append("Dòng tiêu đề đọc được: \(seen).")
        en.append("The header read: \(seen).")
        message = Wording(vi: vi.joined(separator: " "), en: en.joined(separator: " "))
    }

    private static func list(_ fields: [Field], _ language: KeyPath<Wording, String>) -> String {
        fields.map { "\($0.title[keyPath: language]) (\($0.rawValue))" }.joined(separator: ", ")
    }
}
