extension Citizen {
    /// Where the person's papers contradict each other.
    ///
    /// A number keeps its century, sex and year when a record is corrected, so none of this is a reason not to print.
    /// Source: Documentation/Formats.md, 1.
    func contradictions(today: Day) -> [Problem] {
        guard let number = nationalID.map({ Array($0.utf8) }), number.count == 12,
            number.allSatisfy(\.isDigit), let century = Int(digits: number[3...3]),
            let years = Int(digits: number[4...5])
        else { return [] }
        let spot = Spot(line: line, field: .nationalID)
        let year = 1900 + 100 * (century / 2) + years
        var remarks: [Problem] = []
        if let sex, (sex == .male) != century.isMultiple(of: 2) { remarks.append(.numberOfOtherSex(spot)) }
        if let dateOfBirth, dateOfBirth.year != year {
            remarks.append(.numberOfOtherYear(spot))
        } else if year > today.year {
            remarks.append(.numberOfTheFuture(spot))
        }
        if !BirthRegistry.holds(number[..<3]) { remarks.append(.numberOfNoProvince(spot)) }
        return remarks
    }
}

/// The places that give out identity numbers.
///
/// Source: Circular 07/2016/TT-BCA, annexes 1 and 2, as in Documentation/Formats.md, 1.
enum BirthRegistry {
    private static let provinces: Set<Int> = [
        1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40,
        42,
        44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83,
        84, 86,
        87, 89, 91, 92, 93, 94, 95, 96,
    ]

    /// Whether the three digits are a province or, from 101 on, a country.
    static func holds(_ digits: ArraySlice<UInt8>) -> Bool {
        guard let code = Int(digits: digits) else { return false }
        return provinces.contains(code) || code > 100
    }
}
