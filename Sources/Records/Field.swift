/// A field that QRPress knows, of either kind of record; the raw value is its name in templates.
enum Field: String, Sendable, Hashable, CaseIterable {
    case id
    case fullName = "full_name"
    case dateOfBirth = "date_of_birth"
    case sex
    case nationalID = "national_id"
    case oldID = "old_id"
    case healthInsuranceNo = "health_insurance_no"
    case phone, address, group, household, ward, district, province
    case declaredBy = "declared_by"
    case name, type, owner, plate, route, gate
    case qr
    /// What a handheld reader typed: the code of an identity card, an insurance card or a personal code.
    case scan

    /// By the names in templates.
    static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// What people call the field, for messages: lower case in Vietnamese and English.
    var title: Wording {
        switch self {
        case .id: Wording(vi: "mã số", en: "id")
        case .fullName: Wording(vi: "họ và tên", en: "full name")
        case .dateOfBirth: Wording(vi: "ngày sinh", en: "date of birth")
        case .sex: Wording(vi: "giới tính", en: "sex")
        case .nationalID: Wording(vi: "số CCCD", en: "national ID number")
        case .oldID: Wording(vi: "số CMND cũ", en: "old ID number")
        case .healthInsuranceNo: Wording(vi: "số thẻ BHYT", en: "health insurance number")
        case .phone: Wording(vi: "số điện thoại", en: "phone number")
        case .address: Wording(vi: "địa chỉ", en: "address")
        case .group: Wording(vi: "tổ dân phố", en: "residential group")
        case .household: Wording(vi: "hộ gia đình", en: "household")
        case .ward: Wording(vi: "phường/xã", en: "ward")
        case .district: Wording(vi: "quận/huyện", en: "district")
        case .province: Wording(vi: "tỉnh/thành phố", en: "province")
        case .declaredBy: Wording(vi: "người khai hộ", en: "name of the proxy")
        case .name: Wording(vi: "tên địa điểm", en: "name of the venue")
        case .type: Wording(vi: "loại hình", en: "type of venue")
        case .owner: Wording(vi: "chủ cơ sở", en: "owner")
        case .plate: Wording(vi: "biển số xe", en: "number plate")
        case .route: Wording(vi: "tuyến", en: "route")
        case .gate: Wording(vi: "cổng", en: "gate")
        case .qr: Wording(vi: "mã QR", en: "QR code")
        case .scan: Wording(vi: "mã quét từ giấy tờ", en: "scanned code")
        }
    }
}
