/// A text with placeholders: `{field}` is replaced, `[…]` vanishes when a placeholder inside it is empty.
package struct Phrase: Sendable, Hashable {
    private indirect enum Part: Sendable, Hashable {
        case literal(String)
        case field(String)
        case optional([Part])
    }

    private let parts: [Part]

    /// Every field that the phrase asks for, once each, in order.
    package var fields: [String] {
        var seen: [String] = []
        func walk(_ parts: [Part]) {
            for part in parts {
                switch part {
                case .literal: break
                case .field(let name): if !seen.contains(name) { seen.append(name) }
                case .optional(let inner): walk(inner)
                }
            }
        }
        walk(parts)
        return seen
    }

    /// Reads the text of a slot. Is nil when a brace or bracket has no partner or a placeholder has no name.
    package init?(_ text: String) {
        var rest = Substring(text)
        guard let parts = Self.parse(&rest, inside: false), rest.isEmpty else { return nil }
        self.parts = parts
    }

    /// The text for these values. Is nil when the phrase has placeholders and all of them are empty, so that
    /// nothing is printed but what belongs to a value.
    package func text(_ value: (String) -> String?) -> String? {
        if !fields.isEmpty, fields.allSatisfy({ value($0) == nil }) { return nil }
        let text = Self.text(of: parts, value).text
        return text.isEmpty ? nil : text
    }

    private static func text(of parts: [Part], _ value: (String) -> String?) -> (text: String, whole: Bool) {
        var out = ""
        var whole = true
        for part in parts {
            switch part {
            case .literal(let literal): out += literal
            case .field(let name):
                if let found = value(name) { out += found } else { whole = false }
            case .optional(let inner):
                let inside = text(of: inner, value)
                if inside.whole { out += inside.text }
            }
        }
        return (out, whole)
    }

    private static func parse(_ rest: inout Substring, inside: Bool) -> [Part]? {
        var parts: [Part] = []
        var literal = ""
        func flush() {
            if !literal.isEmpty { parts.append(.literal(literal)) }
            literal = ""
        }
        while let next = rest.popFirst() {
            switch next {
            case "{":
                guard let close = rest.firstIndex(of: "}") else { return nil }
                let name = rest[..<close]
                guard !name.isEmpty, name.allSatisfy({ $0.isLowercase || $0.isNumber || $0 == "_" }) else {
                    return nil
                }
                flush()
                parts.append(.field(String(name)))
                rest = rest[close...].dropFirst()
            case "[":
                flush()
                guard let inner = parse(&rest, inside: true) else { return nil }
                parts.append(.optional(inner))
            case "]":
                flush()
                return inside ? parts : nil
            case "}": return nil
            default: literal.append(next)
            }
        }
        flush()
        return inside ? nil : parts
    }
}
