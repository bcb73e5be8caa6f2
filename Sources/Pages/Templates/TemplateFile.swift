import Records
import Yams

/// The shape of `template.yaml` as it is written.
struct TemplateFile: Decodable {
    struct SymbolShape: Decodable {
        let size: Double
        let measured: String
        let correction: [String]
        let module: Double
        let label: Wording
        let rule: String?
        let content: String?
    }

    struct FieldShape: Decodable {
        let `default`: String
        let vi: String
        let en: String
    }

    let id: String
    let title: Wording
    let description: Wording
    let record: String
    let trim: [Double]
    let bleed: Double?
    let corner: Double?
    let frame: [Double]?
    let requires: [String]
    let accepts: [String]
    let symbols: [String: SymbolShape]
    let fields: [String: FieldShape]
    let sheets: [String]
    let sample: [String: String]
}

/// The shape of a `template.yaml` without a drawing of its own.
enum TemplateReference {
    /// A template that is another one at another size.
    struct Resized: Decodable {
        let id: String
        let title: Wording
        let description: Wording
        /// The template that is drawn.
        let design: String
        let trim: [Double]
        let sheets: [String]
    }

    /// One record on several templates, one after the other.
    struct Set: Decodable {
        let id: String
        let title: Wording
        let description: Wording
        let parts: [String]
        let sheets: [String]
    }

    /// Which of the shapes a file has.
    struct Form: Decodable {
        let design: String?
        let parts: [String]?
    }
}

extension TemplateError {
    /// Decodes YAML and turns what can be wrong with it into one sentence that names the key or the line.
    static func decoding<Shape: Decodable>(
        _ type: Shape.Type, from text: String, file: String
    ) throws(TemplateError) -> Shape {
        do {
            return try YAMLDecoder().decode(type, from: text)
        } catch DecodingError.keyNotFound(let key, let context) {
            let place = (context.codingPath.map(\.stringValue) + [key.stringValue]).joined(separator: ".")
            throw TemplateError(file: file, element: place, reason: "this key is missing")
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            let place = context.codingPath.map(\.stringValue).joined(separator: ".")
            throw TemplateError(
                file: file, element: place.isEmpty ? "file" : place, reason: context.debugDescription)
        } catch DecodingError.dataCorrupted(let context) {
            let cause = context.underlyingError.map { "\($0)" } ?? context.debugDescription
            throw TemplateError(file: file, element: "file", reason: cause)
        } catch {
            throw TemplateError(file: file, element: "file", reason: "\(error)")
        }
    }
}
