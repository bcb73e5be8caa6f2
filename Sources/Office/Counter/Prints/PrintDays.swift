import Foundation
import Records
import Store

/// Which days of prints are looked at, named in the address.
enum PrintDays: String, Sendable, CaseIterable {
    case today, yesterday, week

    var title: Wording {
        switch self {
        case .today: Wording(vi: "Hôm nay", en: "Today")
        case .yesterday: Wording(vi: "Hôm qua", en: "Yesterday")
        case .week: Wording(vi: "7 ngày qua", en: "Last 7 days")
        }
    }

    /// The moment with which the days begin, as they are at `now`.
    func begin(at now: Date) -> Date {
        switch self {
        case .today: now.startOfDayInVietnam
        case .yesterday: now.startOfDayInVietnam - Self.day
        case .week: now.startOfDayInVietnam - 6 * Self.day
        }
    }

    /// What is later than the last of these days; nil when that is today.
    func end(at now: Date) -> ID<Print>? {
        self == .yesterday ? ID(firstAt: now.startOfDayInVietnam) : nil
    }

    private static let day = 86_400.0
}
