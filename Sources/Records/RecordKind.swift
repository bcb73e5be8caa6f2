/// Whose code is printed: a person's or a place's.
package enum RecordKind: String, Sendable, Hashable, CaseIterable {
    case citizen
    case venue

    /// The names under which a template finds the fields of such a record, in their usual order; no code.
    package var fieldNames: [String] {
        fields.filter { $0 != .qr && $0 != .scan }.map(\.rawValue)
    }

    /// What people call a field, in small letters: "họ và tên"; nil for what is no field of such a record.
    package func title(ofField name: String) -> Wording? { fields.first { $0.rawValue == name }?.title }

    /// Every field that a column may be for, by name, in the usual order.
    package var columnNames: [String] { fields.map(\.rawValue) }

    /// The fields without which nothing can be printed, by name.
    package var requiredNames: [String] { requiredFields.map(\.rawValue) }

    var fields: [Field] {
        switch self {
        case .citizen:
            [
                .id, .fullName, .dateOfBirth, .sex, .nationalID, .oldID, .healthInsuranceNo, .phone, .address,
                .group, .household, .ward, .district, .province, .declaredBy, .qr, .scan,
            ]
        case .venue:
            [
                .id, .name, .type, .address, .ward, .district, .province, .owner, .phone, .plate, .route,
                .gate,
                .qr,
            ]
        }
    }

    /// The fields without which there is no card and no poster.
    var requiredFields: [Field] {
        switch self {
        case .citizen: [.fullName, .qr]
        case .venue: [.name, .qr]
        }
    }
}
