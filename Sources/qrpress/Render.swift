import ArgumentParser
import Drawing
import Glibc
import Pages
import Press
import Records

struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "In cả một danh sách. Prints a whole table.",
        discussion: """
            Mỗi dòng của bảng thành một bản in; dòng có lỗi được trả lại trong rejects.csv kèm lý do, các dòng khác vẫn in.
            Every row becomes one print; a row with a problem comes back in rejects.csv with the reason, the others go on.

            VÍ DỤ / EXAMPLES
              qrpress render wallet-card residents.csv -o out --set hotline=19001905
              qrpress render lanyard-card residents.csv -o out --set mask=no
              qrpress render wallet-card residents.csv -o out --order stack      (cắt cả chồng / cut as one pile)
              qrpress render wallet-card residents.csv -o out --fold             (máy in một mặt / one-sided printer)
              qrpress render resident-leaflet -o out             (tờ hướng dẫn, không cần bảng / a leaflet needs no table)
              qrpress render venue-poster venues.csv -o out --format png --dpi 300
              qrpress render wallet-card out/rejects.csv -o out-2     (sau khi sửa / after mending)

            Kết thúc / exit: 0 in hết, all printed · 65 có dòng bị trả lại, some rows rejected · 64 sai lệnh, usage ·
            66 không có tệp, no input · 73 không tạo được, cannot create · 74 lỗi ghi, I/O · 78 mẫu lỗi, configuration
            """)

    enum OnProblem: String, ExpressibleByArgument, CaseIterable { case skip, stop }

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: .init(
            "Thư mục kết quả; “-” là một PDF ra standard output. The folder for the output; “-” is one PDF on "
                + "standard output.", valueName: "folder"))
    var output = ""

    @Option(
        help: .init(
            "Một phần của qrpress plan, thay cho mẫu và bảng. A shard of qrpress plan, in place of template and table.",
            valueName: "plan/id"))
    var shard: String?

    @OptionGroup var picture: FormatOptions
    @OptionGroup var table: TableOptions
    @OptionGroup(title: "Tờ in / sheets") var sheets: SheetOptions

    @Option(
        name: .customLong("on-problem"),
        help:
            "skip: in tiếp dòng khác, go on (mặc định, default) | stop: dừng ở lỗi đầu tiên, stop at the first"
    )
    var onProblem: OnProblem = .skip

    @OptionGroup(title: "Cách in / the run") var work: RunOptions

    @Flag(
        help: """
            Mỗi sự kiện một dòng JSON ra standard output, dòng cuối là báo cáo. A line of JSON on standard output for every \
            event; the last one has the report.
            """)
    var json = false

    @Flag(help: "Chỉ nói khi có lỗi. Speaks only when something is wrong.")
    var quiet = false

    @OptionGroup var options: PressOptions

    /// The shard that is printed; nil for a table.
    var planned: ShardFolder?

    private enum CodingKeys: CodingKey {
        case output, shard, picture, table, sheets, onProblem, work, json, quiet, options
    }

    func validate() throws {
        guard shard == nil else {
            guard table.template.isEmpty, output.isEmpty, !work.resume else {
                throw ValidationError(
                    "--shard đã có mẫu, bảng và thư mục. --shard names template, table and folder by itself.")
            }
            return
        }
        guard !table.template.isEmpty, !output.isEmpty else {
            throw ValidationError(
                "Cần mẫu và -o: qrpress render wallet-card residents.csv -o out. A template and -o are needed."
            )
        }
        guard picture.format == .pdf || sheets.areDefault else {
            throw ValidationError(
                "PNG là mỗi bản một ảnh; tờ in cần --format pdf. PNG is one picture a piece; sheets need --format pdf."
            )
        }
        guard output != "-" || picture.format == .pdf && !json && !work.resume else {
            throw ValidationError(
                "-o - là một PDF. -o - gives one PDF; it cannot go with png, --json or --resume.")
        }
    }

    mutating func run() throws {
        if let shard {
            var render = try forShard(shard)
            return try render.run()
        }
        if table.data == nil, try printNotice() { return }
        if work.resume, options.date.text == nil { options.date.text = JobTicket.date(ofRunIn: output) }
        let destination: Destination =
            output == "-" ? .stream { Terminal.write($0, to: STDOUT_FILENO) } : .folder(output)
        let progress = RenderProgress(json ? .json : quiet ? .silent : Terminal.isWatched ? .bar : .lines)
        let report: Report
        do {
            let order = try table.order(picture.value, sheets: sheets, options: options, work: work)
            try planned?.check(order)
            // What goes to a stream cannot be resumed, so there is nothing to stop in order for.
            if output != "-" { Interruption.begin() }
            report = try Run(order, to: destination, manner) { [output] event in
                // A stream has no rejects file, so the reasons are told here.
                if case .rejected(let problems) = event, output == "-" {
                    problems.forEach { Terminal.tell(Failure.line($0, \.vi)) }
                }
                progress.hear(event)
            }.print()
        } catch let error as PressError {
            progress.end()
            throw Failure(error)
        }
        progress.end()
        progress.finish(report)
        if !quiet { tell(report) }
        if report.counts.rejected > 0 { throw ExitCode(ExitStatus.badData.rawValue) }
    }

    private var manner: Run.Manner {
        var manner = Run.Manner()
        manner.stopsAtProblem = onProblem == .stop
        manner.resumes = work.resume
        manner.jobs = work.jobs
        manner.verification = work.verification
        manner.isInterrupted = { Interruption.isAsked }
        return manner
    }

    private func tell(_ report: Report) {
        let counts = report.counts
        let place = output == "-" ? "" : " → \(output)"
        Terminal.tell(
            Wording(
                vi: "Đã in \(counts.printed)/\(counts.rows) dòng, \(counts.pages) trang\(place)",
                en: "Printed \(counts.printed) of \(counts.rows) rows on \(counts.pages) pages\(place)"))
        if counts.duplicates > 0 {
            Terminal.tell(
                Wording(
                    vi: "Lưu ý: \(counts.duplicates) dòng lặp lại dòng trước (mã, người hoặc id).",
                    en: "Note: \(counts.duplicates) rows repeat one before (its code, person or id)."))
        }
        for rule in SizeRule.allCases where report.warnings[rule.warning] != nil {
            Terminal.tell(rule.message)
        }
        if let coarse = report.symbols.first(where: \.hasTooFewDots) {
            Terminal.tell(coarse.warning(dpi: report.printerDPI))
        }
        tellRemarks(report)
        guard counts.rejected > 0 else { return }
        for (code, count) in report.problems.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            Terminal.tell("  \(count) × \(code)")
        }
        guard output != "-" else { return }
        Terminal.tell(
            Wording(
                vi:
                    "\(counts.rejected) dòng chưa in được: mở \(output)/rejects.csv, sửa theo cột problem, rồi in riêng:",
                en:
                    "\(counts.rejected) rows were not printed: mend \(output)/rejects.csv by its column “problem”, then:"
            ))
        Terminal.tell("  qrpress render \(table.template) \(output)/rejects.csv -o \(output)-2")
    }

    /// Says that there are remarks, and how to see them.
    private func tellRemarks(_ report: Report) {
        let kinds = report.warnings.filter { code, _ in
            code != SymbolSize.warning && !SizeRule.allCases.contains { $0.warning == code }
        }
        guard !kinds.isEmpty else { return }
        for (code, count) in kinds.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            Terminal.tell("  \(count) × \(code)")
        }
        Terminal.tell(
            Wording(
                vi:
                    "Các dòng trên vẫn được in. Xem từng dòng: qrpress check \(table.template) \(table.data ?? "")",
                en:
                    "Those rows were printed all the same. To see them: qrpress check \(table.template) \(table.data ?? "")"
            ))
    }
}
