/// Personal numbers as a card shows them to everybody.
///
/// Source: QĐ 1405/QĐ-BTTTT of 11 September 2021, the default display of the personal code.
enum Masking {
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
}
