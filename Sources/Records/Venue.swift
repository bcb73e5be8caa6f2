/// A place or vehicle whose code is printed.
///
/// Exists only if every field is fit to print.
package struct Venue: Sendable, Hashable {
    /// From the table; `row-000123` after the line if the table has none.
    package let id: String
    /// The physical line on which the row begins, from 1.
    package let line: Int
    package let name: String
    package let type: String?
    package let address: String?
    package let ward: String?
    package let district: String?
    package let province: String?
    package let owner: String?
    package let phone: String?
    /// The number plate of a bus or coach.
    package let plate: String?
    package let route: String?
    package let gate: String?
    /// What the code says, byte for byte as it came: 1 to 2953 bytes of UTF-8 without control characters.
    package let qr: [UInt8]
    /// The columns that QRPress does not know, by their headers in snake_case; none is empty.
    package let extra: [String: String]

    init(_ intake: inout Intake) {
        line = intake.line
        id = intake.text(.id, limit: Record.idLimit) ?? Record.id(ofLine: intake.line)
        name = intake.name(.name, as: .plain)
        type = intake.text(.type)
        address = intake.text(.address)
        ward = intake.text(.ward)
        district = intake.text(.district)
        province = intake.text(.province)
        owner = intake.text(.owner)
        phone = intake.phone()
        plate = intake.text(.plate)
        route = intake.text(.route)
        gate = intake.text(.gate)
        qr = intake.payload()
        extra = intake.extra()
    }

    /// What may be printed of a field; nothing of a venue is masked.
    func text(_ field: Field) -> String? {
        switch field {
        case .id: id == Record.id(ofLine: line) ? nil : id
        case .name: name
        case .type: type
        case .address: address
        case .ward: ward
        case .district: district
        case .province: province
        case .owner: owner
        case .phone: phone
        case .plate: plate
        case .route: route
        case .gate: gate
        case .fullName, .dateOfBirth, .sex, .nationalID, .oldID, .healthInsuranceNo, .group, .household,
            .declaredBy, .scan:
            extra[field.rawValue]
        case .qr: nil
        }
    }
}
