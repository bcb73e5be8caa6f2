/// Cells that are more than text; each is nil if the cell is empty or has a problem.
extension Intake {
    mutating func birthday(today: Day) -> PartialDay? {
        guard let text = filled(.dateOfBirth) else { return nil }
        do {
            return try PartialDay(text, today: today)
        } catch {
            note(.birth(error, spot(.dateOfBirth)))
            return nil
        }
    }

    mutating func sex() -> Sex? {
        guard let text = filled(.sex) else { return nil }
        guard let sex = Sex(text) else {
            note(.unknownSex(spot(.sex)))
            return nil
        }
        return sex
    }

    mutating func nationalID() -> String? {
        number(.nationalID, NumberFault.inNationalID, Problem.nationalID)
    }

    mutating func insuranceNumber() -> String? {
        number(.healthInsuranceNo, NumberFault.inInsuranceNumber, Problem.insuranceNumber)
    }

    mutating func phone() -> String? {
        number(.phone, NumberFault.inPhone, Problem.phone)
    }

    private mutating func number(
        _ field: Field, _ fault: (String) -> NumberFault?, _ problem: (NumberFault, Spot) -> Problem
    ) -> String? {
        guard let text = filled(field) else { return nil }
        guard let found = fault(text) else { return text }
        note(problem(found, spot(field)))
        return nil
    }
}
