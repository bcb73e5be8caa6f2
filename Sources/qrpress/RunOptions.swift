import ArgumentParser
import Foundation
import Press

/// The options that say how a run goes about its work, and how its pieces are spread over documents.
struct RunOptions: ParsableArguments {
    @Option(
        help: .init(
            "Số luồng làm việc; mặc định mọi nhân. Threads that do the work; default: all cores.",
            valueName: "number"))
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Option(
        name: .customLong("max-sheets"),
        help: .init(
            "Số tờ nhiều nhất trong một tệp (mặc định 500, một ram). The most sheets in a document (default 500, a ream).",
            valueName: "number"))
    var maxSheets = Order.usualSheets

    @Option(
        help: .init(
            """
            Xếp theo trường, theo thứ tự tiếng Việt (họ tên: theo tên gọi trước): --sort ward,full_name. Sorts by fields in \
            Vietnamese order, people by their given names.
            """, valueName: "field,…"))
    var sort: String?

    enum Reading: String, ExpressibleByArgument, CaseIterable { case none, sample, all }

    @Option(
        help: .init(
            """
            Đọc lại từng tệp bằng chương trình khác trước khi đặt tên: none (mặc định) | sample: năm tờ mỗi tệp | all: mọi tờ. \
            Reads every document with foreign programs before it gets its name: nothing (default) | five sheets of each | all
            """, valueName: "extent"))
    var verify: Reading = .none

    @Flag(
        help:
            "In tiếp lần in dở dang trong thư mục kết quả. Goes on with the unfinished run in the output folder."
    )
    var resume = false

    func validate() throws {
        guard (1...256).contains(jobs) else { throw ValidationError("--jobs: 1–256.") }
        guard (1...100_000).contains(maxSheets) else { throw ValidationError("--max-sheets: 1–100000.") }
    }

    /// Nil for nothing.
    var verification: Verification.Extent? {
        switch verify {
        case .none: nil
        case .sample: .sample(5)
        case .all: .all
        }
    }

    /// The fields of `--sort`.
    var sortFields: [String] {
        (sort ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
            !$0.isEmpty
        }
    }
}
