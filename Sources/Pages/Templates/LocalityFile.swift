import Records

/// The shape of a locality's file as it is written.
///
/// A key that means nothing is refused: a mistyped `logo` would otherwise be a run without one.
struct LocalityFile: Decodable {
    let id: String
    let title: Wording
    let fields: [String: String]
    let logo: String?

    private enum CodingKeys: String, CodingKey, CaseIterable { case id, title, fields, logo }

    private struct AnyKey: CodingKey {
        let stringValue: String
        let intValue: Int? = nil

        init?(stringValue: String) { self.stringValue = stringValue }

        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let known = CodingKeys.allCases.map(\.rawValue)
        let keys = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
        if let stranger = keys.sorted().first(where: { !known.contains($0) }) {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: [],
                    debugDescription: "“\(stranger)” is not one of \(known.joined(separator: ", "))"))
        }
        let values = try decoder.container(keyedBy: CodingKeys.self)
        id = try values.decode(String.self, forKey: .id)
        title = try values.decode(Wording.self, forKey: .title)
        fields = try values.decode([String: String].self, forKey: .fields)
        logo = try values.decodeIfPresent(String.self, forKey: .logo)
    }
}
