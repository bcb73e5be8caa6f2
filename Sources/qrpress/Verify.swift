import ArgumentParser
import Foundation
import Pages
import Press
import Records

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Kiểm tra bản in: mã nào của ai, ở đúng chỗ. Proves that what was printed is whose it is.",
        discussion: """
            Đọc mọi mã từ chính các tệp (poppler, ZXing, ZBar) và so với bảng: mã, tên, trang, ô.
            Reads every code from the files themselves and holds it against the table: code, name, page, cell.

            Ví dụ / examples:
              qrpress verify out --data residents.csv
              qrpress verify out --data residents.csv > findings.csv

            Kết thúc / exit: 0 đúng hết, everything is right · 65 có sai sót, kể hết ra standard output, something is not; \
            all of it on standard output · 66 không có thư mục hoặc bảng, no such folder or table · 78 thiếu chương trình, \
            a program is missing
            """)

    @Argument(
        help: .init("Thư mục kết quả của render. The folder that render filled.", valueName: "out"))
    var folder: String

    @Option(
        help: .init(
            "Bảng đã in; “-” là standard input. The table that was printed; “-” is standard input.",
            valueName: "data"))
    var data: String

    @OptionGroup var reading: ReadingOptions

    @Option(help: .init("Số luồng (mặc định: mọi nhân). Threads (default: all cores).", valueName: "number"))
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Flag(
        help: """
            Mỗi dòng standard output là một sự kiện JSON; dòng cuối là tổng kết. An event in JSON on every line of standard \
            output; the last one is the summary.
            """)
    var json = false

    @Flag(help: "Không nói gì khi đúng hết. Says nothing when everything is right.")
    var quiet = false

    @OptionGroup var home: Home

    func validate() throws {
        guard jobs > 0 else { throw ValidationError("--jobs: 1, 2, 3 …") }
    }

    func run() throws {
        let listing = Listing(isJSON: json, isWatched: !quiet && Terminal.isWatched)
        defer { listing.end() }
        let summary: FolderVerification.Summary
        var isPicture = false
        do {
            let run = try FinishedRun(folder: folder)
            isPicture = run.format != .pdf
            summary = try FolderVerification.summary(
                of: run, try order(of: run), jobs: jobs, watch: listing.show, tell: listing.tell)
        } catch let error as VerificationError {
            throw Failure(error)
        } catch let error as PressError {
            throw Failure(error)
        }
        listing.finish(summary)
        if !quiet || !summary.isSound { tell(summary) }
        if !quiet, isPicture {
            Terminal.tell(
                Wording(
                    vi: "Ảnh PNG không có chữ để đọc: chỉ mã được kiểm tra, tên thì không.",
                    en: "PNG pictures have no text to read: codes were verified, names were not."))
        }
        if !summary.isSound { throw ExitCode(ExitStatus.badData.rawValue) }
    }

    /// The order of a run as its report tells of it, with the table that was given now.
    private func order(of run: FinishedRun) throws -> Order {
        let template = try home.template(run.template, fonts: try home.fonts())
        guard let day = Day(iso: run.date) else { throw VerificationError.noRun(path: folder) }
        let settings = try Settings([:], for: template, date: day)
        return try Order(
            press: Press(template: template, settings: settings, fonts: try home.fonts()),
            sheet: try home.sheet(run.sheet, for: template), arrangement: run.arrangement, format: run.format,
            input: data, reading: reading.reading, map: try reading.fields, version: QRPress.version)
    }

    private func tell(_ summary: FolderVerification.Summary) {
        let (planned, printed, distinct) = (summary.planned, summary.printed, summary.distinct)
        Terminal.tell(
            Wording(
                vi: "\(summary.rows) dòng, trả lại \(summary.rejected), ghi là đã in \(planned); "
                    + "đúng chỗ \(printed) bản, của \(distinct) bản ghi, trên \(summary.pages) trang.",
                en: "\(summary.rows) rows, \(summary.rejected) rejected, \(planned) listed as printed; "
                    + "\(printed) are right, of \(distinct) records, on \(summary.pages) pages."))
        Terminal.tell(
            summary.isSound
                ? Wording(vi: "Đúng hết.", en: "Everything is right.")
                : Wording(
                    vi: "\(summary.discrepancies) sai sót. Đừng phát các bản này trước khi xem lại.",
                    en: "\(summary.discrepancies) findings. Do not hand these out before looking into them."))
    }
}
