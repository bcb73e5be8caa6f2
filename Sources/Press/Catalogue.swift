package import Drawing
package import Pages
package import Records

/// The templates and sheets that an office prints with, read once.
package struct Catalogue: Sendable {
    /// By id.
    package let templates: [Template]
    private let fonts: FontBook
    private let locality: Locality?
    private let sheets: [Sheet]

    /// Reads every template of the folder and its sheets, for these inks and as the locality says.
    ///
    /// Throws the first thing that is wrong with one.
    package init(
        folder: String, fonts: FontBook, inking: Inking = .colour, locality: Locality? = nil
    ) throws(TemplateError) {
        self.fonts = fonts
        self.locality = locality
        let edition = Edition(inking: inking, logo: locality?.logo)
        var templates: [Template] = []
        for id in Template.ids(in: folder).sorted() {
            templates.append(
                try Template(
                    id: id, in: folder, fonts: fonts, kindsOfCode: Press.kindsOfCode, edition: edition))
        }
        self.templates = templates
        sheets = try Sheet.catalogue(in: folder)
    }

    package enum Miss: Error, Sendable, Hashable {
        case noSuchTemplate(known: [String])
        /// A setting that the template does not have, or a value that it cannot have.
        case settings(known: [String])
        case noSuchSheet(known: [String])
    }

    package func template(_ id: String) throws(Miss) -> Template {
        guard let template = templates.first(where: { $0.id == id }) else {
            throw .noSuchTemplate(known: templates.map(\.id))
        }
        return template
    }

    /// A press for one of the templates with these settings.
    ///
    /// `wording` is what an office says on all its pieces: of its fields the template takes those that it has, and
    /// `settings` win over them. `copy` is the number of the copy.
    package func press(
        _ id: String, settings: [String: String], wording: [String: String] = [:], date: Day, copy: Int = 1
    ) throws(Miss) -> Press {
        let template = try template(id)
        let names = template.fields.map(\.name)
        let changes = wording.filter { names.contains($0.key) }.merging(settings) { _, new in new }
        do throws(SettingsError) {
            let settings = try Settings(changes, locality: locality, for: template, date: date, copy: copy)
            return Press(template: template, settings: settings, fonts: fonts)
        } catch {
            throw .settings(known: names)
        }
    }

    /// The two faces by which a printer is measured.
    package func calibrationSheet(date: Day) throws(DrawingError) -> [UInt8] {
        try Calibration.pdf(fonts: fonts, date: date)
    }

    /// The sheet of this name, or the template's first.
    package func sheet(_ id: String?, for template: Template) throws(Miss) -> Sheet {
        let id = id ?? template.sheets.first ?? "single"
        guard let sheet = template.choice(of: sheets).first(where: { $0.id == id }) else {
            throw .noSuchSheet(known: template.sheets)
        }
        return sheet
    }
}
