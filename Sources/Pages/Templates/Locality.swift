import Foundation
package import Records

/// What a province or city says on its pieces: hotline, office, wording, legal basis, sign.
package struct Locality: Sendable {
    /// The name of its file, for example `cao-bang`.
    package let id: String
    package let title: Wording
    /// The fields that it sets; empty where the text is not known and has to be given with the run.
    package let fields: [String: String]
    package let logo: Logo?

    /// The fields that localities share, whether or not a template of today has them.
    package static let sharedFields = [
        "app", "guide_link", "hotline", "legal_basis", "office", "portal", "ward_office", "wording",
    ]
    /// A locality is a page of words; more is a mistake or an attack.
    private static let mostBytes = 64_000
    private static let longestText = 300

    /// Where the localities are among the templates.
    private static func folder(in templates: String) -> String { "\(templates)/localities" }

    /// The localities that come with the templates, by name.
    package static func ids(in templates: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder(in: templates))) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }

    /// Reads one of the localities that come with the templates.
    package init(id: String, in templates: String) throws(TemplateError) {
        try self.init(path: "\(Self.folder(in: templates))/\(id).yaml", templates: templates)
    }

    /// Reads a locality from a file anywhere; its logo lies beside it.
    ///
    /// `templates` is the folder of the templates, whose fields it may set besides ``sharedFields``. Throws the first
    /// thing that is wrong, with file and key.
    package init(path: String, templates: String) throws(TemplateError) {
        let place = URL(fileURLWithPath: path)
        let name = place.lastPathComponent
        let bytes = try TemplateError.reading(path, as: name, limit: Self.mostBytes)
        let file = try TemplateError.decoding(
            LocalityFile.self, from: String(decoding: bytes, as: UTF8.self), file: name)
        guard file.id == place.deletingPathExtension().lastPathComponent else {
            throw TemplateError(
                file: name, element: "id", reason: "“\(file.id)” is not the name of the file, “\(name)”")
        }
        id = file.id
        title = file.title
        try WithdrawnApp.refuse(title, file: name, element: "title")
        try Self.checkNames(file.fields.keys.sorted(), name: name, templates: templates)
        var fields: [String: String] = [:]
        for (field, text) in file.fields.sorted(by: { $0.key < $1.key }) {
            fields[field] = try Self.text(text, of: field, name: name)
        }
        self.fields = fields
        logo = if let file = file.logo { try Self.logo(file, beside: place) } else { nil }
    }

    /// A mistyped name must not leave the template's own wording in its place.
    private static func checkNames(
        _ names: [String], name: String, templates: String
    ) throws(TemplateError) {
        guard names.contains(where: { !sharedFields.contains($0) }) else { return }
        let known = Set(sharedFields).union(try Template.fieldNames(in: templates)).sorted()
        for field in names where !known.contains(field) {
            let near = Nearness.nearest(to: field, among: known).joined(separator: ", ")
            throw TemplateError(
                file: name, element: "fields.\(field)", reason: "no template knows this field; near: \(near)")
        }
    }

    private static func text(_ text: String, of field: String, name: String) throws(TemplateError) -> String {
        let element = "fields.\(field)"
        guard text.count <= longestText, !text.unicodeScalars.contains(where: { $0.value < 32 }) else {
            throw TemplateError(
                file: name, element: element,
                reason: "the text must be one line of at most \(longestText) characters")
        }
        try WithdrawnApp.refuse(text, file: name, element: element)
        return text.precomposedStringWithCanonicalMapping
    }

    private static func logo(_ file: String, beside place: URL) throws(TemplateError) -> Logo {
        guard !file.contains("/"), !file.hasPrefix(".") else {
            throw TemplateError(
                file: place.lastPathComponent, element: "logo",
                reason: "“\(file)” is not the name of a file beside this one")
        }
        return try Logo(path: place.deletingLastPathComponent().appendingPathComponent(file).path)
    }
}

extension Template {
    /// The names of the fields that the templates of a folder have.
    static func fieldNames(in folder: String) throws(TemplateError) -> Set<String> {
        struct Fields: Decodable {
            struct Ignored: Decodable {}
            let fields: [String: Ignored]?
        }
        var names: Set<String> = []
        for id in ids(in: folder) {
            let file = "\(id)/template.yaml"
            let content = FileManager.default.contents(atPath: "\(folder)/\(file)") ?? Data()
            let text = String(decoding: content, as: UTF8.self)
            let fields = try TemplateError.decoding(Fields.self, from: text, file: file).fields ?? [:]
            names.formUnion(fields.keys)
        }
        return names
    }
}
