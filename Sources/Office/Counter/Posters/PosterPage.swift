import Drawing
import Foundation
import HTTPTypes
import Pages
import Payloads
import Press
import Records
import Web

/// The form for a poster with what there is to be said of it, as its template sees it.
struct PosterPage: Sendable {
    struct Piece: Sendable {
        let id: String
        let title: String
        let size: String
        /// The names of the fields that it has a place for.
        let fields: String
        let isChosen: Bool
    }

    struct Entry: Sendable {
        let name: String
        let label: String
        let hint: String?
        let value: String
        let fault: String?
        /// Whether the piece has a place for it.
        let isShown: Bool
    }

    struct Code: Sendable {
        let value: String
        let fault: String?
        /// What kind of code it is, and of whose system.
        let told: String?
        /// Why to look twice.
        let warning: String?
        let pictureFault: String?
    }

    struct Choice: Sendable {
        let value: String
        let title: String
    }

    let pieces: [Piece]
    let entries: [Entry]
    let code: Code
    /// The codes of the picture when there are several; nil otherwise.
    let choice: [String: [Choice]]?
    /// What is wrong and belongs to no field.
    let faults: [String]
    /// Whether it can be printed as it is.
    let isReady: Bool
    /// A PNG in base64; nil when nobody asked for it or it cannot be drawn.
    let picture: String?
    let summary: String
}

/// What has come of a form.
struct PosterVerdict: Sendable {
    /// What is wrong with the fields; nil as long as nobody has filled in anything.
    var refusal: Refusal?
    /// What is wrong with the picture that was sent.
    var pictureFault: Wording?
    /// The codes of the picture, if there are several.
    var findings: [Finding] = []
    var picture: [UInt8]?
    /// Whether what is missing is to be told.
    var isTried = true

    var status: HTTPResponse.Status {
        if isTried, let refusal { return refusal.status }
        return pictureFault == nil ? .ok : .unprocessableContent
    }
}

extension PosterPage {
    init(_ form: PosterForm, _ verdict: PosterVerdict, _ catalogue: Catalogue, in language: Language) {
        let refusal = verdict.isTried ? verdict.refusal : nil
        var rest = refusal?.problems ?? []
        func fault(of field: String) -> String? {
            let own = rest.filter { $0.field == field }
            rest.removeAll { $0.field == field }
            return own.isEmpty ? nil : own.map { $0.text(in: language) }.joined(separator: " ")
        }
        let said = PosterCode(form.code)
        let codeFault = fault(of: "qr")
        code = Code(
            value: form.code,
            fault: verdict.isTried ? said.fault.map(language.text) ?? codeFault : nil,
            told: said.title.map(language.text), warning: said.warning.map(language.text),
            pictureFault: verdict.pictureFault.map(language.text))
        entries = (PosterForm.fields + PosterForm.words).map { name in
            let words = PosterForm.label(name)
            return Entry(
                name: name, label: language.text(words.label), hint: words.hint.map(language.text),
                value: form[name], fault: fault(of: name), isShown: PosterForm.asks(form.template, for: name))
        }
        let unplaced = rest.map { $0.text(in: language) }
        let title = refusal.flatMap { $0.problems.isEmpty ? language.text($0.title) : nil }
        faults = [title].compactMap(\.self) + unplaced
        pieces = PosterForm.templates.compactMap { try? catalogue.template($0) }.map { template in
            let fields = (PosterForm.fields + PosterForm.words).filter { PosterForm.asks(template, for: $0) }
            return Piece(
                id: template.id, title: language.text(template.title),
                size: template.trim.shown,
                fields: fields.joined(separator: " "), isChosen: template.id == form.template.id)
        }
        let choices = verdict.findings.compactMap { finding in
            finding.text.map {
                Choice(value: $0, title: PosterCode($0).title.map(language.text) ?? "")
            }
        }
        choice = choices.isEmpty ? nil : ["codes": choices]
        isReady = verdict.isTried && verdict.refusal == nil
        picture = verdict.picture.map { Data($0).base64EncodedString() }
        summary = language.text(form.template.summary)
    }
}

extension Problem {
    /// What is wrong and what to do; where something is missing, that says enough.
    fileprivate func text(in language: Language) -> String {
        let message = language.text(message)
        return code.hasSuffix(".empty") ? message : "\(message) \(language.text(hint))"
    }
}

extension Size {
    /// Such as “A4 · 210 × 297 mm”; without a name when it has none.
    fileprivate var shown: String {
        let (width, height) = (Int(width.mm.rounded()), Int(height.mm.rounded()))
        let name = [297: "A3 · ", 210: "A4 · ", 148: "A5 · ", 105: "A6 · "][width] ?? ""
        return "\(name)\(width) × \(height) mm"
    }
}
