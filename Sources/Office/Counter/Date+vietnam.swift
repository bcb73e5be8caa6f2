import Foundation
import Records

extension Date {
    /// Day and time in Vietnam, as people read them: `22/11/2026 09:05`.
    var inVietnam: String {
        let seconds = Int(timeIntervalSince(startOfDayInVietnam))
        let time = [seconds / 3600, seconds / 60 % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }
        let day = Day(inVietnam: timeIntervalSince1970)?.printed ?? ""
        return "\(day) \(time.joined(separator: ":"))"
    }
}

extension Day {
    /// When the day begins in Vietnam.
    var beginInVietnam: Date {
        let moment = DateComponents(
            calendar: Calendar(identifier: .gregorian), timeZone: TimeZone(secondsFromGMT: 7 * 3600),
            year: year, month: month, day: day
        ).date
        return moment ?? .distantPast
    }
}
