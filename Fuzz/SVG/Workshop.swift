import Drawing
import Fuzzing
@testable import Pages
import Records
import Symbols

/// The project's fonts and templates; an SVG is read in place of a side of one of them.
///
/// The program must run in the root of the repository.
struct Workshop {
    let fonts: FontBook
    private let models: [Template]
    private let records: [RecordKind: Record]
    private let today: Day

    init() {
        do {
            guard let day = Day(iso: "2021-12-20") else { fatalError("no day") }
            today = day
            let book = try FontBook(folder: "Fonts")
            fonts = book
            models = try Template.ids(in: "Templates").map { id in
                try Template(
                    id: id, in: "Templates", fonts: book, kindsOfCode: ["personal", "venue", "other"])
            }
            records = try Dictionary(
                models.map { model in
                    let named = model.sample.map { (name: $0.key, value: $0.value) }
                    return (model.kind, try Record(model.kind, named: named, today: day))
                }, uniquingKeysWith: { first, _ in first })
        } catch {
            fatalError("the templates of the project cannot be read: \(error)")
        }
    }

    /// The template whose page has the width that the bytes speak of, else the first.
    func model(for bytes: [UInt8]) -> Template {
        let text = String(decoding: bytes, as: UTF8.self)
        return models.first { text.contains("0 0 \(Int($0.trim.width.mm))") } ?? models[0]
    }

    func read(_ bytes: [UInt8], as model: Template) throws(TemplateError) -> Side {
        let rules = Dictionary(model.symbolSlots.map { ($0.id, $0.rule) }) { first, _ in first }
        return try SideReader(
            file: "fuzz.svg", name: "front", trim: model.trim, bleed: model.bleed, fonts: fonts, rules: rules,
            fields: Template.placeholders(kind: model.kind, fields: model.fields.map(\.name))
        ).read(bytes)
    }

    /// The pages of the sample record with this side alone.
    func pages(of side: Side, as model: Template) throws -> [Page] {
        let template = Template(
            id: model.id, title: model.title, summary: model.summary, kind: model.kind, trim: model.trim,
            bleed: model.bleed, corner: model.corner, requires: [], accepts: model.accepts,
            fields: model.fields, sheets: model.sheets, sample: model.sample, sides: [side], frame: nil,
            source: [])
        guard let record = records[model.kind] else { return [] }
        var symbols: [String: Symbol] = [:]
        for slot in template.symbolSlots {
            symbols[slot.id] = try slot.rule.symbol(for: record.qr, slot: slot.frame.size.width)
        }
        return try template.pages(
            for: record, symbols: symbols, settings: try Settings([:], for: template, date: today),
            fonts: fonts)
    }
}
