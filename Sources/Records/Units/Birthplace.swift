/// Where a birth was registered, as the first three digits of a twelve-digit identity number say.
///
/// It need not be where the person lives, and the merger of 2025 changed no number.
/// Source: Thông tư 59/2021/TT-BCA, Điều 4; Documentation/Formats.md, 1.
package enum Birthplace: Sendable, Hashable {
    /// One of the 63 provinces of before July 2025.
    case province(AdministrativeUnit)
    /// In another country; its number, from 101.
    case abroad(Int)
}

extension AdministrativeUnits {
    /// Nil if it is not twelve digits or no province has such a number.
    package func birthplace(ofIdentityNumber number: String) -> Birthplace? {
        guard number.utf8.count == 12, number.utf8.allSatisfy(\.isDigit),
            let place = Int(digits: number.utf8.prefix(3))
        else { return nil }
        guard place < 100 else { return place > 100 ? .abroad(place) : nil }
        return rows(.province, Int32(place)).first { rows[$0].epochs.contains(number: 1) }
            .map { .province(AdministrativeUnit(tables: self, row: $0)) }
    }
}
