/// PDF as bytes: numbers, references and strings, put one after the other.
///
/// Source: ISO 32000-1, 7.3.
extension [UInt8] {
    /// What is known when the program is built: operators, names, delimiters.
    mutating func put(_ syntax: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: syntax.utf8Start, count: syntax.utf8CodeUnitCount))
    }

    mutating func put(_ number: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        put(digits: number.magnitude, point: 0)
    }

    /// A number without exponent and needless zeros, rounded to `places` decimals; zero for what is none.
    mutating func put(_ number: Double, places: Int = 3) {
        let units = [1.0, 10, 100, 1_000, 10_000]
        let scaled = (number * units[Swift.min(Swift.max(places, 0), 4)]).rounded()
        guard scaled.isFinite, abs(scaled) < 1e15 else { return append(UInt8(ascii: "0")) }
        var (digits, point) = (UInt(scaled.magnitude), places)
        if scaled < 0 { append(UInt8(ascii: "-")) }
        while point > 0, digits % 10 == 0 { (digits, point) = (digits / 10, point - 1) }
        put(digits: digits, point: point)
    }

    /// The last `point` digits stand behind the point; a whole part of zero before it is left out.
    private mutating func put(digits: UInt, point: Int) {
        let start = count
        var rest = digits
        for _ in 0..<point { putLastDigit(of: &rest) }
        if point > 0 { append(UInt8(ascii: ".")) }
        while rest > 0 || count == start { putLastDigit(of: &rest) }
        var (left, right) = (start, count - 1)
        while left < right {
            swapAt(left, right)
            (left, right) = (left + 1, right - 1)
        }
    }

    private mutating func putLastDigit(of number: inout UInt) {
        append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
        number /= 10
    }

    mutating func put(reference number: PDFFile.Number) {
        put(number)
        put(" 0 R")
    }

    mutating func put(references numbers: some Sequence<PDFFile.Number>) {
        for (index, number) in numbers.enumerated() {
            if index > 0 { put(" ") }
            put(reference: number)
        }
    }

    /// Any text: UTF-16 with a byte order mark, in hexadecimal, so nothing in it can end the string. 7.9.2.2
    mutating func put(text: String) {
        put("<FEFF")
        for unit in text.utf16 { put(hexadecimal: unit) }
        put(">")
    }

    /// Four digits.
    mutating func put(hexadecimal number: UInt16) {
        for shift: UInt16 in [12, 8, 4, 0] {
            let digit = UInt8(number >> shift & 15)
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") - 10 + digit)
        }
    }
}

/// The same as text, for what is written once a document.
enum PDFSyntax {
    static func number(_ number: Double, places: Int = 3) -> String {
        text { $0.put(number, places: places) }
    }

    static func text(_ string: String) -> String { text { $0.put(text: string) } }

    static func hexadecimal(_ number: UInt16) -> String { text { $0.put(hexadecimal: number) } }

    private static func text(_ body: (inout [UInt8]) -> Void) -> String {
        var bytes: [UInt8] = []
        body(&bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
