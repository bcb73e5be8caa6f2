import ArgumentParser
import Press
import Records

struct Collect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Gộp các phần đã in, kiểm tra mỗi dòng in đúng một lần. Brings printed shards together.",
        discussion: """
            Viết manifest.csv, rejects.csv và report.json của cả bảng vào thư mục kế hoạch.
            Writes manifest.csv, rejects.csv and report.json of the whole table into the folder of the plan.

            Kết thúc / exit: 0 in hết, all printed · 65 có dòng bị trả lại, some rows rejected · 75 còn phần chưa in, shards missing
            """)

    @Argument(help: .init("Thư mục của qrpress plan. The folder of qrpress plan.", valueName: "plan"))
    var plan: String

    func run() throws {
        let report: Report
        do {
            report = try Collection(plan).collect()
        } catch {
            throw Failure(error)
        }
        let counts = report.counts
        Terminal.tell(
            Wording(
                vi:
                    "\(counts.printed)/\(counts.rows) dòng đã in, mỗi dòng một lần, trong \(counts.files) tệp → \(plan)",
                en:
                    "\(counts.printed) of \(counts.rows) rows printed, each once, in \(counts.files) documents → \(plan)"
            ))
        guard counts.rejected > 0 else { return }
        Terminal.tell(
            Wording(
                vi: "\(counts.rejected) dòng chưa in được: xem \(plan)/rejects.csv",
                en: "\(counts.rejected) rows were not printed: see \(plan)/rejects.csv"))
        throw ExitCode(ExitStatus.badData.rawValue)
    }
}
