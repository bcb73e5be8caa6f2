/// Personal numbers as a card shows them to everybody.
///
/// Source: QĐ 1405/QĐ-BTTTT of 11 September 2021, the default display of the personal code.
package enum Masking {
    /// The first six characters as `*`; of a number shorter than nine all but the last three.
    static func number(_ number: String) -> String {
        let hidden = max(0, min(6, number.count - 3))
        return String(repeating: "*", count: hidden) + number.dropFirst(hidden)
    }

    /// A record's id; masked like a number if it may be one, as in lists that number people by their papers.
    static func id(_ id: String) -> String {
        let runs = id.utf8.split { !$0.isDigit }
        return runs.contains { $0.count >= 9 } ? number(id) : id
    }

    /// All digits but the last three as `*`; what stands between them stays.
    static func phone(_ phone: String) -> String {
        var hidden = phone.utf8.count(where: \.isDigit) - 3
        return String(
            phone.map { character in
                guard character.isNumber, hidden > 0 else { return character }
                hidden -= 1
                return "*"
            })
    }

    /// A text in which every run of nine digits or more is masked: whatever column it stands in, it may be a number of
    /// somebody's.
    package static func numbers(in text: String) -> String {
        var (masked, run) = ("", "")
        for character in text {
            if character.isASCII, character.isNumber {
                run.append(character)
            } else {
                masked += (run.count >= 9 ? number(run) : run) + String(character)
                run = ""
            }
        }
        return masked + (run.count >= 9 ? number(run) : run)
    }
}
