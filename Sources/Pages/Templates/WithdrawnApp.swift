import Drawing
package import Records
import Foundation

/// The check-in app that gave way to PC-COVID and must not be advertised any more.
///
/// Codes that it made stay valid and are printed as they are, so payloads and the words of records are never looked at.
/// Source: Sở Thông tin và Truyền thông Hải Phòng, 01/11/2021: no publicity for it, and no new codes for its venues.
package enum WithdrawnApp {
    /// Why its name is not printed.
    package static let reason = Wording(
        vi:
            "chữ này nhắc đến Bluezone; ứng dụng đã được PC-COVID thay thế và không tuyên truyền nữa. Hãy viết PC-COVID. "
            + "(Mã QR cũ của Bluezone vẫn in được.)",
        en:
            "this text speaks of Bluezone, which PC-COVID has replaced and which is no longer to be advertised. Write "
            + "PC-COVID. (Its old codes are still printed.)")

    /// Whether a text names it, however it is spaced.
    package static func isNamed(in text: String) -> Bool {
        let letters = text.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
            .filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        return String(String.UnicodeScalarView(letters)).contains("bluezone")
    }

    /// Throws for the first text of a drawing that names it.
    static func refuse(in element: SVGElement, file: String) throws(TemplateError) {
        if element.name == "text" {
            try refuse(Lettering.content(of: element), file: file, element: element.label)
            return
        }
        for child in element.elements { try refuse(in: child, file: file) }
    }

    /// Throws if either wording names it.
    static func refuse(_ wording: Wording, file: String, element: String) throws(TemplateError) {
        for text in [wording.vi, wording.en] { try refuse(text, file: file, element: element) }
    }

    /// Throws if `text` names it.
    static func refuse(_ text: String, file: String, element: String) throws(TemplateError) {
        guard isNamed(in: text) else { return }
        throw TemplateError(file: file, element: element, reason: "\(reason.vi) · \(reason.en)")
    }
}

extension TemplateFile {
    /// Throws if any text that is printed or shown names the withdrawn app.
    ///
    /// The sample stands for a record and is not looked at.
    func refuseWithdrawnApps(_ name: String) throws(TemplateError) {
        var texts = [("title", title), ("description", description)]
        texts += symbols.map { ("symbols.\($0.key).label", $0.value.label) }
        texts += fields.map { ("fields.\($0.key)", Wording(vi: $0.value.vi, en: $0.value.en)) }
        for (key, wording) in texts.sorted(by: { $0.0 < $1.0 }) {
            try WithdrawnApp.refuse(wording, file: name, element: key)
        }
        for (key, field) in fields.sorted(by: { $0.key < $1.key }) {
            try WithdrawnApp.refuse(field.default, file: name, element: "fields.\(key).default")
        }
    }
}
