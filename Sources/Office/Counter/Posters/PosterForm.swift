import HTTPTypes
import Hummingbird
import Pages
import Payloads
import Press
import Web

/// What somebody wants on a poster, as it stands in the form; nothing of it is kept.
struct PosterForm: Sendable {
    /// The templates that are of use for a single place, the usual one first.
    static let templates = [
        "venue-poster", "venue-poster-a5", "venue-poster-a3", "counter-sign", "vehicle-sticker",
        "vehicle-seat-back",
    ]
    /// The fields of the place that are asked for, as far as the template prints them.
    static let fields = ["name", "address", "gate", "plate", "route"]
    /// The fields of the template that are asked for, as far as it has them.
    static let words = ["direction", "hotline"]
    /// A photo of a telephone, and a poster as a document.
    static let mostPictureBytes = 16 << 20

    let template: Template
    /// What the code says, to the byte.
    private(set) var code: String
    /// The old poster; empty when none was sent.
    let picture: [UInt8]
    private let values: [String: String]

    /// Nothing filled in yet.
    init(_ template: Template) {
        let initial = template.fields.filter { Self.words.contains($0.name) }
        (self.template, code, picture) = (template, "", [])
        values = Dictionary(initial.map { ($0.name, $0.initial) }) { first, _ in first }
    }

    /// Reads the form; of codes to choose from the one that was chosen.
    init(of request: Request, _ catalogue: Catalogue) async throws {
        var limits = MultipartForm.Limits()
        limits.fileBytes = Self.mostPictureBytes
        var picture: [UInt8] = []
        let form = try await MultipartForm(of: request, file: "picture", limits: limits) {
            picture.append(contentsOf: $0.readableBytesView)
        }
        let id = form.fields["piece"] ?? ""
        guard Self.templates.contains(id) else {
            throw Refusal.malformed("Không có loại biển này.", "There is no such piece.")
        }
        template = try await answering { try catalogue.template(id) }
        code = form.fields["found"] ?? form.fields["qr"] ?? ""
        (self.picture, values) = (picture, form.fields)
    }

    subscript(name: String) -> String { values[name] ?? "" }

    /// Whether the template has a place for this field.
    static func asks(_ template: Template, for name: String) -> Bool {
        fields.contains(name) && template.printedFields.contains(name)
            || words.contains(name) && template.fields.contains { $0.name == name }
    }

    mutating func take(_ finding: Finding) { code = finding.text ?? code }

    var poster: Poster {
        let asked = Self.fields.filter { Self.asks(template, for: $0) && !self[$0].isEmpty }
        let record = Dictionary(asked.map { ($0, self[$0]) }) { first, _ in first }
        let words = Self.words.filter { Self.asks(template, for: $0) }
        return Poster(
            template: template.id, record: record.merging(["qr": code]) { _, code in code },
            wording: Dictionary(words.map { ($0, self[$0]) }) { first, _ in first })
    }
}

extension Finding {
    /// What the code says, if it is text.
    var text: String? { content(masked: false)?.text }
}
