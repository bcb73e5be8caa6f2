import Records
import Store
import Web

/// The units that somebody may choose from on a page, and the one that is chosen.
struct UnitPicker: Sendable {
    struct Choice: Sendable {
        let value: String
        let title: String
        let isChosen: Bool
    }

    let unit: String
    let name: String
    /// The own unit first, the others by name.
    let choices: [Choice]
    let hasOthers: Bool

    /// `asked`: the unit that the page is for; nil for the caller's own.
    ///
    /// Throws ``Refusal/missing`` for a unit outside the scope, or one that has ended.
    init(_ asked: String?, of caller: Caller, on day: Day) throws(Refusal) {
        let units = caller.units(on: day)
        let chosen = asked ?? caller.account.unit
        guard let unit = units.first(where: { $0.id == chosen }) else { throw .missing }
        (self.unit, name) = (unit.id, unit.name)
        choices = units.map { Choice(value: $0.id, title: $0.name, isChosen: $0.id == chosen) }
        hasOthers = units.count > 1
    }
}

extension Caller {
    /// The units of the scope that print on this day: the own one first, the others by name.
    func units(on day: Day) -> [OfficeUnit] {
        scope.compactMap { tree.units[$0] }.filter { $0.isValid(on: day) }
            .sorted {
                ($0.id == account.unit ? 0 : 1, $0.name, $0.id) < (
                    $1.id == account.unit ? 0 : 1, $1.name, $1.id
                )
            }
    }
}
