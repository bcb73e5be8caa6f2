import ArgumentParser
import Press
import Records

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Chia bảng lớn thành nhiều phần để in ở nhiều nơi. Shares a large table out among shards.",
        discussion: """
            Mỗi phần là vài nhóm nguyên vẹn của bảng; in từng phần ở đâu, mấy lần cũng được, rồi gộp lại.
            A shard is some whole groups of the table; shards are printed anywhere, as often as need be, and brought together.

            VÍ DỤ / EXAMPLES
              qrpress plan wallet-card residents.csv --shards 16 --group-by ward --sheet a4-10up -o plan
              while read id; do qrpress render --shard plan/$id; done < plan/shards.txt
              qrpress collect plan
            """)

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: .init("Thư mục mới cho kế hoạch. A new folder for the plan.", valueName: "folder"))
    var output: String

    @Option(help: .init("Số phần. How many shards.", valueName: "number"))
    var shards: Int

    @OptionGroup var table: TableOptions
    @OptionGroup(title: "Tờ in / sheets") var sheets: SheetOptions
    @OptionGroup(title: "Cách in / the run") var work: RunOptions
    @OptionGroup var picture: FormatOptions
    @OptionGroup var options: PressOptions

    func validate() throws {
        guard (1...100_000).contains(shards) else { throw ValidationError("--shards: 1–100000.") }
        guard sheets.startCell == 1 else {
            throw ValidationError(
                "Tờ nhãn dùng dở chỉ có ở một phần: bỏ --start-cell. Only one shard can begin a used sheet: no --start-cell."
            )
        }
        guard !work.resume else { throw ValidationError("--resume: qrpress render --shard.") }
    }

    func run() throws {
        let progress = Progress(isShown: Terminal.isWatched)
        let plan: Plan
        do {
            let order = try table.order(picture.value, sheets: sheets, options: options, work: work)
            plan = try Planning(order, shards: shards, arguments: try arguments).write(to: output) {
                progress.count($0)
            }
        } catch let error as PressError {
            progress.end()
            throw Failure(error)
        }
        progress.end()
        tell(plan)
        if plan.rejected > 0 { throw ExitCode(ExitStatus.badData.rawValue) }
    }

    /// The words that make `render` do with a shard what is asked for here; how the table is read is settled.
    private var arguments: [String] {
        get throws {
            [table.template] + table.reading.map.flatMap { ["--map", $0] } + sheets.arguments + work.arguments
                + picture.arguments + (try options.arguments)
        }
    }

    private func tell(_ plan: Plan) {
        let planned = plan.rows - plan.rejected
        Terminal.tell(
            Wording(
                vi: "\(planned)/\(plan.rows) dòng trong \(plan.shards.count) phần → \(output)/shards.txt",
                en: "\(planned) of \(plan.rows) rows in \(plan.shards.count) shards → \(output)/shards.txt"))
        if plan.shards.count < shards {
            Terminal.tell(
                Wording(
                    vi: "Không đủ nhóm cho \(shards) phần: nhóm không bị chia đôi.",
                    en: "There are not enough groups for \(shards) shards: a group stays whole."))
        }
        if plan.rejected > 0 {
            Terminal.tell(
                Wording(
                    vi: "\(plan.rejected) dòng chưa in được: xem \(output)/plan-rejects.csv",
                    en: "\(plan.rejected) rows cannot be printed: see \(output)/plan-rejects.csv"))
        }
        Terminal.tell("  qrpress render --shard \(output)/<id>   →   qrpress collect \(output)")
    }
}
