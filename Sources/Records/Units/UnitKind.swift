/// A level of the administration; districts ended on 30 June 2025.
package enum UnitLevel: Int, Sendable, Hashable, CaseIterable, Comparable {
    case province, district, ward

    /// How many digits a code of the level has.
    var codeWidth: Int {
        switch self {
        case .province: 2
        case .district: 3
        case .ward: 5
        }
    }

    var field: Field {
        switch self {
        case .province: .province
        case .district: .district
        case .ward: .ward
        }
    }

    package static func < (left: UnitLevel, right: UnitLevel) -> Bool { left.rawValue < right.rawValue }
}

/// What a unit is, which its full name says first: a phường, a xã, a tỉnh.
///
/// The raw value is the usual abbreviation, as the table has it.
enum UnitKind: String, Sendable, Hashable, CaseIterable {
    case phuong = "P"
    case xa = "X"
    case thiTran = "TT"
    case dacKhu = "ĐK"
    case quan = "Q"
    case huyen = "H"
    case thiXa = "TX"
    case thanhPho = "TP"
    case tinh = "T"

    /// The word as a full name begins with it: "Phường".
    var word: String {
        switch self {
        case .phuong: "Phường"
        case .xa: "Xã"
        case .thiTran: "Thị trấn"
        case .dacKhu: "Đặc khu"
        case .quan: "Quận"
        case .huyen: "Huyện"
        case .thiXa: "Thị xã"
        case .thanhPho: "Thành phố"
        case .tinh: "Tỉnh"
        }
    }
}
