import ArgumentParser
import Foundation
import Records

/// The date of a run: given, or today in Vietnam.
///
/// Nothing else in the program looks at a clock of the world.
struct RunDate: ParsableArguments {
    @Option(
        name: .customLong("date"),
        help: .init(
            "Ngày in (mặc định: hôm nay ở Việt Nam). The date of printing (default: today in Vietnam).",
            valueName: "yyyy-MM-dd"))
    var text: String?

    var day: Day {
        get throws {
            guard let text else { return try Self.today }
            guard let day = Day(iso: text) else {
                throw Failure(
                    .usage, vi: "“\(text)” không phải ngày dạng yyyy-MM-dd, ví dụ 2021-12-20.",
                    en: "“\(text)” is not a date such as 2021-12-20.")
            }
            return day
        }
    }

    private static var today: Day {
        get throws {
            guard let day = Day(inVietnam: Double(time(nil))) else {
                throw Failure(.bug, vi: "Đồng hồ máy sai.", en: "The machine's clock is wrong.")
            }
            return day
        }
    }
}
