/// A state of the country's administration, known by the day on which the units stood so.
///
/// Of the time between two epochs nothing is known. Source: Documentation/Units.md, 1.
package struct AdministrativeEpoch: Sendable, Hashable, Comparable {
    /// From 1, in the order of time.
    package let number: Int
    package let day: Day
    /// True until 30 June 2025.
    package let hasDistricts: Bool

    package static func < (left: AdministrativeEpoch, right: AdministrativeEpoch) -> Bool {
        left.number < right.number
    }
}

extension AdministrativeEpoch {
    /// Nil if the cells are not a number, a day and the number of levels.
    init?(_ cells: [Range<Int>], of table: [UInt8]) {
        guard cells.count == 3, let number = Int(digits: table[cells[0]]), (1...9).contains(number),
            let day = Day(iso: String(decoding: table[cells[1]], as: UTF8.self)),
            let levels = Int(digits: table[cells[2]])
        else { return nil }
        self.init(number: number, day: day, hasDistricts: levels == 3)
    }
}

/// A set of epochs, by their numbers 1 to 9.
struct EpochSet: OptionSet, Sendable, Hashable {
    let rawValue: UInt16

    func contains(number: Int) -> Bool { rawValue & 1 << UInt16(number) != 0 }

    /// The number of the last epoch; 0 if there is none.
    var last: Int { isEmpty ? 0 : UInt16.bitWidth - 1 - rawValue.leadingZeroBitCount }

    /// Nil unless `digits` are numbers of epochs, as "12".
    init?(digits: some Collection<UInt8>) {
        guard !digits.isEmpty, digits.allSatisfy({ $0.isDigit && $0 != UInt8(ascii: "0") }) else {
            return nil
        }
        rawValue = digits.reduce(0) { $0 | 1 << UInt16($1 - UInt8(ascii: "0")) }
    }

    init(rawValue: UInt16) { self.rawValue = rawValue }
}
