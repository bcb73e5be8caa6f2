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

    /// Vietnam keeps UTC+7 all year, so no time zone table is needed.
    private static var today: Day {
        get throws {
            var clock = time(nil) + 7 * 3600
            var parts = tm()
            gmtime_r(&clock, &parts)
            guard
                let day = Day(
                    year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
            else { throw Failure(.bug, vi: "Đồng hồ máy sai.", en: "The machine's clock is wrong.") }
            return day
        }
    }
}
