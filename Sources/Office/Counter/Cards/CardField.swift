import Records

/// What a clerk can type for a card, by the names of the record's fields.
enum CardField: String, Sendable, CaseIterable {
    case fullName = "full_name"
    case dateOfBirth = "date_of_birth"
    case sex
    case nationalID = "national_id"
    case healthInsuranceNo = "health_insurance_no"
    case address, group, ward, district, province
    case declaredBy = "declared_by"
    case relation = "proxy_relation"

    /// Those of a person declared by another.
    static let ofProxy: Set<CardField> = [.declaredBy, .relation]

    var title: Wording {
        switch self {
        case .fullName: Wording(vi: "Họ và tên (có dấu)", en: "Full name, with its marks")
        case .dateOfBirth: Wording(vi: "Ngày sinh", en: "Date of birth")
        case .sex: Wording(vi: "Giới tính", en: "Sex")
        case .nationalID:
            Wording(vi: "Số CCCD hoặc hộ chiếu", en: "Identity card or passport")
        case .healthInsuranceNo: Wording(vi: "Số thẻ BHYT", en: "Health-insurance number")
        case .address: Wording(vi: "Địa chỉ", en: "Address")
        case .group: Wording(vi: "Tổ dân phố, thôn", en: "Residential group")
        case .ward: Wording(vi: "Phường, xã", en: "Ward or commune")
        case .district: Wording(vi: "Quận, huyện (nếu có)", en: "District, if any")
        case .province: Wording(vi: "Tỉnh, thành phố", en: "Province or city")
        case .declaredBy: Wording(vi: "Họ tên người khai hộ", en: "Name of the person who declared")
        case .relation: Wording(vi: "Quan hệ", en: "Relation")
        }
    }

    var hint: Wording? {
        switch self {
        case .dateOfBirth:
            Wording(vi: "hoặc chỉ năm", en: "or the year alone")
        case .relation: Wording(vi: "con, cháu, hàng xóm…", en: "child, neighbour …")
        default: nil
        }
    }

    /// Where every card asks for it; the others stand further down.
    var isMain: Bool { [.fullName, .dateOfBirth, .sex, .nationalID].contains(self) }
}
