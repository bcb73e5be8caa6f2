/// Why a text is no personal number.
enum NumberFault: Hashable {
    /// Not the shape of such a number; `digitCount` if it is digits only.
    case format(digitCount: Int?)
    /// A spreadsheet made it `1.09012E+09`: the other digits are gone.
    case exponent
}

extension NumberFault {
    /// What is wrong with the number of an identity card or passport; nil if nothing is.
    ///
    /// 9 or 12 digits, or 6 to 20 characters 0–9 A–Z with at least one letter. A masked number (`******004321`)
    /// passes if it shows three characters or more. Source: Documentation/Formats.md, 1 and 3.
    static func inNationalID(_ text: String) -> NumberFault? {
        let bytes = Array(text.utf8)
        let shown = bytes.drop { $0 == UInt8(ascii: "*") }
        if shown.allSatisfy(\.isDigit), shown.count >= 3, bytes.count == 9 || bytes.count == 12 { return nil }
        let isPassport = shown.allSatisfy { $0.isDigit || $0.isCapital } && shown.contains(where: \.isCapital)
        if isPassport, shown.count >= 3, (6...20).contains(bytes.count) { return nil }
        if text.uppercased().contains("E+") { return .exponent }
        return .format(digitCount: bytes.allSatisfy(\.isDigit) ? bytes.count : nil)
    }

    /// How many zeros a spreadsheet dropped at the front of the number of an identity card when it took it for a
    /// quantity; 0 if that is not certain.
    ///
    /// Every province's code begins with a zero. Source: Documentation/Formats.md, 1.
    static func zerosLost(ofNationalID text: String) -> Int {
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy(\.isDigit) else { return 0 }
        switch bytes.count {
        case 11, 8: return 1
        // Of the provinces' codes only 001, 002, 004, 006 and 008 begin with two zeros.
        case 10 where bytes.first.map("12468".utf8.contains) == true: return 2
        default: return 0
        }
    }

    /// 1 if a spreadsheet dropped the zero at the front of a phone number, else 0.
    static func zerosLost(ofPhone text: String) -> Int {
        let digits = text.utf8.filter { !" .-()".utf8.contains($0) }
        return digits.count == 9 && digits.allSatisfy(\.isDigit) && isSubscriber(digits[...]) ? 1 : 0
    }

    /// What is wrong with the number of a health-insurance card; nil if nothing is.
    ///
    /// 10 digits, or 15 characters: two letters, 1–5, two digits and ten of 0–9 A–Z; a masked one passes if it
    /// shows three characters or more. Source: Documentation/Formats.md, 2.
    static func inInsuranceNumber(_ text: String) -> NumberFault? {
        let bytes = Array(text.utf8)
        let shown = bytes.drop { $0 == UInt8(ascii: "*") }
        let isMasked = shown.count < bytes.count && shown.count >= 3 && [10, 15].contains(bytes.count)
        if isMasked, shown.allSatisfy({ $0.isDigit || $0.isCapital }) { return nil }
        if InsuranceCard.isNumber(bytes[...]) { return nil }
        if text.uppercased().contains("E+") { return .exponent }
        return .format(digitCount: bytes.allSatisfy(\.isDigit) ? bytes.count : nil)
    }

    /// What is wrong with a phone number; nil if nothing is.
    ///
    /// Blanks, dots, hyphens and brackets do not count.
    ///
    /// Vietnamese mobile and fixed lines with 0, 84 or +84, service numbers (1022, 1900 xxxx), and foreign
    /// numbers with +. Which prefixes are in use changes from year to year, so it is not checked.
    static func inPhone(_ text: String) -> NumberFault? {
        var digits = Array(text.utf8.filter { !" .-()".utf8.contains($0) })
        let isInternational = digits.first == UInt8(ascii: "+")
        if isInternational { digits.removeFirst() }
        guard digits.allSatisfy(\.isDigit) else { return .format(digitCount: nil) }
        if isInternational || digits.starts(with: "84".utf8), isSubscriber(digits.dropFirst(2)) { return nil }
        if isInternational {
            let isForeign = (8...15).contains(digits.count) && !digits.starts(with: "84".utf8)
            return isForeign && digits.first != UInt8(ascii: "0") ? nil : .format(digitCount: nil)
        }
        if digits.first == UInt8(ascii: "0"), isSubscriber(digits.dropFirst()) { return nil }
        return isService(digits) ? nil : .format(digitCount: nil)
    }

    /// A number within Vietnam without its 0: mobile with 9 digits, fixed line with 9 or 10.
    private static func isSubscriber(_ digits: ArraySlice<UInt8>) -> Bool {
        guard let first = digits.first else { return false }
        if first == UInt8(ascii: "2") { return digits.count == 9 || digits.count == 10 }
        return "35789".utf8.contains(first) && digits.count == 9
    }

    private static func isService(_ digits: [UInt8]) -> Bool {
        let isHotline = digits.starts(with: "1800".utf8) || digits.starts(with: "1900".utf8)
        if isHotline { return digits.count == 8 || digits.count == 10 }
        return digits.first == UInt8(ascii: "1") && (3...4).contains(digits.count)
    }
}
