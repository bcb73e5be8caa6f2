import ArgumentParser
import Drawing
import Pages
import Records

struct Templates: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Các mẫu in. The templates: list, show, preview, check, localities.",
        subcommands: [
            List.self, Show.self, TemplatePreview.self, TemplateCheck.self, Localities.self,
        ], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Liệt kê các mẫu. Lists the templates.")

        @OptionGroup var home: Home

        func run() throws {
            let fonts = try home.fonts()
            for id in Template.ids(in: try home.templates) {
                let template = try home.template(id, fonts: fonts)
                Terminal.output(
                    "\(id)  \(template.title.vi) · \(template.title.en)  \(Templates.size(of: template))\n")
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Một mẫu: trường, tờ in, mã. One template: fields, sheets, codes.")

        @Argument(help: .init("Mẫu. The template.", valueName: "template")) var id: String
        @OptionGroup var home: Home

        func run() throws {
            let template = try home.template(id, fonts: try home.fonts())
            var lines = [
                "\(template.id)  \(template.title.vi) · \(template.title.en)",
                template.summary.vi, template.summary.en, "",
                "khổ / size        \(Templates.size(of: template))",
                "dữ liệu / record  \(template.kind.rawValue): \(template.kind.fieldNames.joined(separator: ", ")), qr",
                "bắt buộc / needs  \((template.requires.filter { $0 != "qr" } + (template.needsCode ? ["qr"] : [])).joined(separator: ", "))",
                "loại mã / codes   \(template.accepts.joined(separator: ", "))",
                "tờ in / sheets    \(template.sheets.joined(separator: ", ")) (đầu tiên là mặc định, the first is the default)",
                "", "trường đặt bằng --set / fields for --set:",
            ]
            for field in template.fields {
                let initial = field.initial.isEmpty ? "(trống, empty)" : "“\(field.initial)”"
                lines.append("  \(field.name) = \(initial)\n      \(field.meaning.vi) · \(field.meaning.en)")
            }
            Terminal.output(lines.joined(separator: "\n") + "\n")
        }
    }

    private static func size(of template: Template) -> String {
        let sides = template.isTwoSided ? ", 2 mặt/sides" : ""
        return "\(template.trim.millimetres)\(sides)"
    }
}
