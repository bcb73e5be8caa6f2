/// A text with placeholders: `{field}` is replaced, `[…]` vanishes when a placeholder inside it is empty.
package struct Phrase: Sendable, Hashable {
    /// Deeper than any wording; a bomb stops here and not on the stack.
    private static let deepest = 8

    private indirect enum Part: Sendable, Hashable {
        case literal(String)
        case field(String)
        case optional([Part])
    }

    private let parts: [Part]

    /// Every field that the phrase asks for, once each, in order.
    package let fields: [String]

    /// Reads the text of a slot.
    ///
    /// Is nil when a brace or bracket has no partner, a placeholder has no name, or brackets are nested
    /// more than eight deep.
    package init?(_ text: String) {
        var rest = Substring(text)
        guard let parts = Self.parse(&rest, depth: 0), rest.isEmpty else { return nil }
        self.parts = parts
        var seen: [String] = []
        Self.collectFields(of: parts, in: &seen)
        fields = seen
    }

    private static func collectFields(of parts: [Part], in seen: inout [String]) {
        for part in parts {
            switch part {
            case .literal: break
            case .field(let name): if !seen.contains(name) { seen.append(name) }
            case .optional(let inner): collectFields(of: inner, in: &seen)
            }
        }
    }

    /// The text for these values.
    ///
    /// Is nil when the phrase has placeholders and all of them are empty, so that nothing is printed but
    /// what belongs to a value.
    ///
    /// A comma, semicolon, dot or blank that an empty placeholder leaves at an edge goes with it: without a
    /// district, `{district}[, {province}]` is only the province.
    package func text(_ value: (String) -> String?) -> String? {
        var whole = ""
        if Self.write(parts, value, to: &whole) { return whole.isEmpty ? nil : whole }
        if fields.allSatisfy({ value($0) == nil }) { return nil }
        var (pieces, _) = Self.pieces(of: parts, value)
        pieces = pieces.trimmed(\.first) { $0.text.removeFirst() }
        pieces = pieces.reversed().trimmed(\.last) { $0.text.removeLast() }.reversed()
        let text = pieces.map(\.text).joined()
        return text.isEmpty ? nil : text
    }

    /// Writes the parts as far as there are values; true if no value is missing.
    private static func write(_ parts: [Part], _ value: (String) -> String?, to text: inout String) -> Bool {
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .field(let name):
                guard let found = value(name) else { return false }
                text += found
            case .optional(let inner): guard write(inner, value, to: &text) else { return false }
            }
        }
        return true
    }

    private static func pieces(of parts: [Part], _ value: (String) -> String?) -> (all: [Piece], whole: Bool)
    {
        var out: [Piece] = []
        var whole = true
        for part in parts {
            switch part {
            case .literal(let literal): out.append(Piece(text: literal, isValue: false))
            case .field(let name):
                if let found = value(name) {
                    out.append(Piece(text: found, isValue: true))
                } else {
                    whole = false
                }
            case .optional(let inner):
                let inside = pieces(of: inner, value)
                if inside.whole { out += inside.all }
            }
        }
        return (out, whole)
    }

    private static func parse(_ rest: inout Substring, depth: Int) -> [Part]? {
        guard depth <= deepest else { return nil }
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
                guard let inner = parse(&rest, depth: depth + 1) else { return nil }
                parts.append(.optional(inner))
            case "]":
                flush()
                return depth > 0 ? parts : nil
            case "}": return nil
            default: literal.append(next)
            }
        }
        flush()
        return depth > 0 ? nil : parts
    }
}

/// A part of the text that came from the template or from a value.
///
/// Values are never touched.
private struct Piece {
    var text: String
    let isValue: Bool
}

extension [Piece] {
    /// Without the separators before the first value or word; `edge` and `drop` say on which side of a piece.
    fileprivate func trimmed(_ edge: (String) -> Character?, _ drop: (inout Piece) -> Void) -> [Piece] {
        var pieces = self
        while let first = pieces.first, !first.isValue {
            guard let character = edge(first.text) else {
                pieces.removeFirst()
                continue
            }
            guard character.isWhitespace || ",;·".contains(character) else { break }
            drop(&pieces[0])
        }
        return pieces
    }
}
