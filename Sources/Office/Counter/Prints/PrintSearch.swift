import Foundation
import Records
import Store

/// A name or a number that a print is looked for by.
enum PrintSearch: Sendable, Hashable {
    /// As it was typed, or the first field of a code that was scanned.
    case number(String)
    /// The words of a name without marks and case, at least one.
    case name([String])

    /// So many prints of the chosen days are opened for one search.
    static let mostOpened = 5000
    /// So many finds are shown.
    static let mostFound = 50
    /// Fewer digits are part of a name, such as that of a school.
    private static let fewestDigits = 6

    /// Nil for a text without a letter or such a number.
    init?(_ text: String) {
        let first = text.prefix { $0 != "|" }
        if first.filter(\.isNumber).count >= Self.fewestDigits {
            self = .number(String(first))
            return
        }
        let words = Self.words(of: text)
        guard !words.isEmpty else { return nil }
        self = .name(words)
    }

    /// Whether this is the record that is meant: it has the number, or all words of the name stand in its name as they follow
    /// each other, whatever their marks and case.
    func finds(_ record: Record) -> Bool {
        switch self {
        case .number(let number):
            let wanted = Self.bare(number)
            return record.numbers(masked: false).contains { Self.bare($0) == wanted }
        case .name(let wanted):
            let words = Self.words(of: record.holder)
            return words.indices.contains { words[$0...].starts(with: wanted) }
        }
    }

    private static func words(of text: String) -> [String] {
        text.snakeCase.split(separator: "_").map(String.init)
    }

    private static func bare(_ number: String) -> String {
        number.filter { $0.isLetter || $0.isNumber }.uppercased()
    }
}

extension Record {
    /// Whose piece it is: the name of the person or the place.
    var holder: String {
        let field = kind == .citizen ? "full_name" : "name"
        return text(of: field, masked: false) ?? ""
    }
}
