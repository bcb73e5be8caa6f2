/// A date of birth known to the day, the month or only the year, as many elderly people have it.
package struct PartialDay: Sendable, Hashable {
    package let year: Int
    package let month: Int?
    /// Never without `month`.
    package let day: Int?

    /// Why a text is no date of birth.
    package enum Fault: Error, Hashable {
        case notADate
        case twoDigitYear
        /// The calendar has no such day; `isMonthFirst` if it has one with day and month exchanged.
        case impossible(isMonthFirst: Bool)
        case inTheFuture
        /// Before 1900, when nobody alive was born.
        case tooLongAgo
    }

    /// Reads `d/M/yyyy`, `yyyy-MM-dd`, `MM/yyyy`, `yyyy-MM` or `yyyy`, with `/`, `-` or `.` between the parts.
    ///
    /// A leading `**/**/` or `**/`, as masked lists have it, stands for parts that are not known.
    package init(_ text: String, today: Day) throws(Fault) {
        var parts = try Self.parts(of: text)
        if parts.first?.count == 4, parts.count > 1 { parts.reverse() }
        let known = Array(parts.drop { $0.allSatisfy { $0 == UInt8(ascii: "*") } })
        guard let last = known.last, known.count == parts.count || parts.count == 3 else { throw .notADate }
        let numbers = known.compactMap { Int(digits: $0) }
        guard numbers.count == known.count else { throw .notADate }
        guard last.count != 2 else { throw .twoDigitYear }
        guard last.count == 4, known.dropLast().allSatisfy({ $0.count <= 2 }) else { throw .notADate }
        let backwards = Array(numbers.reversed())
        year = backwards[0]
        month = backwards.count > 1 ? backwards[1] : nil
        day = backwards.count > 2 ? backwards[2] : nil
        try check(today: today)
    }

    /// A date known to the day.
    init(_ day: Day) {
        year = day.year
        month = day.month
        self.day = day.day
    }

    /// A date as an identity card or an insurance card has it; what was issued is never in the future.
    init?(issuedAs text: String) {
        guard let last = Day(year: 9999, month: 12, day: 31), let date = try? PartialDay(text, today: last)
        else {
            return nil
        }
        self = date
    }

    /// What is known of it, in the order of ISO 8601: `yyyy-MM-dd`, `yyyy-MM` or `yyyy`.
    package var iso: String {
        [year.padded(to: 4), month?.padded(to: 2), day?.padded(to: 2)].compactMap(\.self).joined(
            separator: "-")
    }

    /// As Vietnam writes it: `dd/MM/yyyy`, `MM/yyyy` or `yyyy`.
    package var printed: String {
        [day?.padded(to: 2), month?.padded(to: 2), year.padded(to: 4)].compactMap(\.self).joined(
            separator: "/")
    }

    /// `**/**/yyyy`, whatever is known: day and month are hidden.
    ///
    /// Source: QĐ 1405/QĐ-BTTTT.
    package var masked: String { "**/**/\(year.padded(to: 4))" }

    private func check(today: Day) throws(Fault) {
        guard year >= 1900 else { throw .tooLongAgo }
        guard Day(year: year, month: month ?? 1, day: day ?? 1) != nil else {
            let exchanged = day.flatMap { Day(year: year, month: $0, day: month ?? 1) }
            throw .impossible(isMonthFirst: exchanged != nil)
        }
        let earliest = (year, month ?? 1, day ?? 1)
        guard earliest <= (today.year, today.month, today.day) else { throw .inTheFuture }
    }

    private static func parts(of text: String) throws(Fault) -> [ArraySlice<UInt8>] {
        let bytes = Array(text.utf8)
        let separators = Set(bytes.filter { "/-.".utf8.contains($0) })
        let parts = bytes.split(omittingEmptySubsequences: false) { separators.contains($0) }
        guard separators.count <= 1, (1...3).contains(parts.count),
            parts.allSatisfy({ (1...4).contains($0.count) })
        else { throw .notADate }
        return parts
    }
}
