import ArgumentParser
import Foundation
import Pages
import Press
import Records

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Xem trước mọi lỗi của bảng, không in gì. Everything wrong with a table; prints nothing.",
        discussion: """
            Ví dụ / examples:
              qrpress check wallet-card residents.csv
              qrpress check venue-poster venues.csv --json

            Kết thúc / exit: 0 in được hết, all can be printed · 65 có dòng sẽ bị trả lại, some rows would be rejected
            """)

    @OptionGroup var table: TableOptions
    @OptionGroup(title: "Tờ in / sheets") var sheets: SheetOptions

    @Flag(help: "Kết quả dạng JSON ra standard output. The result as JSON on standard output.")
    var json = false

    @Option(
        help: .init(
            "Số luồng làm việc; mặc định mọi nhân. Threads that do the work; default: all cores.",
            valueName: "number"))
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @OptionGroup var options: PressOptions

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs: 1–256.") }
    }

    func run() throws {
        let progress = Progress(isShown: Terminal.isWatched)
        let inspection: Inspection
        let order: Order
        do {
            order = try table.order(.pdf, sheets: sheets, options: options)
            inspection = try Inspection(order, jobs: jobs) { progress.count($0) }
        } catch let error as PressError {
            progress.end()
            throw Failure(error)
        }
        progress.end()
        if json {
            try Terminal.output(json: inspection)
        } else {
            Terminal.output(text(of: inspection, order.press.template))
        }
        if inspection.counts.rejected > 0 { throw ExitCode(ExitStatus.badData.rawValue) }
    }

    private func text(of inspection: Inspection, _ template: Template) -> String {
        let counts = inspection.counts
        var lines: [String] = []
        lines += Self.list("Lỗi: dòng bị trả lại / problems: rows come back", inspection.problems)
        lines += Self.list("Lưu ý: dòng vẫn in / remarks: rows are printed", inspection.remarks)
        lines.append("Mã / symbols (\(inspection.printerDPI) dpi)")
        lines += inspection.symbols.map { "  \($0.pieces) × \($0.summary)" }
        lines += inspection.symbols.filter(\.hasTooFewDots).prefix(1).flatMap {
            let warning = $0.warning(dpi: inspection.printerDPI)
            return ["  \(warning.vi)", "  \(warning.en)"]
        }
        lines += template.brokenSizeRules.sorted { $0.rawValue < $1.rawValue }.flatMap {
            ["  \($0.message.vi)", "  \($0.message.en)"]
        }
        lines += ["", "Những dòng đầu, như sẽ in / the first rows as they will be printed"]
        lines += inspection.first.map { "  \($0.line): \($0.texts.joined(separator: " · "))" }
        lines += [
            "",
            "\(counts.rows) dòng: in được \(counts.printed), trả lại \(counts.rejected), lặp \(counts.duplicates)"
                + " → \(inspection.sheets) tờ “\(inspection.sheet)”",
            "\(counts.rows) rows: \(counts.printed) can be printed, \(counts.rejected) come back, \(counts.duplicates)"
                + " repeat → \(inspection.sheets) sheets “\(inspection.sheet)”",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func list(_ title: String, _ kinds: [Tally.Kind]) -> [String] {
        guard !kinds.isEmpty else { return [] }
        let entries = kinds.flatMap { kind in
            let more = kind.rows > kind.lines.count ? ", …" : ""
            return [
                "  \(kind.rows) × \(kind.code) (dòng/lines \(kind.lines.map(String.init).joined(separator: ", "))\(more))",
                "      \(kind.message.vi) \(kind.hint.vi)", "      \(kind.message.en) \(kind.hint.en)",
            ]
        }
        return [title] + entries + [""]
    }
}

extension SymbolSize {
    /// One line for people.
    var summary: String {
        "\(slot): phiên bản/version \(version)-\(level), ô/module \(moduleMillimetres) mm, "
            + "\(dotsPerModule) điểm/dots"
    }
}
