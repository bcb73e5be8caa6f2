import Foundation
import Records

extension Date {
    /// The time of day in Vietnam, `HH:mm`.
    var timeInVietnam: String {
        let minutes = Int(timeIntervalSince(startOfDayInVietnam) / 60)
        return "\((minutes / 60).padded(to: 2)):\((minutes % 60).padded(to: 2))"
    }

    /// The day in Vietnam, `dd/MM/yyyy`.
    var dayInVietnam: String { Day(inVietnam: timeIntervalSince1970)?.printed ?? "" }

    /// Day and time in Vietnam, `dd/MM/yyyy HH:mm`.
    var inVietnam: String { "\(dayInVietnam) \(timeInVietnam)" }
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
