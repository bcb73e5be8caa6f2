package import Drawing
import Foundation

extension Template {
    /// Reads `folder/id`: `template.yaml`, `front.svg` and, if it is there, `back.svg`.
    ///
    /// A `template.yaml` may instead name another template that it is at another size, or several that are printed one
    /// after the other for each record. `kindsOfCode` are the names that `accepts` may hold. Throws the first thing
    /// that is wrong, with file and element.
    package init(
        id: String, in folder: String, fonts: FontBook, kindsOfCode: [String],
        edition: Edition = .standard
    ) throws(TemplateError) {
        let folder = TemplateFolder(path: folder, fonts: fonts, kindsOfCode: kindsOfCode, edition: edition)
        self = try folder.template(id)
    }

    /// The templates of a folder, by name: every folder in it that holds a `template.yaml`.
    package static func ids(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/template.yaml") }
            .sorted()
    }
}

/// The folder of all templates.
private struct TemplateFolder {
    /// A template is a few kilobytes of drawing; more is a mistake or an attack.
    private static let mostBytes = 4_000_000

    let path: String
    let fonts: FontBook
    let kindsOfCode: [String]
    let edition: Edition

    /// A template as it is told to be in its `template.yaml`.
    func template(_ id: String) throws(TemplateError) -> Template {
        let (yaml, text) = try self.yaml(of: id)
        let name = "\(id)/template.yaml"
        let form = try TemplateError.decoding(TemplateReference.Form.self, from: text, file: name)
        if form.parts != nil {
            let set = try TemplateError.decoding(TemplateReference.Set.self, from: text, file: name)
            try check(id, isNamed: set.id, sheets: set.sheets)
            try WithdrawnApp.refuse(set.title, file: name, element: "title")
            try WithdrawnApp.refuse(set.description, file: name, element: "description")
            return Template(set, of: try parts(of: set), source: yaml)
        }
        if form.design != nil {
            let resized = try TemplateError.decoding(TemplateReference.Resized.self, from: text, file: name)
            try check(id, isNamed: resized.id, sheets: resized.sheets)
            try WithdrawnApp.refuse(resized.title, file: name, element: "title")
            try WithdrawnApp.refuse(resized.description, file: name, element: "description")
            return try self.resized(resized, source: yaml)
        }
        let file = try TemplateError.decoding(TemplateFile.self, from: text, file: name)
        try check(id, isNamed: file.id, sheets: file.sheets)
        return try drawn(file, source: yaml)
    }

    private func check(_ id: String, isNamed name: String, sheets: [String]) throws(TemplateError) {
        guard name == id else {
            throw fail(id, "id", "“\(name)” is not the name of the folder, “\(id)”")
        }
        guard !sheets.isEmpty else { throw fail(id, "sheets", "name at least one sheet") }
    }

    /// A template with its own drawing, `scale` times as large as it is drawn.
    private func drawn(
        _ file: TemplateFile, scale: Double = 1, source: [UInt8]
    ) throws(TemplateError) -> Template {
        try file.refuseWithdrawnApps("\(file.id)/template.yaml")
        let values = TemplateValues(file: file, name: "\(file.id)/template.yaml")
        guard file.frame != nil || !has("frame.svg", of: file.id) else {
            throw values.fail("frame", "frame.svg is there: give its width and height in millimetres")
        }
        let (trim, bleed) = (try values.trim(), try values.length("bleed", file.bleed ?? 0))
        var (source, sides) = (source, [Side]())
        for side in [Side.front, Side.back] where side == Side.front || has("\(side).svg", of: file.id) {
            let svg = try bytes("\(side).svg", of: file.id)
            source += svg
            let reader = SideReader(
                file: "\(file.id)/\(side).svg", name: side, trim: trim, bleed: bleed, fonts: fonts,
                rules: try values.rules(),
                fields: Template.placeholders(kind: try values.kind(), fields: file.fields.keys),
                scale: scale,
                edition: edition)
            sides.append(try reader.read(svg))
        }
        try values.checkPlaced(sides)
        let frame = try frame(values, of: sides, source: &source)
        return Template(
            id: file.id, title: file.title, summary: file.description, kind: try values.kind(),
            trim: trim.scaled(by: scale), bleed: bleed * scale,
            corner: try values.length("corner", file.corner ?? 0) * scale, requires: file.requires,
            accepts: try values.accepts(kindsOfCode), fields: values.fields, sheets: file.sheets,
            sample: file.sample, sides: sides, frame: frame, source: source + edition.source)
    }

    /// What stands around the rows of a list; nil for a template of any other kind.
    private func frame(
        _ values: TemplateValues, of sides: [Side], source: inout [UInt8]
    ) throws(TemplateError) -> Frame? {
        let id = values.file.id
        guard let paper = try values.paper() else { return nil }
        try values.checkRow(sides)
        let svg = try bytes("frame.svg", of: id)
        source += svg
        return try SideReader(
            file: "\(id)/frame.svg", name: "frame", trim: paper, bleed: .zero, fonts: fonts, rules: [:],
            fields: Frame.placeholders(fields: values.file.fields.keys), edition: edition
        ).readFrame(svg)
    }

    /// Another template's drawing at another size of the same proportions.
    private func resized(
        _ file: TemplateReference.Resized, source: [UInt8]
    ) throws(TemplateError) -> Template {
        let design = try drawing(file.design, for: "\(file.id)", key: "design")
        let trim = try TemplateValues.size("trim", file.trim, from: 20, in: "\(file.id)/template.yaml")
        let drawn = try TemplateValues(file: design.file, name: "\(file.design)/template.yaml").trim()
        let scale = trim.width / drawn.width
        // A sheet of the A series is not quite twice the next: A7 is 0.7 % wider for its height than A6.
        guard abs(trim.height / drawn.height / scale - 1) < 0.01 else {
            throw fail(file.id, "trim", "the size must have the proportions of “\(file.design)”")
        }
        guard design.file.frame == nil else {
            throw fail(file.id, "design", "a list has its size from its sheet")
        }
        let template = try self.drawn(design.file, scale: scale, source: source + design.source)
        return Template(
            id: file.id, title: file.title, summary: file.description, kind: template.kind, trim: trim,
            bleed: template.bleed, corner: template.corner, requires: template.requires,
            accepts: template.accepts, fields: template.fields, sheets: file.sheets, sample: template.sample,
            sides: template.sides, frame: nil, source: template.source)
    }

    private func parts(of set: TemplateReference.Set) throws(TemplateError) -> [Template] {
        var parts: [Template] = []
        for id in set.parts {
            let part = try drawing(id, for: set.id, key: "parts")
            parts.append(try drawn(part.file, source: part.source))
        }
        guard let first = parts.first else { throw fail(set.id, "parts", "name at least one template") }
        let areAlike = parts.allSatisfy {
            $0.kind == first.kind && $0.trim == first.trim && $0.sides.count == 1 && $0.frame == nil
        }
        guard areAlike else {
            throw fail(
                set.id, "parts", "all parts must be of one size, for one kind of record, with one side")
        }
        guard Set(set.parts).count == parts.count else {
            throw fail(set.id, "parts", "a template can be a part only once")
        }
        return parts
    }

    /// The `template.yaml` of a template that has a drawing of its own.
    private func drawing(
        _ id: String, for user: String, key: String
    ) throws(TemplateError) -> (file: TemplateFile, source: [UInt8]) {
        let isName = !id.isEmpty && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        guard isName, has("template.yaml", of: id), has("front.svg", of: id) else {
            throw fail(user, key, "“\(id)” is not a template with a drawing of its own")
        }
        let (yaml, text) = try self.yaml(of: id)
        let file = try TemplateError.decoding(TemplateFile.self, from: text, file: "\(id)/template.yaml")
        try check(id, isNamed: file.id, sheets: file.sheets)
        return (file, yaml)
    }

    private func has(_ name: String, of id: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(path)/\(id)/\(name)")
    }

    private func yaml(of id: String) throws(TemplateError) -> (bytes: [UInt8], text: String) {
        let bytes = try bytes("template.yaml", of: id)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw fail(id, "file", "the file is not UTF-8; save it as UTF-8")
        }
        return (bytes, text)
    }

    private func bytes(_ name: String, of id: String) throws(TemplateError) -> [UInt8] {
        try TemplateError.reading("\(path)/\(id)/\(name)", as: "\(id)/\(name)", limit: Self.mostBytes)
    }

    private func fail(_ id: String, _ element: String, _ reason: String) -> TemplateError {
        TemplateError(file: "\(id)/template.yaml", element: element, reason: reason)
    }
}

extension Template {
    /// Several templates that are printed one after the other for each record; there is at least one.
    fileprivate init(_ set: TemplateReference.Set, of parts: [Template], source: [UInt8]) {
        let first = parts[0]
        let fields = parts.flatMap(\.fields)
        self.init(
            id: set.id, title: set.title, summary: set.description, kind: first.kind, trim: first.trim,
            bleed: first.bleed, corner: first.corner, requires: Set(parts.flatMap(\.requires)).sorted(),
            accepts: first.accepts.filter { name in parts.allSatisfy { $0.accepts.contains(name) } },
            fields: Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }.values.sorted {
                $0.name < $1.name
            },
            sheets: set.sheets, sample: first.sample,
            sides: parts.flatMap { part in part.sides.map { $0.part(named: part.id) } }, frame: nil,
            source: source + parts.flatMap(\.source))
    }
}
