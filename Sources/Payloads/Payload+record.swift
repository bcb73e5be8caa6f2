package import Records

extension Payload {
    /// Everything that makes this payload wrong for this record; empty if it may be printed on it.
    ///
    /// `kinds` are those that the template accepts. Codes of identity and insurance cards, a personal code on a
    /// venue and a personal code that is malformed are wrong whatever it accepts. A personal code is compared
    /// with the citizen's name, number and date of birth, as far as the row has them.
    package func problems(against record: Record, accepting kinds: Set<PayloadKind>) -> [Problem] {
        let line = record.line
        switch (kind, record) {
        case (.identityCard, _): return [.identityCard(line)]
        case (.insuranceCard, _): return [.insuranceCard(line)]
        case (.personal, .venue): return [.personOnVenue(line)]
        case (.other, _) where isMalformedPersonal: return [.malformedPersonal(line)]
        case (.personal, .citizen(let citizen)) where kinds.contains(.personal):
            guard case .personal(let code)? = identity else { return [] }
            return Self.differences(of: code, from: citizen)
        case (.venue, .citizen) where !kinds.contains(.venue): return [.venueOnPerson(line)]
        case (.certificate, _) where !kinds.contains(.certificate): return [.certificate(line)]
        case (.personal, _) where !kinds.contains(.personal): return [.personalNotAccepted(line)]
        case (.venue, _) where !kinds.contains(.venue): return [.venueNotAccepted(line)]
        case (.other, _) where !kinds.contains(.other): return [.unknown(line)]
        case (.personal, _), (.venue, _), (.certificate, _), (.other, _): return []
        }
    }

    private static func differences(of code: PersonalCode, from citizen: Citizen) -> [Problem] {
        var problems: [Problem] = []
        if code.name.bareLetters != citizen.fullName.bareLetters { problems.append(.otherName(citizen.line)) }
        if let number = citizen.nationalID, !matches(number, code.number) {
            let isOldAndNew = Set([number.count, code.number.count]) == [9, 12]
            problems.append(isOldAndNew ? .oldNumber(citizen.line) : .otherNumber(citizen.line))
        }
        if let birth = citizen.dateOfBirth, !code.birthDate.hasPrefix(birth.iso) {
            problems.append(.otherBirthDate(citizen.line))
        }
        return problems
    }

    /// True if the numbers agree in every character that `shown` does not hide with `*`.
    private static func matches(_ shown: String, _ number: String) -> Bool {
        shown.utf8.count == number.utf8.count
            && zip(shown.utf8, number.utf8).allSatisfy { $0 == UInt8(ascii: "*") || $0 == $1 }
    }
}
