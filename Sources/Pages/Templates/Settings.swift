package import Records

/// What a run decides for all its records: the locality's wording and the date of printing.
package struct Settings: Sendable, Hashable {
    package let values: [String: String]
    package let date: Day
    /// Whether personal numbers and the day and month of birth are hidden on the face.
    package let masked: Bool
    /// The number of the copy, from 1; the first does not say so.
    package let copy: Int

    /// `changes` are fields of the template and their text; they win over the locality's.
    ///
    /// Throws ``SettingsError`` for a field that the template does not have, with the names it does have. A field of
    /// the locality that the template does not have belongs to other pieces.
    package init(
        _ changes: [String: String], locality: Locality? = nil, for template: Template, date: Day,
        copy: Int = 1
    ) throws(SettingsError) {
        let names = template.fields.map(\.name)
        for (name, text) in changes.sorted(by: { $0.key < $1.key }) {
            guard names.contains(name) else { throw .noSuchField(name: name, known: names) }
            guard !WithdrawnApp.isNamed(in: text) else { throw .withdrawnApp(name: name) }
        }
        var values = Dictionary(template.fields.map { ($0.name, $0.initial) }) { first, _ in first }
        values.merge((locality?.fields ?? [:]).filter { names.contains($0.key) }) { _, new in new }
        values.merge(changes) { _, new in new }
        let mask = values[Template.mask] ?? "yes"
        guard mask == "yes" || mask == "no" else { throw .notYesOrNo(name: Template.mask, value: mask) }
        self.values = values
        self.date = date
        self.copy = copy
        masked = mask == "yes"
    }

    /// The text of a field on the page of `record`: the record's own first, then the run's.
    package func text(of field: String, for record: Record?) -> String? {
        if field == Template.printDate { return date.printed }
        if field == Template.copy { return copy > 1 ? "\(copy)" : nil }
        if let own = record?.text(of: field, masked: masked) { return own }
        return values[field].flatMap { $0.isEmpty ? nil : $0 }
    }
}

package enum SettingsError: Error, Sendable, Hashable {
    case noSuchField(name: String, known: [String])
    case notYesOrNo(name: String, value: String)
    /// The text of a field speaks of an app that is not to be advertised.
    case withdrawnApp(name: String)
}
