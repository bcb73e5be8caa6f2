/// The code on an identity card with a chip: seven parts in 2021, eleven since 1 July 2024.
///
/// It is read to fill in a form and never printed as somebody's code. Source: Documentation/Formats.md, 1.
package struct IdentityCard: Sendable, Hashable {
    package enum Edition: Sendable, Hashable { case cccd2021, canCuoc2024 }

    /// The whole code as it came.
    package let raw: String
    package let edition: Edition
    /// Twelve digits.
    package let number: String
    /// The number of an earlier card, 9 or 12 digits.
    package let oldNumber: String?
    /// With Vietnamese marks, 1 to 100 characters.
    package let name: String
    /// Nil if the card's digits are no date of the calendar.
    package let dateOfBirth: PartialDay?
    package let sex: Sex
    package let address: String
    package let issued: Day?
    /// What a card of 2024 adds: cancelled number, parents.
    ///
    /// The order is not confirmed.
    package let additions: [String]

    /// Nil if the text does not have the form of such a code.
    package init?(_ text: String) { self.init(Array(text.utf8)) }

    /// Nil if the bytes do not have the form of such a code.
    package init?(_ bytes: [UInt8]) {
        guard let (raw, parts) = IdentityCode.parts(of: bytes), [7, 11].contains(parts.count),
            parts[0].count == 12, parts[0].allSatisfy(\.isDigit),
            [0, 9, 12].contains(parts[1].count), parts[1].allSatisfy(\.isDigit),
            [4, 6, 8].contains(parts[3].count), parts[3].allSatisfy(\.isDigit),
            [0, 8].contains(parts[6].count), parts[6].allSatisfy(\.isDigit)
        else { return nil }
        let texts = parts.map { String(decoding: $0, as: UTF8.self) }
        // Byte for byte: no card writes a letter and its marks apart.
        let isMan = parts[4].elementsEqual("Nam".utf8)
        guard (1...100).contains(texts[2].count), isMan || parts[4].elementsEqual("Nữ".utf8) else {
            return nil
        }
        self.raw = raw
        edition = parts.count == 7 ? .cccd2021 : .canCuoc2024
        number = texts[0]
        oldNumber = texts[1].isEmpty ? nil : texts[1]
        name = texts[2]
        dateOfBirth = Self.date(parts[3])
        sex = isMan ? .male : .female
        address = texts[5]
        issued = Self.date(parts[6]).flatMap { date in
            date.month.flatMap { month in date.day.flatMap { Day(year: date.year, month: month, day: $0) } }
        }
        additions = Array(texts.dropFirst(7))
    }

    /// Reads `ddMMyyyy`, `MMyyyy` or `yyyy`.
    private static func date(_ digits: ArraySlice<UInt8>) -> PartialDay? {
        let text = String(decoding: digits, as: UTF8.self)
        let year = text.suffix(4), rest = text.dropLast(4)
        let parts = [rest.prefix(2), rest.dropFirst(2), year].filter { !$0.isEmpty }
        return PartialDay(issuedAs: parts.joined(separator: "/"))
    }
}
