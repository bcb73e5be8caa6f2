/// A number of a worksheet as the text that a person sees in its cell.
struct CellNumber {
    let text: [UInt8]
    /// Whether the text is a number, not a date or a time.
    let isNumber: Bool
    let fault: Fault?

    enum Fault { case digitsLost, unreadable }

    /// From 10¹⁵ on Excel has rounded a number that was typed: it keeps 15 digits.
    private static let roundedFrom = 1e15

    /// `raw` is what stands in the file: an integer, or a decimal with or without an exponent.
    init(_ raw: [UInt8], format: NumberFormat, isFrom1904: Bool) {
        if format == .plain, Self.isShortInteger(raw) {
            self.init(raw)
        } else if let value = Self.value(of: raw) {
            self.init(value, raw: raw, format: format, isFrom1904: isFrom1904)
        } else {
            self.init(raw, fault: .unreadable)
        }
    }

    private init(_ value: Double, raw: [UInt8], format: NumberFormat, isFrom1904: Bool) {
        if case .moment(let parts) = format {
            guard let text = Moment(serial: value, isFrom1904: isFrom1904)?.text(parts) else {
                self.init(raw, fault: .unreadable)
                return
            }
            self.init(Array(text.utf8), isNumber: false)
        } else if abs(value) >= Self.roundedFrom {
            // With its exponent it cannot be taken for the whole number, wherever it goes.
            self.init(Array(Self.scientific(value).utf8), fault: .digitsLost)
        } else {
            self.init(Array(Self.padded(Self.decimal(value), format).utf8))
        }
    }

    private init(_ text: [UInt8], isNumber: Bool = true, fault: Fault? = nil) {
        self.text = text
        self.isNumber = isNumber
        self.fault = fault
    }

    /// Up to 15 digits without a zero in front: nothing to be made of it.
    private static func isShortInteger(_ raw: [UInt8]) -> Bool {
        guard let first = raw.first, raw.count <= 15 else { return false }
        return raw.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            && (first != UInt8(ascii: "0") || raw.count == 1)
    }

    /// Also refuses what Swift takes for a number and XML Schema does not: `nan`, `0x1p3`.
    private static func value(of raw: [UInt8]) -> Double? {
        guard raw.allSatisfy("0123456789+-.eE".utf8.contains) else { return nil }
        return Double(String(decoding: raw, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    }

    /// The shortest decimal that gives the number back, without an exponent and without ".0".
    private static func decimal(_ value: Double) -> String {
        var text = "\(value.magnitude)"
        if text.hasSuffix(".0") { text.removeLast(2) }
        if let e = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: e)...]) {
            let digits = text[..<e].filter { $0 != "." }
            // Numbers that Swift writes with a positive exponent are beyond 15 digits.
            text = "0." + String(repeating: "0", count: max(0, -exponent - 1)) + digits
        }
        return value < 0 ? "-\(text)" : text
    }

    /// As Excel shows a long number: `1.23456789012345E+17`.
    private static func scientific(_ value: Double) -> String {
        let text = "\(value)"
        guard !text.contains("e"), let point = text.firstIndex(of: ".") else { return text.uppercased() }
        let sign = value < 0 ? "-" : ""
        let digits = text[..<point].drop { $0 == "-" }
        let rest = digits.dropFirst().reversed().drop { $0 == "0" }.reversed()
        return "\(sign)\(digits.prefix(1))\(rest.isEmpty ? "" : ".")\(String(rest))E+\(digits.count - 1)"
    }

    private static func padded(_ text: String, _ format: NumberFormat) -> String {
        guard case .padded(let prefix, let digits) = format, text.utf8.allSatisfy({ (48...57).contains($0) })
        else {
            return text
        }
        return String(repeating: "0", count: prefix + max(0, digits - text.utf8.count)) + text
    }
}
