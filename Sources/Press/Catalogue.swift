package import Drawing
package import Pages
package import Records

/// The templates that an office prints from, read once.
package struct Catalogue: Sendable {
    private let fonts: FontBook
    private let templates: [String: Template]
    private let locality: Locality?

    /// Reads every template of the folder, for these inks and as the locality says.
    ///
    /// Throws the first thing that is wrong with one.
    package init(
        folder: String, fonts: FontBook, inking: Inking = .colour, locality: Locality? = nil
    ) throws(TemplateError) {
        self.fonts = fonts
        self.locality = locality
        let edition = Edition(inking: inking, logo: locality?.logo)
        var templates: [String: Template] = [:]
        for id in Template.ids(in: folder) {
            templates[id] = try Template(
                id: id, in: folder, fonts: fonts, kindsOfCode: Press.kindsOfCode, edition: edition)
        }
        self.templates = templates
    }

    package enum Miss: Error, Sendable, Hashable {
        case noSuchTemplate(known: [String])
        /// A setting that the template does not have, or a value that it cannot have.
        case settings(known: [String])
    }

    /// A press for one of the templates with these settings.
    package func press(_ id: String, settings: [String: String], date: Day) throws(Miss) -> Press {
        guard let template = templates[id] else { throw .noSuchTemplate(known: templates.keys.sorted()) }
        do throws(SettingsError) {
            let settings = try Settings(settings, locality: locality, for: template, date: date)
            return Press(template: template, settings: settings, fonts: fonts)
        } catch {
            throw .settings(known: template.fields.map(\.name))
        }
    }
}
