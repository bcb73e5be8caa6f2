package import Drawing
package import Records
package import Symbols

extension Template {
    /// The symbol slots of all sides, front first.
    package var symbolSlots: [SymbolSlot] { sides.flatMap(\.symbolSlots) }

    /// The pages of one record, one for each side, completely decided; nil is nobody's, for a template that needs none.
    ///
    /// `symbols` holds the symbol for each slot of ``symbolSlots``. Throws every problem of the record at once:
    /// empty fields that the template needs, letters that the font lacks, texts that do not fit.
    package func pages(
        for record: Record?, symbols: [String: Symbol], settings: Settings, fonts: FontBook
    ) throws(Problems) -> [Page] {
        let line = record?.line ?? 0
        var problems: [Problem] =
            requires
            .filter { $0 != Self.code && settings.text(of: $0, for: record) == nil }
            .map { .empty(field: $0, template: self, line: line) }
        var pages: [Page] = []
        for side in sides {
            var items: [PageItem] = []
            for slot in side.slots {
                switch slot {
                case .text(let slot):
                    guard let text = slot.phrase.text({ settings.text(of: $0, for: record) }) else {
                        // A row of a table has a cell in every column.
                        if frame != nil { items.append(.text(slot: slot.id, lines: [])) }
                        continue
                    }
                    do throws(TextError) {
                        items.append(.text(slot: slot.id, lines: try slot.set(text, with: fonts)))
                    } catch {
                        problems.append(.text(error, slot: slot, line: line))
                    }
                case .symbol(let slot):
                    guard let symbol = symbols[slot.id] else { continue }
                    items.append(.symbol(slot.place(symbol, record: record, settings: settings)))
                }
            }
            pages.append(Page(side: side.name, trim: trim, layer: side.layer, items: items))
        }
        if let problems = Problems(problems) { throw problems }
        return pages
    }
}

extension SymbolSlot {
    fileprivate func place(_ symbol: Symbol, record: Record?, settings: Settings) -> PlacedSymbol {
        let module = rule.module(modules: symbol.size)
        let label = rule.label.vi.text { settings.text(of: $0, for: record) }
        return PlacedSymbol(
            slot: id, symbol: symbol, area: square(modules: symbol.size, of: module),
            ground: square(modules: symbol.size + 2 * Symbol.quietZone, of: module), limit: frame,
            label: label ?? "")
    }

    private func square(modules: Int, of module: Length) -> Rect {
        frame.centredSquare(side: module * Double(modules)) ?? frame
    }
}

extension Problem {
    fileprivate static func empty(field: String, template: Template, line: Int) -> Problem {
        let settable =
            template.fields.contains { $0.name == field }
            ? Wording(
                vi: ", hoặc đặt cho mọi dòng: --set \(field)=…", en: ", or set it for all: --set \(field)=…")
            : nil
        return Problem(
            line: line, field: field, code: "field.empty",
            message: Wording(
                vi: "Mẫu “\(template.title.vi)” cần trường này nhưng ô để trống.",
                en: "The template “\(template.title.en)” needs this field, and it is empty."),
            hint: Wording(
                vi: "Điền vào ô rồi in lại dòng này\(settable?.vi ?? "").",
                en: "Fill in the cell and print this row again\(settable?.en ?? "")."))
    }

    fileprivate static func text(_ error: TextError, slot: TextSlot, line: Int) -> Problem {
        let field = slot.phrase.fields.first ?? slot.id
        switch error {
        case .noGlyph(let characters, let family):
            let list = characters.map { "“\($0)”" }.joined(separator: ", ")
            return Problem(
                line: line, field: field, code: "text.no-glyph",
                message: Wording(
                    vi: "Phông chữ \(family) không có ký tự \(list).",
                    en: "The font \(family) has no \(list)."),
                hint: Wording(
                    vi: "Gõ lại ký tự đó bằng chữ cái thường dùng.",
                    en: "Type the character again as a usual letter."))
        case .doesNotFit(let smallest, _):
            let size = decimal(smallest.points, places: 1)
            return Problem(
                line: line, field: field, code: "text.too-long",
                message: Wording(
                    vi: "Chữ quá dài: không vừa khung ngay cả ở cỡ nhỏ nhất \(size) pt.",
                    en:
                        "The text is too long: it does not fit its box even at the smallest size of \(size) pt."
                ),
                hint: Wording(
                    vi: "Viết gọn hơn mà vẫn đúng, hoặc chọn mẫu lớn hơn. Không có chữ nào bị cắt.",
                    en: "Write it shorter and still right, or choose a larger template. Nothing was cut."))
        }
    }
}
