import Records

/// Values that a template is tried with.
package enum SampleValues: Sendable, CaseIterable {
    /// The longest value of every field at once, in the ward, the district or the province of the longest name.
    case longestWard, longestDistrict, longestProvince
    /// Nothing but what the template cannot do without.
    case fewest
    /// The record in template.yaml that does not exist.
    case sample

    /// What stands in for a field; nil when it is empty.
    func text(of field: String, in template: Template) -> String? {
        if field == Template.printDate { return "20/12/2021" }
        if field == Template.copy { return self == .fewest || self == .sample ? nil : "99" }
        let initial = template.fields.first { $0.name == field }?.initial
        let usual = template.sample[field] ?? initial
        let value =
            switch self {
            case .longestWard, .longestDistrict, .longestProvince:
                absent.contains(field) && !template.cannotMiss(field)
                    ? nil : places?[field] ?? Self.longestTexts[field] ?? usual
            case .sample: usual
            // What the locality gives once is there for every record.
            case .fewest: template.cannotMiss(field) ? usual : initial
            }
        return value.flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension Template {
    fileprivate func cannotMiss(_ field: String) -> Bool {
        requires.contains(field) || field == (kind == .citizen ? "full_name" : "name")
    }
}
