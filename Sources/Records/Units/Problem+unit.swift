extension UnitVerdict {
    /// What the person who keeps the list should know; nil if the unit is known.
    ///
    /// A warning: whatever it says, the address is printed as it is written. The texts are those that were asked
    /// for. The code is `unit.unknown`, `unit.ambiguous` or `unit.contradiction`.
    package func problem(line: Int, ward: String?, district: String?, province: String?) -> Problem? {
        func text(_ level: UnitLevel) -> String {
            let texts: [UnitLevel: String?] = [.ward: ward, .district: district, .province: province]
            return Self.shown((texts[level] ?? nil) ?? "")
        }
        switch self {
        case .known: return nil
        case .unknown(let level, let nearest):
            return problem(
                "unit.unknown", line: line, level: level,
                vi: "{Field} \(text(level)) không có trong danh mục đơn vị hành chính.",
                en: "The {field} \(text(level)) is not in the tables of administrative units.",
                candidates: nearest)
        case .ambiguous(let units):
            let level = units.first?.level ?? .ward
            return problem(
                "unit.ambiguous", line: line, level: level,
                vi: "{Field} \(text(level)) là tên của \(units.count) đơn vị.",
                en: "The {field} \(text(level)) is the name of \(units.count) units.", candidates: units)
        case .contradiction(let level, let candidates):
            // The province can only be contradicted from below.
            let above = level == .ward && !(district ?? "").isEmpty ? UnitLevel.district : .province
            let below = level == .province ? UnitLevel.district : level
            return problem(
                "unit.contradiction", line: line, level: level,
                vi: "\(text(below)) không thuộc \(text(above)).",
                en: "\(text(below)) is not in \(text(above)).",
                candidates: candidates)
        }
    }

    private func problem(
        _ code: String, line: Int, level: UnitLevel, vi: String, en: String, candidates: [AdministrativeUnit]
    ) -> Problem {
        let places = candidates.prefix(UnitSearch.candidateLimit).map(\.path).joined(separator: "; ")
        let more = candidates.count > UnitSearch.candidateLimit ? "; …" : ""
        let isUnlike = candidates.isEmpty
        return Spot(line: line, field: level.field).problem(
            code, vi: vi, en: en,
            hintVi: (isUnlike ? "Xem lại chính tả và cấp trên của đơn vị." : "Có phải: \(places)\(more)?")
                + " Địa chỉ vẫn được in đúng như đã viết.",
            hintEn: (isUnlike ? "Check the spelling and the unit above." : "Is it: \(places)\(more)?")
                + " The address is printed as it is written.")
    }

    /// The text for a message: at most 60 characters, and no number that may be a person's.
    private static func shown(_ text: String) -> String {
        let masked = text.replacing(/[0-9]{6,}/, with: "…")
        return "“\(masked.count > 60 ? masked.prefix(60) + "…" : masked)”"
    }
}
