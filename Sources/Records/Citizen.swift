/// A person whose code is printed.
///
/// Exists only if every field is fit to print.
package struct Citizen: Sendable, Hashable {
    /// From the table; `row-000123` after the line if the table has none.
    package let id: String
    /// The physical line on which the row begins, from 1.
    package let line: Int
    package let fullName: String
    package let dateOfBirth: PartialDay?
    package let sex: Sex?
    /// 9 or 12 digits, or a passport's 6 to 20 characters; masked at the front if the table has it so.
    package let nationalID: String?
    /// The number of the card before, 9 or 12 digits, where the table has both.
    package let oldID: String?
    /// 10 digits or 15 characters.
    package let healthInsuranceNo: String?
    package let phone: String?
    package let address: String?
    package let group: String?
    package let household: String?
    package let ward: String?
    package let district: String?
    package let province: String?
    /// Who declared for a person that has no phone (khai hộ).
    package let declaredBy: String?
    /// What the code says, byte for byte as it came: 1 to 2953 bytes of UTF-8 without control characters.
    package let qr: [UInt8]
    /// The columns that QRPress does not know, by their headers in snake_case; none is empty.
    package let extra: [String: String]

    init(_ intake: inout Intake, today: Day) {
        line = intake.line
        id = intake.text(.id, limit: Record.idLimit) ?? Record.id(ofLine: intake.line)
        fullName = intake.name(.fullName, as: .personName)
        dateOfBirth = intake.birthday(today: today)
        sex = intake.sex()
        let (number, older) = (intake.nationalID(), intake.oldID())
        nationalID = number ?? older
        oldID = number == nil ? nil : older
        healthInsuranceNo = intake.insuranceNumber()
        phone = intake.phone()
        address = intake.text(.address)
        group = intake.text(.group)
        household = intake.text(.household)
        ward = intake.text(.ward)
        district = intake.text(.district)
        province = intake.text(.province)
        declaredBy = intake.personName(.declaredBy)
        intake.checkScan()
        qr = intake.payload()
        extra = intake.extra()
        for remark in contradictions(today: today) { intake.remark(remark) }
    }

    /// Whether the id is the table's own: one made of the line means nothing to anybody else and is not printed.
    private var isNamed: Bool { id != Record.id(ofLine: line) }

    /// What may be printed of a field; `masked` hides most of numbers and the day and month of birth.
    func text(_ field: Field, masked: Bool) -> String? {
        switch field {
        case .id: isNamed ? (masked ? Masking.id(id) : id) : nil
        case .fullName: fullName
        case .dateOfBirth: masked ? dateOfBirth?.masked : dateOfBirth?.printed
        case .sex: sex?.printed
        case .nationalID: masked ? nationalID.map(Masking.number) : nationalID
        case .oldID: masked ? oldID.map(Masking.number) : oldID
        case .healthInsuranceNo: masked ? healthInsuranceNo.map(Masking.number) : healthInsuranceNo
        case .phone: masked ? phone.map(Masking.phone) : phone
        case .address: address
        case .group: group
        case .household: household
        case .ward: ward
        case .district: district
        case .province: province
        case .declaredBy: declaredBy
        case .name, .type, .owner, .plate, .route, .gate: extra[field.rawValue]
        case .qr, .scan: nil
        }
    }
}
