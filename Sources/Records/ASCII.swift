extension UInt8 {
    var isDigit: Bool { UInt8(ascii: "0") <= self && self <= UInt8(ascii: "9") }
    var isCapital: Bool { UInt8(ascii: "A") <= self && self <= UInt8(ascii: "Z") }
}

extension Int {
    /// The number that `digits` spells; nil if it is not 1 to 9 ASCII digits.
    init?(digits: some Collection<UInt8>) {
        guard (1...9).contains(digits.count), digits.allSatisfy(\.isDigit) else { return nil }
        self = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// The number with zeros before it, at least `width` characters.
    package func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
