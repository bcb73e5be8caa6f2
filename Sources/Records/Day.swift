/// A day of the Gregorian calendar, in the years 1 to 9999.
package struct Day: Sendable, Hashable, Comparable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Nil if the calendar has no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), let length = Day.length(ofMonth: month, year: year),
            (1...length).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// A day written `yyyy-MM-dd`, exactly.
    package init?(iso: String) {
        let parts = iso.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2] else { return nil }
        let numbers = parts.compactMap { Int(digits: $0) }
        guard numbers.count == 3 else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// The day that a spreadsheet shows as a number of five digits when its cell is not formatted as a date.
    ///
    /// Excel's system of 1900: 10000 is 18 May 1927, 44562 is 1 January 2022. Nil for any other text: numbers of four
    /// digits are years.
    init?(spreadsheetSerial text: String) {
        guard text.utf8.count == 5, text.utf8.first != UInt8(ascii: "0"), let serial = Int(digits: text.utf8)
        else { return nil }
        // From 1 March 1900 on the numbers count days after 30 December 1899.
        self.init(daysAfter1899December30: serial)
    }

    /// The day of a moment in Vietnam, which keeps UTC+7 all year; nil outside the years 1…9999.
    ///
    /// `secondsSince1970` are those of POSIX time.
    package init?(inVietnam secondsSince1970: Double) {
        let days = ((secondsSince1970 / 3600 + 7) / 24).rounded(.down)
        guard days.magnitude < 4_000_000 else { return nil }
        // 1 January 1970 is day 25,569 of the spreadsheets.
        self.init(daysAfter1899December30: Int(days) + 25_569)
    }

    /// By the rule of 400, 100 and 4 years over a calendar that begins on 1 March.
    private init?(daysAfter1899December30 count: Int) {
        // 30 December 1899 is day 693,899 after 1 March of the year 0.
        let days = count + 693_899
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        self.init(
            year: 400 * era + yearOfEra + (month < 10 ? 0 : 1), month: month < 10 ? month + 3 : month - 9,
            day: dayOfYear - (153 * month + 2) / 5 + 1)
    }

    /// The day as ISO 8601 has it: `yyyy-MM-dd`.
    package var iso: String { "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))" }

    /// The day as Vietnam writes it: `dd/MM/yyyy`.
    package var printed: String { "\(day.padded(to: 2))/\(month.padded(to: 2))/\(year.padded(to: 4))" }

    package static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// How many days the month has; nil if it is not 1…12.
    private static func length(ofMonth month: Int, year: Int) -> Int? {
        switch month {
        case 1, 3, 5, 7, 8, 10, 12: 31
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: nil
        }
    }
}
