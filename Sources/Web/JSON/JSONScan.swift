/// One pass over JSON text that finds what a decoder lets pass: doubled keys, deep nesting, broken UTF-8.
struct JSONScan {
    enum Fault: Error, Hashable {
        case notUTF8, notJSON, tooDeep
        case doubledKey(String)
    }

    private var text: Text
    private var depth = 0
    private let deepest: Int

    private struct Text {
        let bytes: [UInt8]
        var place = 0

        var next: UInt8? { place < bytes.count ? bytes[place] : nil }
    }

    /// Throws what is wrong with the text.
    static func check(_ bytes: [UInt8], deepest: Int) throws(Fault) {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
        var scan = JSONScan(text: Text(bytes: bytes), deepest: deepest)
        try scan.value()
        scan.skipBlanks()
        guard scan.text.next == nil else { throw .notJSON }
    }

    private init(text: Text, deepest: Int) {
        (self.text, self.deepest) = (text, deepest)
    }

    private mutating func value() throws(Fault) {
        skipBlanks()
        switch text.next {
        case UInt8(ascii: "{"): try nested { (scan: inout JSONScan) throws(Fault) in try scan.object() }
        case UInt8(ascii: "["): try nested { (scan: inout JSONScan) throws(Fault) in try scan.array() }
        case UInt8(ascii: "\""): _ = try string()
        default: try plain()
        }
    }

    private mutating func nested(_ body: (inout JSONScan) throws(Fault) -> Void) throws(Fault) {
        guard depth < deepest else { throw .tooDeep }
        depth += 1
        text.place += 1
        try body(&self)
        depth -= 1
    }

    private mutating func object() throws(Fault) {
        var keys: Set<String> = []
        if take("}") { return }
        repeat {
            skipBlanks()
            guard text.next == UInt8(ascii: "\"") else { throw .notJSON }
            let key = try string()
            guard keys.insert(key).inserted else { throw .doubledKey(key) }
            guard take(":") else { throw .notJSON }
            try value()
        } while take(",")
        guard take("}") else { throw .notJSON }
    }

    private mutating func array() throws(Fault) {
        if take("]") { return }
        repeat { try value() } while take(",")
        guard take("]") else { throw .notJSON }
    }

    /// A number, `true`, `false` or `null`; which of them is for the decoder to see.
    private mutating func plain() throws(Fault) {
        let start = text.place
        while let byte = text.next, Self.isPlain(byte) { text.place += 1 }
        guard text.place > start else { throw .notJSON }
    }

    /// The string that begins here, its escapes resolved.
    private mutating func string() throws(Fault) -> String {
        text.place += 1
        var units: [UInt16] = []
        var start = text.place
        func unescaped(_ scan: JSONScan) -> String.UTF16View {
            String(decoding: scan.text.bytes[start..<scan.text.place], as: UTF8.self).utf16
        }
        while let byte = text.next {
            switch byte {
            case UInt8(ascii: "\""):
                units += unescaped(self)
                text.place += 1
                return String(decoding: units, as: UTF16.self)
            case UInt8(ascii: "\\"):
                units += unescaped(self)
                text.place += 1
                units.append(try escape())
                start = text.place
            case ..<0x20: throw .notJSON
            default: text.place += 1
            }
        }
        throw .notJSON
    }

    private mutating func escape() throws(Fault) -> UInt16 {
        guard let byte = text.next else { throw .notJSON }
        text.place += 1
        if byte == UInt8(ascii: "u") {
            let end = text.place + 4
            guard end <= text.bytes.count else { throw .notJSON }
            let digits = String(decoding: text.bytes[text.place..<end], as: UTF8.self)
            guard digits.allSatisfy(\.isHexDigit), let unit = UInt16(digits, radix: 16) else {
                throw .notJSON
            }
            text.place = end
            return unit
        }
        guard let unit = Self.escapes[byte] else { throw .notJSON }
        return unit
    }

    private static let escapes: [UInt8: UInt16] = [
        UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F,
        UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
        UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard text.next == UInt8(ascii: character) else { return false }
        text.place += 1
        return true
    }

    private mutating func skipBlanks() {
        while let byte = text.next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
            text.place += 1
        }
    }
}
