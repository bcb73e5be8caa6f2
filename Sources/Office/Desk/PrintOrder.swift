/// The body of `POST /api/v1/prints` and of `/posters`: one record for one template.
struct PrintOrder: Decodable, Sendable {
    let template: String
    /// The fields of the record by name, as in the header of a table.
    let record: [String: String]
    /// Fields of the template to change, as with `--set`.
    let settings: [String: String]
    /// The unit that prints; nil for the account's own.
    let unit: String?
    /// The printer whose profile is used; nil for none.
    let printer: String?

    private enum CodingKeys: CodingKey {
        case template, record, settings, unit, printer
    }

    init(template: String, record: [String: String], printer: String?) {
        (self.template, self.record, self.printer) = (template, record, printer)
        (settings, unit) = ([:], nil)
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        template = try container.decode(String.self, forKey: .template)
        record = try container.decode([String: String?].self, forKey: .record).compactMapValues(\.self)
        settings = try container.decodeIfPresent([String: String].self, forKey: .settings) ?? [:]
        unit = try container.decodeIfPresent(String.self, forKey: .unit)
        printer = try container.decodeIfPresent(String.self, forKey: .printer)
    }
}
