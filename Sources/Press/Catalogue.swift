package import Drawing
package import Pages
package import Records

/// The templates and sheets that an office prints with, read once.
package struct Catalogue: Sendable {
    /// By id.
    package let templates: [Template]
    private let folder: String
    private let fonts: FontBook
    private let inking: Inking
    /// What the office is set up with for all its units.
    package let locality: Locality?
    private let sheets: [Sheet]

    /// Reads every template of the folder and its sheets, for these inks and as the locality says.
    ///
    /// Throws the first thing that is wrong with one.
    package init(
        folder: String, fonts: FontBook, inking: Inking = .colour, locality: Locality? = nil
    ) throws(TemplateError) {
        (self.folder, self.fonts, self.inking, self.locality) = (folder, fonts, inking, locality)
        let edition = Edition(inking: inking, logo: locality?.logo)
        var templates: [Template] = []
        for id in Template.ids(in: folder).sorted() {
            templates.append(try Template(id, in: folder, fonts, edition))
        }
        self.templates = templates
        sheets = try Sheet.catalogue(in: folder)
    }

    /// The same with another logo in the place of the locality's.
    ///
    /// Reads the templates once more; throws the first thing that is wrong with one of them together with the logo.
    package func with(_ logo: Logo) throws(TemplateError) -> Catalogue {
        var templates: [Template] = []
        for template in self.templates {
            let edition = Edition(inking: inking, logo: logo)
            let other = try Template(template.id, in: folder, fonts, edition)
            // Most have no place for a logo and are not kept twice.
            templates.append(other.sides.contains { $0.layer.logo != nil } ? other : template)
        }
        return Catalogue(self, templates)
    }

    private init(_ other: Catalogue, _ templates: [Template]) {
        (folder, fonts, inking) = (other.folder, other.fonts, other.inking)
        (locality, sheets, self.templates) = (other.locality, other.sheets, templates)
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

extension Template {
    fileprivate init(
        _ id: String, in folder: String, _ fonts: FontBook, _ edition: Edition
    ) throws(TemplateError) {
        try self.init(id: id, in: folder, fonts: fonts, kindsOfCode: Press.kindsOfCode, edition: edition)
    }
}
