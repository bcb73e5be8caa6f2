/// A table whose header does not say where the fields are.
package struct ColumnsError: Error, Sendable, Hashable {
    package let kind: RecordKind
    /// The header as it stands in the table.
    package let header: [String]
    /// Names of the required fields that no column is for.
    package let missing: [String]
    /// Names of the fields that more than one column is for.
    package let doubled: [String]
    /// What is wrong, what was seen and what to do.
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
        vi.append(Self.seen(header).vi)
        en.append(Self.seen(header).en)
        for field in missing {
            guard let near = Self.nearest(to: field, in: header, kind: kind) else { continue }
            vi.append("Nếu đó là cột “\(near)”: --map \"\(near)=\(field.rawValue)\".")
            en.append("If it is the column “\(near)”: --map \"\(near)=\(field.rawValue)\".")
        }
        message = Wording(vi: vi.joined(separator: " "), en: en.joined(separator: " "))
    }

    /// A column that was asked for and is not in the header.
    init(kind: RecordKind, header: [String], noColumn title: String) {
        self.init(
            kind: kind, header: header,
            message: Wording(
                vi: "--map: không có cột “\(title)”. \(Self.seen(header).vi)",
                en: "--map: there is no column “\(title)”. \(Self.seen(header).en)"))
    }

    /// A field that was asked for and that such a record does not have.
    init(kind: RecordKind, header: [String], noField name: String) {
        let near = Nearness.nearest(to: name, among: kind.fields.map(\.rawValue)).joined(separator: ", ")
        let all = kind.fields.map(\.rawValue).joined(separator: ", ")
        self.init(
            kind: kind, header: header,
            message: Wording(
                vi: "--map: không có trường “\(name)”. Gần giống: \(near). Tất cả: \(all).",
                en: "--map: there is no field “\(name)”. Near: \(near). All: \(all)."))
    }

    private init(kind: RecordKind, header: [String], message: Wording) {
        self.kind = kind
        self.header = header
        (missing, doubled) = ([], [])
        self.message = message
    }

    private static func seen(_ header: [String]) -> Wording {
        let list = header.map { "“\($0)”" }.joined(separator: ", ")
        return Wording(vi: "Dòng tiêu đề đọc được: \(list).", en: "The header read: \(list).")
    }

    /// The column whose header is most like one of the field's own, if it is not for another field.
    private static func nearest(to field: Field, in header: [String], kind: RecordKind) -> String? {
        let free = header.filter { Columns.score([$0], kind: kind) == 0 && !$0.bareKey.isEmpty }
        let names = field.headers(in: kind)
        let distance = { (title: String) in
            names.map { Nearness.distance($0, title.bareKey) }.min() ?? .max
        }
        let best = free.min { distance($0) < distance($1) }
        return best.flatMap { distance($0) <= max(2, $0.bareKey.count / 2) ? $0 : nil }
    }

    private static func list(_ fields: [Field], _ language: KeyPath<Wording, String>) -> String {
        fields.map { "\($0.title[keyPath: language]) (\($0.rawValue))" }.joined(separator: ", ")
    }
}
