import ArgumentParser
import Foundation
import Pages
import Press
import Records

struct TemplateCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Soát lỗi của mẫu trước khi in. Looks for flaws of templates before anything is printed.",
        discussion: """
            Ví dụ / examples:
              qrpress templates check wallet-card venue-poster
              qrpress templates check --all --json

            Kết thúc / exit: 0 không có lỗi, clean · 78 có lỗi, flaws were found
            """)

    @Argument(help: .init("Các mẫu. The templates.", valueName: "template")) var ids: [String] = []
    @Flag(help: "Soát mọi mẫu. Checks every template.") var all = false
    @Flag(help: "Kết quả dạng JSON ra standard output. The result as JSON on standard output.")
    var json = false
    @OptionGroup var home: Home
    @OptionGroup var date: RunDate

    func validate() throws {
        guard all == ids.isEmpty else {
            throw ValidationError("Ghi tên mẫu hoặc --all. Name templates, or say --all.")
        }
    }

    func run() throws {
        let (fonts, folder, day) = (try home.fonts(), try home.templates, try date.day)
        let known = Template.ids(in: folder)
        for id in ids where !FileManager.default.fileExists(atPath: "\(folder)/\(id)") || id.contains("/") {
            throw Failure(noTemplate: id, known: known)
        }
        let checked = (all ? known : ids).map { id in
            (id: id, flaws: Flaw.all(ofTemplate: id, in: folder, fonts: fonts, date: day))
        }
        if json {
            try Terminal.output(json: checked.flatMap { id, flaws in flaws.map { Entry(id, $0) } })
        } else {
            Terminal.output(checked.map(Self.text).joined(separator: "\n"))
        }
        if checked.contains(where: { $0.flaws.contains { !$0.isHint } }) {
            throw ExitCode(ExitStatus.configuration.rawValue)
        }
    }

    private static func text(id: String, flaws: [Flaw]) -> String {
        let count = flaws.count { !$0.isHint }
        let verdict = count == 0 ? "không có lỗi · clean" : "\(count) lỗi · flaws"
        let lines = flaws.flatMap { flaw in
            [
                "  \(flaw.isHint ? "gợi ý/hint " : "")\(flaw.code.rawValue)  \(flaw.file)  \(flaw.element)",
                "      \(flaw.message.vi) \(flaw.remedy.vi)", "      \(flaw.message.en) \(flaw.remedy.en)",
            ]
        }
        return (["\(id): \(verdict)"] + lines).joined(separator: "\n") + "\n"
    }

    /// A flaw as a machine reads it.
    private struct Entry: Encodable {
        let template: String
        let code: Flaw.Code
        let isHint: Bool
        let file: String
        let element: String
        let message: Wording
        let remedy: Wording

        init(_ id: String, _ flaw: Flaw) {
            template = id
            code = flaw.code
            isHint = flaw.isHint
            file = flaw.file
            element = flaw.element
            message = flaw.message
            remedy = flaw.remedy
        }

        enum CodingKeys: String, CodingKey {
            case template, code, isHint = "hint", file, element, message, remedy
        }
    }
}
