import Drawing
import Records
import Symbols

/// The values of a `template.yaml`, checked.
struct TemplateValues {
    let file: TemplateFile
    let name: String

    func kind() throws(TemplateError) -> RecordKind {
        guard let kind = RecordKind(rawValue: file.record) else {
            throw fail("record", "“\(file.record)” is not citizen or venue")
        }
        let known = kind.fieldNames + [Template.code]
        for field in file.requires where !known.contains(field) && file.fields[field] == nil {
            throw fail("requires", "“\(field)” is not a field of a \(kind.rawValue)")
        }
        return kind
    }

    /// In the order of their names.
    var fields: [Template.Field] {
        file.fields.map {
            Template.Field(name: $0, initial: $1.default, meaning: Wording(vi: $1.vi, en: $1.en))
        }
        .sorted { $0.name < $1.name }
    }

    func accepts(_ kinds: [String]) throws(TemplateError) -> [String] {
        for name in file.accepts where !kinds.contains(name) {
            throw fail(
                "accepts", "“\(name)” is not a kind of code; the kinds are \(kinds.joined(separator: ", "))")
        }
        return file.accepts
    }

    func trim() throws(TemplateError) -> Size {
        // A row of a list is lower than any piece that is cut.
        try Self.size("trim", file.trim, from: file.frame == nil ? 20 : 5, in: name)
    }

    /// The paper of the frame; nil without one.
    func paper() throws(TemplateError) -> Size? {
        guard let frame = file.frame else { return nil }
        return try Self.size("frame", frame, from: 20, in: name)
    }

    /// The size that a key of a file gives, each side `least` to 1200 mm.
    static func size(
        _ key: String, _ sides: [Double], from least: Int, in file: String
    ) throws(TemplateError) -> Size {
        guard sides.count == 2, sides.allSatisfy({ $0 >= Double(least) && $0 <= 1200 }),
            let size = Size(width: .mm(sides[0]), height: .mm(sides[1]))
        else {
            throw TemplateError(
                file: file, element: key, reason: "give width and height in millimetres, \(least) to 1200")
        }
        return size
    }

    func length(_ key: String, _ value: Double) throws(TemplateError) -> Length {
        guard value >= 0, value <= 20 else { throw fail(key, "give millimetres, 0 to 20") }
        return .mm(value)
    }

    func rules() throws(TemplateError) -> [String: SymbolRule] {
        var rules: [String: SymbolRule] = [:]
        for (id, shape) in file.symbols.sorted(by: { $0.key < $1.key }) {
            rules[id] = try rule(shape, key: "symbols.\(id)")
        }
        return rules
    }

    /// A card without its code must not come out of a mistyped id.
    func checkPlaced(_ sides: [Side]) throws(TemplateError) {
        let placed = sides.flatMap(\.symbolSlots).map(\.id)
        for id in file.symbols.keys.sorted() where !placed.contains(id) {
            throw fail("symbols.\(id)", "no side has its slot, <rect id=\"\(id)\">")
        }
    }

    /// The row of a list has one side, and no words that belong to no cell.
    func checkRow(_ sides: [Side]) throws(TemplateError) {
        guard sides.count == 1 else { throw fail("frame", "the rows of a list have no back.svg") }
        guard sides.allSatisfy(\.layer.text.isEmpty) else {
            throw fail("frame", "move the fixed text of front.svg into the header of frame.svg")
        }
    }

    private func rule(_ shape: TemplateFile.SymbolShape, key: String) throws(TemplateError) -> SymbolRule {
        guard let reading = SymbolRule.Reading(rawValue: shape.measured) else {
            throw fail("\(key).measured", "“\(shape.measured)” is not box or symbol")
        }
        let levels = shape.correction.compactMap(ErrorCorrection.init(rawValue:))
        guard levels.count == 2, shape.correction.count == 2, levels[0] <= levels[1] else {
            throw fail(
                "\(key).correction", "give the lowest and the highest of low, medium, quartile, high")
        }
        guard shape.size >= 5, shape.size <= 1000, shape.module >= 0.1, shape.module <= shape.size / 21 else {
            throw fail(key, "size must be 5 to 1000 mm and module 0.1 mm to a 21st of the size")
        }
        guard let vi = Phrase(shape.label.vi), let en = Phrase(shape.label.en) else {
            throw fail("\(key).label", "a brace or bracket has no partner")
        }
        let known = Template.placeholders(
            kind: RecordKind(rawValue: file.record) ?? .citizen, fields: file.fields.keys)
        for field in vi.fields + en.fields where !known.contains(field) {
            throw fail("\(key).label", "{\(field)} is not a known field")
        }
        let sizeRule = shape.rule.flatMap(SizeRule.init(rawValue:))
        guard shape.rule == nil || sizeRule != nil else {
            let known = SizeRule.allCases.map(\.rawValue).joined(separator: ", ")
            throw fail("\(key).rule", "“\(shape.rule ?? "")” is not one of \(known)")
        }
        return SymbolRule(
            size: .mm(shape.size), reading: reading, lowest: levels[0], highest: levels[1],
            smallestModule: .mm(shape.module), label: .init(vi: vi, en: en), sizeRule: sizeRule,
            content: try content(shape, key: key))
    }

    /// What a symbol says that is not the record's own code: only what the template's own fields say.
    private func content(_ shape: TemplateFile.SymbolShape, key: String) throws(TemplateError) -> Phrase? {
        guard let text = shape.content else { return nil }
        guard let phrase = Phrase(text) else {
            throw fail("\(key).content", "a brace or bracket has no partner")
        }
        for field in phrase.fields where file.fields[field] == nil {
            throw fail("\(key).content", "{\(field)} is not listed under fields")
        }
        return phrase
    }

    func fail(_ element: String, _ reason: String) -> TemplateError {
        TemplateError(file: name, element: element, reason: reason)
    }
}
