import Foundation
import Records

/// The units that an address ends in, where it surely names them.
struct Residence: Sendable {
    private let parts: [String]

    /// Nil if the end of the address is no ward in its province, or could be several.
    init?(_ address: String) {
        let parts = address.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        guard let province = parts.last, parts.count > 1 else { return nil }
        let ward = parts[parts.count - 2]
        // Since July 2025 there are no districts; older cards still have them.
        let units = [
            parts.count > 2
                ? AdministrativeUnits.shared.find(
                    ward: parts[parts.count - 3], district: ward, province: province) : nil,
            AdministrativeUnits.shared.find(ward: ward, district: nil, province: province),
        ].compactMap { verdict in
            if case .known(let unit)? = verdict, unit.level == .ward { unit } else { nil }
        }
        guard let unit = units.first else { return nil }
        self.parts = unit.path.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// By the names of the record's fields.
    var fields: [String: String] {
        var fields = [CardField.ward.rawValue: parts[0]]
        fields[CardField.province.rawValue] = parts.count > 1 ? parts.last : nil
        fields[CardField.district.rawValue] = parts.count > 2 ? parts[1] : nil
        return fields
    }
}
