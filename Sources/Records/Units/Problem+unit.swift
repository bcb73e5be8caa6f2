extension UnitVerdict {
    /// What the person who keeps the list should know; nil if the unit is known.
    ///
    /// A remark: whatever it says, the address is printed as it is written. The texts are those that were asked for.
    /// The code is `unit.unknown`, `unit.ambiguous` or `unit.contradiction`.
    package func problem(line: Int, ward: String?, district: String?, province: String?) -> Problem? {
        func shown(_ level: UnitLevel) -> String {
            switch level {
            case .province: Self.shown(province)
            case .district: Self.shown(district)
            case .ward: Self.shown(ward)
            }
        }
        switch self {
        case .known: return nil
        case .unknown(let level, let nearest):
            return Spot(line: line, field: level.field).unit(
                "unit.unknown", nearest,
                vi: "{Field} \(shown(level)) không có trong danh mục đơn vị hành chính.",
                en: "The {field} \(shown(level)) is not in the tables of administrative units.",
                adviceVi: "Xem lại chính tả và cấp trên của đơn vị.",
                adviceEn: "Check the spelling and the unit above.")
        case .ambiguous(let units):
            let level = units.first?.level ?? .ward
            return Spot(line: line, field: level.field).unit(
                "unit.ambiguous", units,
                vi: "{Field} \(shown(level)) là tên của \(units.count) đơn vị.",
                en: "The {field} \(shown(level)) is the name of \(units.count) units.",
                adviceVi: "Ghi rõ loại đơn vị và cấp trên.",
                adviceEn: "Write its kind and the units above it.")
        case .contradiction(let level, let candidates):
            // The province can only be contradicted from below.
            let upper: UnitLevel = level == .ward && !(district ?? "").isEmpty ? .district : .province
            let lower = max(level, .district)
            return Spot(line: line, field: level.field).unit(
                "unit.contradiction", candidates,
                vi: "\(shown(lower)) không thuộc \(shown(upper)).",
                en: "\(shown(lower)) is not in \(shown(upper)).",
                adviceVi: "Sửa ô bị sai; không ghi lẫn tên trước và sau ngày 1/7/2025.",
                adviceEn: "Mend the cell that is wrong; do not mix names of before and after 1 July 2025.")
        }
    }

    /// The text for a message: at most 60 characters, and no number that may be a person's.
    private static func shown(_ text: String?) -> String {
        let text = text ?? ""
        let masked = text.utf8.contains(where: \.isDigit) ? text.replacing(/[0-9]{6,}/, with: "…") : text
        return "“\(masked.count > 60 ? masked.prefix(60) + "…" : masked)”"
    }
}

extension Spot {
    /// `advice` follows the candidates, of which three are named.
    fileprivate func unit(
        _ code: String, _ candidates: [AdministrativeUnit], vi: String, en: String,
        adviceVi: String, adviceEn: String
    ) -> Problem {
        let named = candidates.prefix(UnitSearch.candidateLimit).map(\.path)
        let more = candidates.count > named.count ? "; …" : ""
        let places = named.joined(separator: "; ") + more
        return problem(
            code, vi: vi, en: en,
            hintVi: (named.isEmpty ? "" : "Có phải: \(places)? ") + adviceVi
                + " Địa chỉ vẫn được in đúng như đã viết.",
            hintEn: (named.isEmpty ? "" : "Is it: \(places)? ") + adviceEn
                + " The address is printed as it is written.")
    }
}
