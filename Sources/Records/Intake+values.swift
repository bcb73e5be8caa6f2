/// Cells that are more than text; each is nil if the cell is empty or has a problem.
extension Intake {
    mutating func birthday(today: Day) -> PartialDay? {
        guard let text = filled(.dateOfBirth) else { return nil }
        if let day = Day(spreadsheetSerial: text), day <= today {
            remark(.birthSerial(day, spot(.dateOfBirth)))
            return PartialDay(day)
        }
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
        number(
            .nationalID, NumberFault.inNationalID, Problem.nationalID, NumberFault.zerosLost(ofNationalID:))
    }

    /// The number of the card before: what a column for CMND holds when there is another for CCCD.
    mutating func oldID() -> String? {
        number(.oldID, NumberFault.inNationalID, Problem.nationalID, NumberFault.zerosLost(ofNationalID:))
    }

    mutating func insuranceNumber() -> String? {
        number(.healthInsuranceNo, NumberFault.inInsuranceNumber, Problem.insuranceNumber, { _ in 0 })
    }

    mutating func phone() -> String? {
        number(.phone, NumberFault.inPhone, Problem.phone, NumberFault.zerosLost(ofPhone:))
    }

    private mutating func number(
        _ field: Field, _ fault: (String) -> NumberFault?, _ problem: (NumberFault, Spot) -> Problem,
        _ zerosLost: (String) -> Int
    ) -> String? {
        guard let text = filled(field) else { return nil }
        guard let found = fault(text) else { return text }
        let zeros = zerosLost(text)
        if zeros > 0 {
            remark(.zerosRestored(spot(field), count: zeros))
            return String(repeating: "0", count: zeros) + text
        }
        note(problem(found, spot(field)))
        return nil
    }
}
