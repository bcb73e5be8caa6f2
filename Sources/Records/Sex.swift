/// The sex that identity papers state.
package enum Sex: String, Sendable, Hashable {
    case male
    case female

    /// Reads `Nam`, `Nữ`, `male`, `female`, `M`, `F`, or a number: 1 male, 2 female.
    ///
    /// As in QĐ 1405 and on insurance cards. 0 is refused: there it means unknown, in office tables female.
    package init?(_ text: String) {
        switch text.bareKey {
        case "nam", "male", "m", "1": self = .male
        case "nu", "female", "f", "2": self = .female
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
