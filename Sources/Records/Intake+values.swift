/// Cells that are more than text.
extension Intake {
    mutating func birthday(today: Day) -> PartialDay? {
        value(.dateOfBirth) { text, spot in
            Result { () throws(PartialDay.Fault) in try PartialDay(text, today: today) }
                .mapError { ProblemFound(problem: .birth($0, spot)) }
        }
    }

    mutating func sex() -> Sex? {
        value(.sex) { text, spot in
            Sex(text).map(Result.success) ?? .failure(ProblemFound(problem: .unknownSex(spot)))
        }
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
        value(field) { text, spot in
            fault(text).map { .failure(ProblemFound(problem: problem($0, spot))) } ?? .success(text)
        }
    }
}
