/// The operators of a page or a form, as bytes.
///
/// Numbers are in points, y downwards. Source: ISO 32000-1, annex A.
struct PDFContent {
    private(set) var bytes: [UInt8] = []
    private var fill: Ink?
    private var font: (FontID, Double)?

    mutating func put(_ operators: String) {
        bytes += operators.utf8
        bytes.append(0x0A)
    }

    mutating func put(_ numbers: [Double], _ operators: String, places: Int = 3) {
        for number in numbers {
            bytes += PDFNumber.bytes(number, places: places)
            bytes.append(0x20)
        }
        put(operators)
    }

    /// Bytes that are no operators, such as the samples of an inline image.
    mutating func put(raw: some Sequence<UInt8>) { bytes += raw }

    /// Sets the colour of what is filled.
    ///
    /// Equal parts are grey, so black is black alone and not four inks.
    mutating func use(_ ink: Ink) {
        if fill == ink { return }
        fill = ink
        put(Self.parts(ink), ink.isGrey ? "g" : "rg")
    }

    mutating func useForStrokes(_ ink: Ink) { put(Self.parts(ink), ink.isGrey ? "G" : "RG") }

    /// Selects a font; only between BT and ET.
    mutating func use(_ font: FontID, size: Double) {
        if let now = self.font, now == (font, size) { return }
        self.font = (font, size)
        put([size], "Tf", before: "/F\(font.index) ")
    }

    /// Saves the graphics state, runs `body` and restores it.
    mutating func saved(_ body: (inout PDFContent) -> Void) {
        let state = (fill, font)
        put("q")
        body(&self)
        put("Q")
        (fill, font) = state
    }

    /// Forgets what is set: the next use sets it again.
    mutating func forget() { (fill, font) = (nil, nil) }

    private mutating func put(_ numbers: [Double], _ operators: String, before: String) {
        bytes += before.utf8
        put(numbers, operators)
    }

    private static func parts(_ ink: Ink) -> [Double] {
        let parts = ink.isGrey ? [ink.red] : [ink.red, ink.green, ink.blue]
        return parts.map { Double($0) / 255 }
    }
}

extension Ink {
    package var isGrey: Bool { red == green && green == blue }
}

/// Numbers as PDF writes them: no exponent, no needless zeros.
enum PDFNumber {
    static func bytes(_ value: Double, places: Int = 3) -> [UInt8] {
        var unit = 1.0
        for _ in 0..<places { unit *= 10 }
        let scaled = (value * unit).rounded()
        guard scaled.isFinite, abs(scaled) < 1e15 else { return [0x30] }
        var digits = Int(scaled.magnitude)
        if digits == 0 { return [0x30] }
        var reversed: [UInt8] = []
        for _ in 0..<places {
            let digit = UInt8(digits % 10)
            digits /= 10
            if digit != 0 || !reversed.isEmpty { reversed.append(0x30 + digit) }
        }
        if !reversed.isEmpty { reversed.append(UInt8(ascii: ".")) }
        while digits > 0 {
            reversed.append(0x30 + UInt8(digits % 10))
            digits /= 10
        }
        if scaled < 0 { reversed.append(UInt8(ascii: "-")) }
        return reversed.reversed()
    }

    static func text(_ value: Double, places: Int = 3) -> String {
        String(decoding: bytes(value, places: places), as: UTF8.self)
    }
}

/// Strings as PDF writes them.
enum PDFString {
    /// Any text: UTF-16 with a byte order mark, in hexadecimal, so nothing in it can end the string. 7.9.2.2
    static func text(_ text: String) -> String { "<FEFF\(hex(text))>" }

    /// UTF-16, big-endian, in hexadecimal.
    static func hex(_ text: String) -> String { text.utf16.map { four($0) }.joined() }

    static func four(_ number: UInt16) -> String {
        let digits = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
