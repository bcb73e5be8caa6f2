import ArgumentParser
import Drawing
import Pages
import Press
import Records

struct TemplatePreview: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Ảnh của mẫu với bản ghi giả. A picture of a template with a made-up record.",
        discussion: """
            Ví dụ / examples:
              qrpress templates preview wallet-card -o card.png
              qrpress templates preview --all -o templates.png
            """)

    @Argument(help: .init("Mẫu. The template.", valueName: "template")) var id: String?
    @Flag(help: "Mọi mẫu trên một ảnh. All templates on one picture.") var all = false
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: .init("Tệp PNG. The PNG file.", valueName: "file.png"))
    var output: String
    @Option(
        help: .init(
            "Độ phân giải, 36–1200 (mặc định 150). Pixels to the inch (default 150).", valueName: "number"))
    var dpi: Int?
    @OptionGroup var options: PressOptions

    func validate() throws {
        guard all == (id == nil) else {
            throw ValidationError("Ghi tên một mẫu hoặc --all. Name a template, or say --all.")
        }
        guard (36...1200).contains(dpi ?? 150) else { throw ValidationError("--dpi: 36–1200.") }
        guard !all || dpi == nil && options.changes.isEmpty else {
            throw ValidationError("--dpi, --set: chỉ với một mẫu, with one template only.")
        }
    }

    func run() throws {
        let bytes: [UInt8]
        do {
            if let id {
                let press = try options.press(id)
                let sheet = try options.home.sheet(nil, for: press.template)
                bytes = try press.preview(of: try Self.piece(of: press), on: sheet, dpi: dpi ?? 150)
            } else {
                bytes = try contactSheet()
            }
        } catch let error as PressError {
            throw Failure(error)
        } catch let error as DrawingError {
            throw Failure(.drawing(error))
        }
        try OutputFile.write(bytes, to: output)
    }

    private func contactSheet() throws -> [UInt8] {
        let entries = try Template.ids(in: try options.home.templates).map { id in
            let press = try options.press(id)
            let sheet = try options.home.sheet(nil, for: press.template)
            let faces = try press.faces(of: try Self.piece(of: press), on: sheet)
            return ContactSheet.Entry(template: press.template, faces: faces)
        }
        return try ContactSheet(entries, fonts: try options.home.fonts()).png()
    }

    private static func piece(of press: Press) throws -> Piece {
        do throws(Problems) {
            return try press.piece(for: try press.sample())
        } catch {
            let list = error.all.map { Failure.line($0, \.en) }.joined(separator: "\n")
            throw Failure(
                .configuration,
                vi: "Bản ghi mẫu (sample) trong template.yaml của \(press.template.id) chưa in được.",
                en: "The sample in template.yaml of \(press.template.id) cannot be printed:\n\(list)")
        }
    }
}
