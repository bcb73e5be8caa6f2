/// A day and a time as a workbook counts them: in days, and parts of a day, since its first one.
struct Moment {
    private let day: Int
    /// Since midnight.
    private let seconds: Int
    private let isFrom1904: Bool

    /// `isFrom1904` says that day 0 is 1 January 1904, as on old Macintoshes; else day 1 is 1 January 1900.
    ///
    /// Nil for a number that Excel shows as `######`: negative, or after the year 9999.
    init?(serial: Double, isFrom1904: Bool) {
        guard serial >= 0, serial < (isFrom1904 ? 2_957_004 : 2_958_466) else { return nil }
        // A time of day is a fraction that no Double has exactly; whole seconds undo that.
        let total = Int((serial * 86_400).rounded())
        (day, seconds) = total.quotientAndRemainder(dividingBy: 86_400)
        self.isFrom1904 = isFrom1904
    }

    /// A moment in the form of ISO 8601, which "strict" workbooks have, as ``text(_:)`` writes it.
    ///
    /// What is no such moment is returned as it is.
    static func text(ofISO text: String) -> String {
        let parts = text.split(separator: "T", maxSplits: 1)
        let numbers = (parts.first ?? "").split(separator: "-")
        guard numbers.map(\.utf8.count) == [4, 2, 2], numbers.allSatisfy({ Int(digits: $0.utf8) != nil })
        else {
            return text
        }
        let date = numbers.reversed().joined(separator: "/")
        let time = parts.count > 1 ? String(parts[1].prefix(8)) : "00:00:00"
        if time == "00:00:00" { return date }
        return "\(date) \(time.hasSuffix(":00") ? String(time.dropLast(3)) : time)"
    }

    /// What the format shows, as it is written in Vietnam: `dd/MM/yyyy`, `MM/yyyy`, `yyyy`, `HH:mm`.
    ///
    /// A day or a month is never without its year. A time stands behind the date if the format shows times and it
    /// is not midnight. Nil for a date on day 0 of the year 1900, which Excel shows as 00/01/1900.
    func text(_ parts: NumberFormat.Parts) -> String? {
        let isTime = parts.isDisjoint(with: .date) && (day == 0 || parts.contains(.elapsed))
        guard !isTime, let date = date(parts) else {
            return parts.contains(.time) ? time(hours: day * 24) : nil
        }
        return parts.contains(.time) && seconds > 0 ? "\(date) \(time(hours: 0))" : date
    }

    /// The time of day, `hours` later; seconds only if there are any.
    private func time(hours: Int) -> String {
        let minutes = "\((hours + seconds / 3_600).padded(2)):\((seconds / 60 % 60).padded(2))"
        return seconds % 60 == 0 ? minutes : "\(minutes):\((seconds % 60).padded(2))"
    }

    private func date(_ parts: NumberFormat.Parts) -> String? {
        guard let (year, month, day) = calendarDay else { return nil }
        // Who types "5/1990" into Excel gets the first of May, shown without its day.
        switch parts.intersection(.date) {
        case [.year]: return year.padded(4)
        case [.year, .month]: return "\(month.padded(2))/\(year.padded(4))"
        default: return "\(day.padded(2))/\(month.padded(2))/\(year.padded(4))"
        }
    }

    /// In the Gregorian calendar, but for 29/02/1900, a day that there was only in Lotus 1-2-3 and is in Excel.
    private var calendarDay: (year: Int, month: Int, day: Int)? {
        if isFrom1904 { return Self.calendarDay(since1970: day - 24_107) }
        switch day {
        case 0: return nil
        case 1..<60: return Self.calendarDay(since1970: day - 25_568)
        case 60: return (1900, 2, 29)
        default: return Self.calendarDay(since1970: day - 25_569)
        }
    }

    /// Counts in years that begin in March, so that a leap day ends one; for days from the year 0 on.
    private static func calendarDay(since1970 days: Int) -> (year: Int, month: Int, day: Int) {
        // 719 468 days from 1 March of the year 0; 146 097 days in 400 years.
        let (era, dayOfEra) = (days + 719_468).quotientAndRemainder(dividingBy: 146_097)
        let year = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        return (era * 400 + year + (month > 9 ? 1 : 0), month > 9 ? month - 9 : month + 3, day)
    }
}

extension Int {
    /// With zeros in front up to so many digits.
    fileprivate func padded(_ digits: Int) -> String {
        let text = String(self)
        return String(repeating: "0", count: Swift.max(0, digits - text.count)) + text
    }
}
