package import Drawing
import Foundation
import Glibc
import Records
import Symbols

extension Template {
    /// Reads `folder/id`: `template.yaml`, `front.svg` and, if it is there, `back.svg`.
    ///
    /// `kindsOfCode` are the names that `accepts` may hold. Throws the first thing that is wrong, with file and
    /// element.
    package init(
        id: String, in folder: String, fonts: FontBook, kindsOfCode: [String]
    ) throws(TemplateError) {
        let reader = Reader(folder: "\(folder)/\(id)", id: id)
        let yaml = try reader.bytes("template.yaml")
        let name = "\(id)/template.yaml"
        guard let text = String(validating: yaml, as: UTF8.self) else {
            throw TemplateError(
                file: name, element: "file", reason: "the file is not UTF-8; save it as UTF-8")
        }
        let file = try TemplateError.decoding(TemplateFile.self, from: text, file: name)
        let values = TemplateValues(file: file, name: name)
        guard file.id == id else {
            throw values.fail("id", "“\(file.id)” is not the name of the folder, “\(id)”")
        }
        self.id = id
        title = file.title
        summary = file.description
        kind = try values.kind()
        trim = try values.trim()
        bleed = try values.length("bleed", file.bleed ?? 0)
        corner = try values.length("corner", file.corner ?? 0)
        requires = file.requires
        accepts = try values.accepts(kindsOfCode)
        fields = file.fields.map {
            Field(name: $0, initial: $1.default, meaning: Wording(vi: $1.vi, en: $1.en))
        }
        .sorted { $0.name < $1.name }
        sheets = file.sheets
        sample = file.sample
        guard !sheets.isEmpty else { throw values.fail("sheets", "name at least one sheet") }

        var source = yaml
        var sides: [Side] = []
        for side in ["front", "back"] {
            guard side == "front" || reader.has("\(side).svg") else { continue }
            let svg = try reader.bytes("\(side).svg")
            source += svg
            let sideReader = SideReader(
                file: "\(id)/\(side).svg", name: side, trim: trim, bleed: bleed, fonts: fonts,
                rules: try values.rules(),
                fields: Self.placeholders(kind: kind, fields: file.fields.keys))
            sides.append(try sideReader.read(svg))
        }
        try values.checkPlaced(sides)
        self.sides = sides
        self.source = source
    }

    /// The templates of a folder, by name: every folder in it that holds a `template.yaml`.
    package static func ids(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/template.yaml") }
            .sorted()
    }

    /// The files of one template.
    private struct Reader {
        /// A template is a few kilobytes of drawing; more is a mistake or an attack.
        static let mostBytes = 4_000_000

        let folder: String
        let id: String

        private func fail(_ name: String, _ reason: String) -> TemplateError {
            TemplateError(file: "\(id)/\(name)", element: "file", reason: reason)
        }

        func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/\(name)") }

        func bytes(_ name: String) throws(TemplateError) -> [UInt8] {
            let path = "\(folder)/\(name)"
            var status = stat()
            // A pipe or a device has no end, and a look at its size is all that may be asked of it.
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                throw fail(name, "the file cannot be read")
            }
            guard status.st_size <= Self.mostBytes else { throw fail(name, "the file is larger than 4 MB") }
            guard let content = FileManager.default.contents(atPath: path) else {
                throw fail(name, "the file cannot be read")
            }
            return [UInt8](content)
        }
    }
}

/// The values of a `template.yaml`, checked.
private struct TemplateValues {
    let file: TemplateFile
    let name: String

    func kind() throws(TemplateError) -> RecordKind {
        guard let kind = RecordKind(rawValue: file.record) else {
            throw fail("record", "“\(file.record)” is not citizen or venue")
        }
        for field in file.requires where !kind.fieldNames.contains(field) && file.fields[field] == nil {
            throw fail("requires", "“\(field)” is not a field of a \(kind.rawValue)")
        }
        return kind
    }

    func accepts(_ kinds: [String]) throws(TemplateError) -> [String] {
        for name in file.accepts where !kinds.contains(name) {
            throw fail(
                "accepts", "“\(name)” is not a kind of code; the kinds are \(kinds.joined(separator: ", "))")
        }
        return file.accepts
    }

    func trim() throws(TemplateError) -> Size {
        guard file.trim.count == 2, file.trim.allSatisfy({ $0 >= 20 && $0 <= 1200 }),
            let size = Size(width: .mm(file.trim[0]), height: .mm(file.trim[1]))
        else { throw fail("trim", "give width and height in millimetres, 20 to 1200") }
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
        let placed = sides.flatMap(\.slots).compactMap {
            if case .symbol(let slot) = $0 { slot.id } else { nil }
        }
        for id in file.symbols.keys.sorted() where !placed.contains(id) {
            throw fail("symbols.\(id)", "no side has its slot, <rect id=\"\(id)\">")
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
            smallestModule: .mm(shape.module), label: .init(vi: vi, en: en), sizeRule: sizeRule)
    }

    func fail(_ element: String, _ reason: String) -> TemplateError {
        TemplateError(file: name, element: element, reason: reason)
    }
}
