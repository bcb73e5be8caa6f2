/// What the codes of a row say of the person: a scanned identity card, insurance card or personal code in the column
/// `scan`, and the personal code that is to be printed.
struct Testimony {
    /// How what a cell holds stands to what a scanned code says.
    enum Verdict {
        case agrees
        /// It is another person, or one of the two is wrong: not to be printed.
        case differs
        /// Papers of one person may differ so.
        case isOdd
    }

    /// The fields that a code may speak of.
    static let fields: Set<Field> = [
        .fullName, .dateOfBirth, .sex, .nationalID, .oldID, .healthInsuranceNo, .phone, .address,
    ]

    /// What the codes say of a field, in the form of a cell; what is not fit to be one is left out.
    let texts: [Field: String]
    /// The scanned code, if it is one that may be printed.
    let payload: [UInt8]?
    /// True if something was scanned that is no code of a person.
    let isUnknown: Bool
    /// The fields of which the scanned code speaks: those are held against the cells.
    private let sworn: Set<Field>

    /// `scan` and `qr` are the cells as they came, empty if there are none.
    init(scan: [UInt8], qr: [UInt8]) {
        let scanned = scan.filter { !" \t\r\n".utf8.contains($0) }.isEmpty ? nil : IdentityCode(scan)
        isUnknown = !scan.isEmpty && scanned == nil
        payload = if case .personal? = scanned { scan } else { nil }
        let first = scanned?.texts ?? [:]
        let printed = PersonalCode(qr)?.texts ?? [:]
        // What the office left out of its table it may not want on the card; who it is has to be there.
        let second = printed.filter { [.nationalID, .dateOfBirth, .sex].contains($0.key) }
        texts = first.merging(second) { first, _ in first }
        sworn = Set(first.keys)
    }

    /// What to think of a cell of this field.
    ///
    /// What only the printed code says is not held against it here: `Payload` does that, whatever the row's columns.
    func verdict(on field: Field, _ cell: String) -> Verdict {
        guard sworn.contains(field), let said = texts[field] else { return .agrees }
        switch field {
        case .fullName: return cell.bareLetters == said.bareLetters ? .agrees : .differs
        case .nationalID, .oldID, .healthInsuranceNo:
            return Self.matches(cell, said) ? .agrees : .differs
        case .dateOfBirth:
            guard let born = PartialDay(issuedAs: said), let written = PartialDay(issuedAs: cell) else {
                return .agrees
            }
            return born.iso.hasPrefix(written.iso) || written.iso.hasPrefix(born.iso) ? .agrees : .differs
        case .sex: return Sex(cell) == Sex(said) ? .agrees : .isOdd
        default: return .agrees
        }
    }

    /// True if the numbers agree in every character that the cell does not hide with `*`; a number that lost its zeros
    /// is compared without them.
    private static func matches(_ cell: String, _ said: String) -> Bool {
        let (cell, said) = (Array(cell.utf8), Array(said.utf8).suffix(cell.utf8.count))
        return cell.count == said.count
            && zip(cell, said).allSatisfy { $0 == UInt8(ascii: "*") || $0 == $1 }
    }
}

extension IdentityCode {
    fileprivate var texts: [Field: String] {
        switch self {
        case .personal(let code): return code.texts
        case .identityCard(let card):
            var texts = [Field.fullName: card.name, .nationalID: card.number, .sex: card.sex.printed]
            texts[.oldID] = card.oldNumber
            texts[.dateOfBirth] = card.dateOfBirth?.printed
            texts[.address] = card.address.isEmpty ? nil : card.address
            return texts
        case .insuranceCard(let card):
            var texts = [Field.fullName: card.name, .healthInsuranceNo: card.number, .sex: card.sex.printed]
            texts[.dateOfBirth] = card.dateOfBirth?.printed
            texts[.address] = card.address
            return texts
        }
    }
}

extension PersonalCode {
    /// Not the name: it has lost its marks, and a card shows the legal name.
    fileprivate var texts: [Field: String] {
        var texts: [Field: String] = [:]
        if NumberFault.inNationalID(number) == nil { texts[.nationalID] = number }
        texts[.dateOfBirth] = PartialDay(issuedAs: birthDate)?.printed
        guard let details else { return texts }
        texts[.sex] = details.sex?.printed
        if NumberFault.inInsuranceNumber(details.healthInsuranceNo) == nil {
            texts[.healthInsuranceNo] = details.healthInsuranceNo
        }
        if NumberFault.inPhone(details.phone) == nil { texts[.phone] = details.phone }
        return texts
    }
}
