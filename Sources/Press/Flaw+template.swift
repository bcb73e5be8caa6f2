package import Drawing
package import Pages
package import Records

extension Flaw {
    /// Everything that is wrong with the template `folder/id`.
    ///
    /// What cannot even be read is one flaw, its first; else all are found, and the sample is printed as a record would be.
    package static func all(
        ofTemplate id: String, in folder: String, fonts: FontBook, date: Day
    ) -> [Flaw] {
        do throws(TemplateError) {
            let template = try Template(
                id: id, in: folder, fonts: fonts, kindsOfCode: Press.kindsOfCode)
            let sheets = try Sheet.catalogue(in: folder)
            do throws(DrawingError) {
                return try template.flaws(sheets: sheets, fonts: fonts)
                    + sample(of: template, fonts: fonts, date: date)
            } catch {
                return [broken(TemplateError(file: "\(id)/front.svg", element: "svg", reason: "\(error)"))]
            }
        } catch {
            return [broken(error)]
        }
    }

    private static func broken(_ error: TemplateError) -> Flaw {
        Flaw(
            .broken, file: error.file, element: error.element,
            message: Wording(
                vi: "Mẫu không đọc được: \(error.reason)", en: "It cannot be read: \(error.reason)"),
            remedy: Wording(
                vi: "Sửa chỗ này rồi kiểm tra lại; lỗi khác chỉ thấy được khi mẫu đọc được.",
                en: "Mend this and check again; other flaws show only when the template can be read."))
    }

    private static func sample(of template: Template, fonts: FontBook, date: Day) -> [Flaw] {
        let file = "\(template.id)/template.yaml"
        let settings: Settings
        do throws(SettingsError) {
            settings = try Settings([:], for: template, date: date)
        } catch {
            return [
                Flaw(
                    .sample, file: file, element: "fields.\(Template.mask)",
                    message: Wording(
                        vi: "Giá trị đầu không phải yes hoặc no.", en: "Its default is neither yes nor no."),
                    remedy: Wording(vi: "Ghi yes hoặc no.", en: "Write yes or no."))
            ]
        }
        do throws(Problems) {
            let press = Press(template: template, settings: settings, fonts: fonts)
            _ = try press.piece(for: press.sample())
            return []
        } catch {
            return error.all.map { problem in
                Flaw(
                    .sample, file: file, element: "sample.\(problem.field)",
                    message: Wording(
                        vi: "Bản ghi mẫu không in được. \(problem.message.vi)",
                        en: "The sample cannot be printed. \(problem.message.en)"),
                    remedy: problem.hint)
            }
        }
    }
}
