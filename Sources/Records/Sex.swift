/// The sex that identity papers state.
package enum Sex: String, Sendable, Hashable {
    case male
    case female

    /// Reads `Nam`, `Nữ`, `male`, `female`, `M`, `F`, or a number: 1 male, 2 or 0 female.
    ///
    /// 1 and 2 are as in QĐ 1405 and on insurance cards, 0 as in office tables (1 or 0).
    package init?(_ text: String) {
        switch text.bareKey {
        case "nam", "male", "m", "1": self = .male
        case "nu", "female", "f", "2", "0": self = .female
        default: return nil
        }
    }

    /// `Nam` or `Nữ`, as papers print it.
    package var printed: String {
        switch self {
        case .male: "Nam"
        case .female: "Nữ"
        }
    }
}
