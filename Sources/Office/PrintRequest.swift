import Foundation

/// The body of `POST /api/v1/prints`: one record for one template.
struct PrintRequest: Decodable {
    let template: String
    /// The fields of the record by name, as in the header of a table.
    let record: [String: Text]
    /// Fields of the template to change, as with `--set`.
    let settings: [String: String]?

    /// A JSON string, or a number or truth value written as one.
    struct Text: Decodable {
        let value: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                value = ""
            } else {
                value = try container.decode(String.self)
            }
        }
    }
}
