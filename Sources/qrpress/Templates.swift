import ArgumentParser
import Drawing
import Foundation
import Pages
import Press
import Records

struct Templates: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Các mẫu in. The templates: list, show, preview.",
        subcommands: [List.self, Show.self, Preview.self, Localities.self], defaultSubcommand: List.self)

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

    struct Preview: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ảnh của mẫu với bản ghi giả. A picture of a template with a made-up record.")

        @Argument(help: .init("Mẫu. The template.", valueName: "template")) var id: String
        @Option(
            name: [.customShort("o"), .customLong("output")],
            help: .init("Tệp PNG. The PNG file.", valueName: "file.png"))
        var output: String
        @Option(help: .init("Độ phân giải, 36–1200. Pixels to the inch.", valueName: "number")) var dpi = 150
        @OptionGroup var options: PressOptions

        func validate() throws {
            guard (36...1200).contains(dpi) else { throw ValidationError("--dpi: 36–1200.") }
        }

        func run() throws {
            let press = try options.press(id)
            let bytes: [UInt8]
            do {
                let piece = try press.piece(for: try press.sample())
                bytes = try press.preview(
                    of: piece, on: try options.home.sheet(nil, for: press.template), dpi: dpi)
            } catch let problems as Problems {
                let list = problems.all.map { Failure.line($0, \.en) }.joined(separator: "\n")
                throw Failure(
                    .configuration, vi: "Bản ghi mẫu (sample) trong template.yaml chưa in được.",
                    en: "The sample in template.yaml cannot be printed:\n\(list)")
            } catch let error as PressError {
                throw Failure(error)
            }
            do {
                try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
            } catch {
                throw Failure(
                    .cannotCreate, vi: "Không ghi được \(output). Chọn chỗ khác với -o.",
                    en: "Cannot write \(output). Choose another place with -o.")
            }
        }
    }

    private static func size(of template: Template) -> String {
        let sides = template.sides.count == 2 ? ", 2 mặt/sides" : ""
        return "\(number(template.trim.width.mm)) × \(number(template.trim.height.mm)) mm\(sides)"
    }

    private static func number(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        if hundredths % 100 == 0 { return "\(hundredths / 100)" }
        let tenths = hundredths % 10 == 0
        let fraction = tenths ? "\(hundredths % 100 / 10)" : "\(hundredths % 100 / 10)\(hundredths % 10)"
        return "\(hundredths / 100).\(fraction)"
    }
}
