/// A line that is one flat JSON object: its keys and the text of their values, in the order of the line.
///
/// Strict as RFC 8259 has it. A number keeps its text, digit for digit; `null` is an empty text.
struct JSONLine {
    enum Kind { case text, number, nested }

    struct Member {
        let key: [UInt8]
        /// For a nested value the JSON itself.
        let text: [UInt8]
        let kind: Kind
    }

    /// The line is no such object; `offset` is the first byte, from 0, that does not belong there.
    struct Fault: Error { let offset: Int }

    private(set) var members: [Member] = []
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) throws(Fault) {
        self.bytes = bytes
        skipBlanks()
        try take("{")
        skipBlanks()
        if here != UInt8(ascii: "}") {
            try takeMember()
            while here == UInt8(ascii: ",") {
                index += 1
                skipBlanks()
                try takeMember()
            }
        }
        try take("}")
        skipBlanks()
        guard index == bytes.count else { throw fault }
    }

    private var here: UInt8? { index < bytes.count ? bytes[index] : nil }
    private var fault: Fault { Fault(offset: index) }

    private mutating func skipBlanks() {
        while let here, " \t\r\n".utf8.contains(here) { index += 1 }
    }

    private mutating func take(_ sign: Unicode.Scalar) throws(Fault) {
        guard here == UInt8(ascii: sign) else { throw fault }
        index += 1
    }

    private mutating func takeMember() throws(Fault) {
        let key = try string()
        skipBlanks()
        try take(":")
        skipBlanks()
        let start = index
        switch here {
        case UInt8(ascii: "\""): members.append(Member(key: key, text: try string(), kind: .text))
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            try skipNested()
            members.append(Member(key: key, text: Array(bytes[start..<index]), kind: .nested))
        case UInt8(ascii: "t"): members.append(Member(key: key, text: try word("true"), kind: .text))
        case UInt8(ascii: "f"): members.append(Member(key: key, text: try word("false"), kind: .text))
        case UInt8(ascii: "n"):
            _ = try word("null")
            members.append(Member(key: key, text: [], kind: .text))
        default: members.append(Member(key: key, text: try number(), kind: .number))
        }
        skipBlanks()
    }

    private mutating func word(_ word: String) throws(Fault) -> [UInt8] {
        let text = Array(word.utf8)
        guard bytes[index...].starts(with: text) else { throw fault }
        index += text.count
        return text
    }

    private mutating func number() throws(Fault) -> [UInt8] {
        let start = index
        if here == UInt8(ascii: "-") { index += 1 }
        let isZero = here == UInt8(ascii: "0")
        let whole = index
        try takeDigits()
        // RFC 8259, 6: no zero before other digits. Such a number lost nothing yet, but is no JSON.
        if isZero, index > whole + 1 { throw Fault(offset: whole + 1) }
        if here == UInt8(ascii: ".") {
            index += 1
            try takeDigits()
        }
        if here == UInt8(ascii: "e") || here == UInt8(ascii: "E") {
            index += 1
            if here == UInt8(ascii: "+") || here == UInt8(ascii: "-") { index += 1 }
            try takeDigits()
        }
        return Array(bytes[start..<index])
    }

    private mutating func takeDigits() throws(Fault) {
        let start = index
        while let here, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(here) { index += 1 }
        if index == start { throw fault }
    }

    /// Passes over an object or a list by its brackets.
    ///
    /// What is between them is not looked at: such a value is a defect whatever it holds.
    private mutating func skipNested() throws(Fault) {
        var depth = 0
        repeat {
            switch here {
            case UInt8(ascii: "\""): _ = try string()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                index += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                index += 1
            case nil: throw fault
            default: index += 1
            }
        } while depth > 0
    }
}

extension JSONLine {
    /// The text between quotes, its escapes decoded.
    private mutating func string() throws(Fault) -> [UInt8] {
        try take("\"")
        var text: [UInt8] = []
        while let byte = here, byte != UInt8(ascii: "\"") {
            // RFC 8259, 7: control characters must be escaped.
            guard byte >= 0x20 else { throw fault }
            index += 1
            if byte == UInt8(ascii: "\\") { try takeEscape(to: &text) } else { text.append(byte) }
        }
        try take("\"")
        return text
    }

    private mutating func takeEscape(to text: inout [UInt8]) throws(Fault) {
        guard let letter = here else { throw fault }
        let escapes: [(UInt8, UInt8)] = [
            (UInt8(ascii: "n"), 0x0A), (UInt8(ascii: "t"), 0x09), (UInt8(ascii: "r"), 0x0D),
            (UInt8(ascii: "b"), 0x08), (UInt8(ascii: "f"), 0x0C),
        ]
        if letter == UInt8(ascii: "u") {
            text += Array(String(try escapedScalar()).utf8)
        } else if let escape = escapes.first(where: { $0.0 == letter }) {
            text.append(escape.1)
            index += 1
        } else {
            guard "\"\\/".utf8.contains(letter) else { throw fault }
            text.append(letter)
            index += 1
        }
    }

    /// The character of `uXXXX`, or of two such that are a surrogate pair.
    private mutating func escapedScalar() throws(Fault) -> Unicode.Scalar {
        let start = index
        var units = [try escapedUnit()]
        if UTF16.isLeadSurrogate(units[0]), here == UInt8(ascii: "\\") {
            index += 1
            units.append(try escapedUnit())
        }
        var decoder = UTF16()
        var iterator = units.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator), iterator.next() == nil else {
            throw Fault(offset: start)
        }
        return scalar
    }

    private mutating func escapedUnit() throws(Fault) -> UInt16 {
        try take("u")
        let digits = bytes[index...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fault }
        index += 4
        return unit
    }
}
